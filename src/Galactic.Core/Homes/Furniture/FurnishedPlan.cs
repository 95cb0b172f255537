using Galactic.Homes.Plans;

namespace Galactic.Homes.Furniture;

/// <summary>A plan with its pieces and the free space that was verified for them.</summary>
/// <param name="Plan">The plan.</param>
/// <param name="Pieces">Pieces of all rooms.</param>
/// <param name="Space">Where the base may stand.</param>
/// <param name="Reservations">Floor that was kept free before doors and furniture; may overlap.</param>
internal sealed record FurnishedPlan(HomePlan Plan, HomePiece[] Pieces, FreeSpace Space, PlanRect[] Reservations);
