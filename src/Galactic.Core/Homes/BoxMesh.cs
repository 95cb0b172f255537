using System.Numerics;
using Galactic.Assets;
using Galactic.Homes.Furniture;

namespace Galactic.Homes;

/// <summary>
/// Boxes of pieces: plain, with bevelled upper edges, or with rounded upright edges too. Sides that are left out
/// have no bevel.
/// </summary>
internal static class BoxMesh
{
    /// <summary>Percent of light on what looks down.</summary>
    public const int Underside = 75;

    // What stays between the rounded upper edges of a cushion, in percent of the bevel.
    private const int InnerPercent = 80;

    // Where the edge of something soft breaks once more: so much of the bevel up and in.
    private const int BreakUp = 62;
    private const int BreakIn = 28;

    private static readonly BoxFaces[] Around =
        [BoxFaces.PositiveZ, BoxFaces.PositiveX, BoxFaces.NegativeZ, BoxFaces.NegativeX];

    /// <summary>Adds the faces a part has.</summary>
    /// <param name="painter">Receives them.</param>
    /// <param name="piece">Where the part is.</param>
    /// <param name="part">The part.</param>
    /// <param name="bevel">Width of the bevel, 0 for none; from <see cref="PiecePart.Round"/> on rounded.</param>
    public static void Add(FacePainter painter, HomePiece piece, PiecePart part, int bevel)
    {
        LocalBox b = part.Box;
        bool round = bevel >= PiecePart.Round;
        List<(float X, float Z, BoxFaces Side)> low = Outline(part, round ? bevel : 0, 0);
        TextureMap map = part.Map();
        Band(painter, piece, part, map, low, b.MinY, low, b.MaxY - bevel);
        List<(float X, float Z, BoxFaces Side)> high = low;
        if (bevel > 0)
        {
            (List<(float X, float Z, BoxFaces Side)> below, int y) = (low, b.MaxY - bevel);
            if (bevel > PiecePart.Round)
            {
                int up = b.MaxY - bevel + bevel * BreakUp / 100;
                List<(float X, float Z, BoxFaces Side)> middle = Outline(part, bevel, bevel * BreakIn / 100);
                Band(painter, piece, part, map, below, y, middle, up);
                (below, y) = (middle, up);
            }

            high = Outline(part, round ? bevel : 0, round ? bevel * InnerPercent / 100 : bevel);
            Band(painter, piece, part, map, below, y, high, b.MaxY);
        }

        if ((part.Faces & BoxFaces.PositiveY) != 0)
        {
            Cap(painter, piece, part.Paint, map, high, b.MaxY, up: true);
        }

        if ((part.Faces & BoxFaces.NegativeY) != 0)
        {
            Cap(painter, piece, part.Paint.Scale(Underside), map, low, b.MinY, up: false);
        }
    }

    private static void Cap(
        FacePainter painter, HomePiece piece, Paint paint, in TextureMap map,
        List<(float X, float Z, BoxFaces Side)> outline, int y, bool up)
    {
        Vector3 At(int i) => new(outline[i].X, y, outline[i].Z);
        if (outline.Count == 4)
        {
            ReadOnlySpan<Vector3> q = up ? [At(0), At(1), At(2), At(3)] : [At(0), At(3), At(2), At(1)];
            painter.Quad([piece.At(q[0]), piece.At(q[1]), piece.At(q[2]), piece.At(q[3])], paint, map, q);
            return;
        }

        for (int i = 2; i < outline.Count; i++)
        {
            ReadOnlySpan<Vector3> p = up ? [At(0), At(i - 1), At(i)] : [At(0), At(i), At(i - 1)];
            painter.Triangle([piece.At(p[0]), piece.At(p[1]), piece.At(p[2])], paint, map, p);
        }
    }

    private static void Band(
        FacePainter painter, HomePiece piece, PiecePart part, in TextureMap map,
        List<(float X, float Z, BoxFaces Side)> low, int y0, List<(float X, float Z, BoxFaces Side)> high, int y1)
    {
        for (int i = 0; i < low.Count; i++)
        {
            int next = (i + 1) % low.Count;
            if ((part.Faces & low[i].Side) != 0)
            {
                ReadOnlySpan<Vector3> p =
                [
                    new(low[i].X, y0, low[i].Z), new(low[next].X, y0, low[next].Z), new(high[next].X, y1, high[next].Z),
                    new(high[i].X, y1, high[i].Z),
                ];
                painter.Quad([piece.At(p[0]), piece.At(p[1]), piece.At(p[2]), piece.At(p[3])], part.Paint, map, p);
            }
        }
    }

    /// <summary>
    /// Corners from above, counter-clockwise from the front left one, each with the side that begins there.
    /// </summary>
    /// <param name="part">The part.</param>
    /// <param name="radius">Radius of the upright edges.</param>
    /// <param name="inset">How far the sides that are shown have moved inwards, at most the radius if rounded.</param>
    private static List<(float X, float Z, BoxFaces Side)> Outline(PiecePart part, int radius, int inset)
    {
        LocalBox b = part.Box;
        List<(float, float, BoxFaces)> corners = new(12);
        for (int i = 0; i < 4; i++)
        {
            // Before the corner runs side i - 1, after it side i; signs of the corner: (-,+) (+,+) (+,-) (-,-).
            (BoxFaces before, BoxFaces after) = (Around[i + 3 & 3], Around[i]);
            (int sx, int sz) = (i is 1 or 2 ? 1 : -1, i < 2 ? 1 : -1);
            bool both = (part.Faces & before) != 0 && (part.Faces & after) != 0;
            bool along = i is 0 or 2;
            bool movesX = (part.Faces & (along ? before : after)) != 0;
            bool movesZ = (part.Faces & (along ? after : before)) != 0;
            float x = (sx > 0 ? b.MaxX : b.MinX) - (movesX ? sx * inset : 0);
            float z = (sz > 0 ? b.MaxZ : b.MinZ) - (movesZ ? sz * inset : 0);
            if (!both || radius == 0)
            {
                corners.Add((x, z, after));
                continue;
            }

            float left = radius - inset;
            float arc = left * (1 - 0.70710678f);
            (float x0, float z0) = along ? (x, z - sz * left) : (x - sx * left, z);
            (float x1, float z1) = along ? (x - sx * left, z) : (x, z - sz * left);
            corners.Add((x0, z0, after));
            corners.Add((x - sx * arc, z - sz * arc, after));
            corners.Add((x1, z1, after));
        }

        return corners;
    }
}
