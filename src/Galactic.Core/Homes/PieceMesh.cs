using System.Numerics;
using Galactic.Assets;
using Galactic.Homes.Furniture;

namespace Galactic.Homes;

/// <summary>Turns the parts of a piece into triangles.</summary>
internal static class PieceMesh
{
    private const int RichSides = 24;
    private const int LeastBevelled = 24;

    /// <summary>All parts of a piece that its level of detail shows.</summary>
    public static void Add(FacePainter painter, HomePiece piece, PieceModel model, DetailPlan plan)
    {
        if (plan.Level == HomeDetail.Lean && piece.Kind.IsDecoration() && piece.Kind != PieceKind.Rug)
        {
            return;
        }

        HomeDetail finish = plan.Of(DetailFeature.Undersides);
        foreach (PiecePart whole in model.Parts)
        {
            PiecePart part = finish >= HomeDetail.Lean ? whole : whole with { Faces = whole.Faces & ~BoxFaces.NegativeY };
            HomeDetail detail = plan.Of(part.Feature);
            if (detail < part.Least || detail > part.Most)
            {
                continue;
            }

            if (part.Shape == PartShape.Box)
            {
                BoxMesh.Add(painter, piece, part, detail == HomeDetail.Rich ? Bevel(part) : 0);
            }
            else
            {
                FrustumMesh.Add(painter, piece, part, Sides(part, finish < HomeDetail.Lean ? finish : detail));
            }
        }
    }

    /// <summary>Corners of a round part: coarse where that is enough, fine in pictures.</summary>
    private static int Sides(PiecePart part, HomeDetail detail) => detail switch
    {
        < HomeDetail.Lean when part.Sides > 4 => Math.Max(4, part.Sides / 2),
        HomeDetail.Lean when part.Sides > 4 => Math.Max(5, part.Sides * 5 / 8),
        HomeDetail.Rich when part.Least != HomeDetail.Rich => Math.Max(part.Sides, RichSides),
        _ => part.Sides,
    };

    /// <summary>Width of the bevel along the upper edges, millimetres; 0 for what is thin or has no top.</summary>
    private static int Bevel(PiecePart part)
    {
        LocalBox b = part.Box;
        int least = Math.Min(b.MaxX - b.MinX, Math.Min(b.MaxY - b.MinY, b.MaxZ - b.MinZ));
        return least < LeastBevelled || (part.Faces & BoxFaces.PositiveY) == 0 ? 0 : Math.Min(part.Bevel, least / 3);
    }
}
