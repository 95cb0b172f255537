using Galactic.Homes.Plans;

namespace Galactic.Homes.Furniture;

/// <summary>A plan with its pieces and the free space that was verified for them.</summary>
internal sealed record FurnishedPlan(HomePlan Plan, HomePiece[] Pieces, FreeSpace Space);
