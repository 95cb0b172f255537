using System.Numerics;
using Galactic.Assets;
using Galactic.Homes.Furniture;

namespace Galactic.Homes;

/// <summary>Frusta of pieces: legs, lamps, pots, bowls, and discs that look to the front.</summary>
internal static class FrustumMesh
{
    /// <summary>Sides, and the far and the near cap unless the part leaves them out.</summary>
    public static void Add(FacePainter painter, HomePiece piece, PiecePart part, int sides)
    {
        TextureMap map = part.Map();
        LocalBox b = part.Box;
        bool upright = part.Shape == PartShape.Upright;
        float scale = part.TopPercent * 0.01f;
        Vector3 Local(int i, bool far, float size)
        {
            float angle = MathF.Tau * (i % sides) / sides;
            (float u, float v) = (MathF.Cos(angle) * 0.5f * size, MathF.Sin(angle) * 0.5f * size);
            float x = (b.MinX + b.MaxX) * 0.5f + u * (b.MaxX - b.MinX);
            return upright
                ? new Vector3(x, far ? b.MaxY : b.MinY, (b.MinZ + b.MaxZ) * 0.5f - v * (b.MaxZ - b.MinZ))
                : new Vector3(x, (b.MinY + b.MaxY) * 0.5f + v * (b.MaxY - b.MinY), far ? b.MaxZ : b.MinZ);
        }

        void Cap(bool far, float size, int i, Paint paint)
        {
            (int second, int third) = far ? (i, i + 1) : (i + 1, i);
            ReadOnlySpan<Vector3> p = [Local(0, far, size), Local(second, far, size), Local(third, far, size)];
            painter.Triangle([piece.At(p[0]), piece.At(p[1]), piece.At(p[2])], paint, map, p);
        }

        for (int i = 0; i < sides; i++)
        {
            ReadOnlySpan<Vector3> p =
                [Local(i, false, 1), Local(i + 1, false, 1), Local(i + 1, true, scale), Local(i, true, scale)];
            painter.Quad([piece.At(p[0]), piece.At(p[1]), piece.At(p[2]), piece.At(p[3])], part.Paint, map, p);
        }

        bool under = (part.Faces & BoxFaces.NegativeY) != 0;
        for (int i = 1; i + 1 < sides; i++)
        {
            if ((part.Faces & BoxFaces.PositiveY) != 0)
            {
                Cap(true, scale, i, part.Paint);
            }

            if (under)
            {
                Cap(false, 1, i, part.Paint.Scale(BoxMesh.Underside));
            }
        }
    }
}
