using Galactic.Homes.Furniture;
using Galactic.Homes.Plans;

namespace Galactic.Homes;

/// <summary>The solid boxes of a home: floor, ceiling, walls with lintels, and the pieces' own.</summary>
internal static class HomeBoxes
{
    private const int Slab = 200;

    public static PlanBox[] Of(
        HomePlan plan, IReadOnlyList<HomePiece> pieces, IReadOnlyList<PieceModel> models, int wallHeight)
    {
        List<PlanBox> boxes = [];
        foreach (PlanRect part in plan.Outline.Parts)
        {
            boxes.Add(new PlanBox(-1, part, -Slab, 0));
            boxes.Add(new PlanBox(-1, part, wallHeight, wallHeight + Slab));
        }

        foreach (PlanRect wall in WallLines.Solid(plan))
        {
            boxes.Add(new PlanBox(-1, wall, 0, wallHeight));
        }

        foreach (HomeOpening opening in plan.Openings)
        {
            boxes.Add(new PlanBox(-1, opening.Gap, opening.Height, wallHeight));
        }

        for (int i = 0; i < pieces.Count; i++)
        {
            foreach (LocalBox box in models[i].Colliders)
            {
                boxes.Add(pieces[i].Solid(i, box.MinX, box.MinY, box.MinZ, box.MaxX, box.MaxY, box.MaxZ));
            }
        }

        return [.. boxes];
    }
}
