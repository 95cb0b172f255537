using System.Numerics;
using Galactic.Assets;
using Galactic.Homes.Furniture;

namespace Galactic.Homes;

/// <summary>Turns the parts of a piece into triangles.</summary>
internal static class PieceMesh
{
    private const int Underside = 75;
    private const int RichSides = 18;
    private const int LeastBevelled = 24;

    /// <summary>All parts of a piece that its level of detail shows.</summary>
    public static void Add(MeshBuilder builder, HomePiece piece, PieceModel model, HomeDetail detail)
    {
        if (detail == HomeDetail.Lean && piece.Kind.IsDecoration() && piece.Kind != PieceKind.Rug)
        {
            return;
        }

        foreach (PiecePart part in model.Parts)
        {
            if (detail < part.Least || detail > part.Most)
            {
                continue;
            }

            if (part.Sides > 0)
            {
                AddPrism(builder, piece, part, detail == HomeDetail.Rich ? Math.Max(part.Sides, RichSides) : part.Sides);
            }
            else
            {
                AddBox(builder, piece, part, detail == HomeDetail.Rich ? Bevel(part) : 0);
            }
        }
    }

    /// <summary>Width of the bevel along the upper edges, millimetres; 0 for what is thin or has no top.</summary>
    private static int Bevel(PiecePart part)
    {
        LocalBox b = part.Box;
        int least = Math.Min(b.MaxX - b.MinX, Math.Min(b.MaxY - b.MinY, b.MaxZ - b.MinZ));
        return least < LeastBevelled || (part.Faces & BoxFaces.PositiveY) == 0 ? 0 : Math.Min(part.Bevel, least / 3);
    }

    private static void AddBox(MeshBuilder builder, HomePiece piece, PiecePart part, int bevel)
    {
        LocalBox b = part.Box;
        bool Has(BoxFaces face) => (part.Faces & face) != 0;
        int x0 = b.MinX + (Has(BoxFaces.NegativeX) ? bevel : 0);
        int x1 = b.MaxX - (Has(BoxFaces.PositiveX) ? bevel : 0);
        int z0 = b.MinZ + (Has(BoxFaces.NegativeZ) ? bevel : 0);
        int z1 = b.MaxZ - (Has(BoxFaces.PositiveZ) ? bevel : 0);
        int edge = b.MaxY - bevel;
        Vector3 Low(int x, int z) => Local(piece, x > 0 ? b.MaxX : b.MinX, b.MinY, z > 0 ? b.MaxZ : b.MinZ);
        Vector3 Edge(int x, int z) => Local(piece, x > 0 ? b.MaxX : b.MinX, edge, z > 0 ? b.MaxZ : b.MinZ);
        Vector3 Top(int x, int z) => Local(piece, x > 0 ? x1 : x0, b.MaxY, z > 0 ? z1 : z0);
        void Side(BoxFaces face, int ax, int az, int bx, int bz)
        {
            if (!Has(face))
            {
                return;
            }

            builder.Quad(Low(ax, az), Low(bx, bz), Edge(bx, bz), Edge(ax, az), part.Color);
            if (bevel > 0)
            {
                builder.Quad(Edge(ax, az), Edge(bx, bz), Top(bx, bz), Top(ax, az), part.Color);
            }
        }

        Side(BoxFaces.PositiveX, 1, 1, 1, 0);
        Side(BoxFaces.NegativeX, 0, 0, 0, 1);
        Side(BoxFaces.PositiveZ, 0, 1, 1, 1);
        Side(BoxFaces.NegativeZ, 1, 0, 0, 0);
        if (Has(BoxFaces.PositiveY))
        {
            builder.Quad(Top(0, 1), Top(1, 1), Top(1, 0), Top(0, 0), part.Color);
        }

        if (Has(BoxFaces.NegativeY))
        {
            builder.Quad(Low(0, 0), Low(1, 0), Low(1, 1), Low(0, 1), Palette.Scale(part.Color, Underside));
        }
    }

    private static void AddPrism(MeshBuilder builder, HomePiece piece, PiecePart part, int sides)
    {
        LocalBox b = part.Box;
        Vector3 middle = Local(piece, 0, 0, 0);
        Vector3 x = Local(piece, 1000, 0, 0) - middle;
        Vector3 z = Local(piece, 0, 0, 1000) - middle;
        Vector3 center = middle + x * ((b.MinX + b.MaxX) * 0.5e-3f) + z * ((b.MinZ + b.MaxZ) * 0.5e-3f);
        Vector3 low = center + Vector3.UnitY * (b.MinY * 1e-3f);
        Vector3 high = center + Vector3.UnitY * (b.MaxY * 1e-3f);
        float scale = part.TopPercent * 0.01f;
        Vector3[] spokes = new Vector3[sides];
        for (int i = 0; i < sides; i++)
        {
            float angle = MathF.Tau * i / sides;
            spokes[i] = x * (MathF.Cos(angle) * (b.MaxX - b.MinX) * 0.5e-3f)
                + z * (MathF.Sin(angle) * (b.MaxZ - b.MinZ) * 0.5e-3f);
        }

        for (int i = 0; i < sides; i++)
        {
            (Vector3 p, Vector3 q) = (spokes[i], spokes[(i + 1) % sides]);
            builder.Quad(low + q, low + p, high + p * scale, high + q * scale, part.Color);
        }

        bool under = (part.Faces & BoxFaces.NegativeY) != 0;
        for (int i = 1; i + 1 < sides; i++)
        {
            (Vector3 a, Vector3 p, Vector3 q) = (spokes[0] * scale, spokes[i] * scale, spokes[i + 1] * scale);
            builder.Triangle(high + a, high + q, high + p, part.Color);
            if (under)
            {
                builder.Triangle(
                    low + spokes[0], low + spokes[i], low + spokes[i + 1], Palette.Scale(part.Color, Underside));
            }
        }
    }

    private static Vector3 Local(HomePiece piece, int x, int y, int z)
    {
        (int px, int pz) = piece.Frame.Point(x, z);
        return FaceBuilder.At(px, piece.Elevation + y, pz);
    }
}
