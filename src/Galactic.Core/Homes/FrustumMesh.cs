using System.Numerics;
using Galactic.Assets;
using Galactic.Homes.Furniture;

namespace Galactic.Homes;

/// <summary>Frusta of pieces: legs, lamps, pots, bowls, and discs that look to the front.</summary>
internal static class FrustumMesh
{
    /// <summary>Sides, and the far and the near cap unless the part leaves them out.</summary>
    public static void Add(MeshBuilder builder, HomePiece piece, PiecePart part, int sides)
    {
        LocalBox b = part.Box;
        bool upright = part.Shape == PartShape.Upright;
        float scale = part.TopPercent * 0.01f;
        Vector3 Point(int i, bool far, float size)
        {
            float angle = MathF.Tau * (i % sides) / sides;
            (float u, float v) = (MathF.Cos(angle) * 0.5f * size, MathF.Sin(angle) * 0.5f * size);
            float x = (b.MinX + b.MaxX) * 0.5f + u * (b.MaxX - b.MinX);
            return upright
                ? piece.At(x, far ? b.MaxY : b.MinY, (b.MinZ + b.MaxZ) * 0.5f - v * (b.MaxZ - b.MinZ))
                : piece.At(x, (b.MinY + b.MaxY) * 0.5f + v * (b.MaxY - b.MinY), far ? b.MaxZ : b.MinZ);
        }

        for (int i = 0; i < sides; i++)
        {
            builder.Quad(
                Point(i, false, 1), Point(i + 1, false, 1), Point(i + 1, true, scale), Point(i, true, scale),
                part.Paint.Color);
        }

        bool under = (part.Faces & BoxFaces.NegativeY) != 0;
        uint dark = Palette.Scale(part.Paint.Color, BoxMesh.Underside);
        for (int i = 1; i + 1 < sides; i++)
        {
            if ((part.Faces & BoxFaces.PositiveY) != 0)
            {
                builder.Triangle(
                    Point(0, true, scale), Point(i, true, scale), Point(i + 1, true, scale), part.Paint.Color);
            }

            if (under)
            {
                builder.Triangle(Point(0, false, 1), Point(i + 1, false, 1), Point(i, false, 1), dark);
            }
        }
    }
}
