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

    private static readonly BoxFaces[] Around =
        [BoxFaces.PositiveZ, BoxFaces.PositiveX, BoxFaces.NegativeZ, BoxFaces.NegativeX];

    /// <summary>Adds the faces a part has.</summary>
    /// <param name="builder">Receives them.</param>
    /// <param name="piece">Where the part is.</param>
    /// <param name="part">The part.</param>
    /// <param name="bevel">Width of the bevel, 0 for none; from <see cref="PiecePart.Round"/> on rounded.</param>
    public static void Add(MeshBuilder builder, HomePiece piece, PiecePart part, int bevel)
    {
        LocalBox b = part.Box;
        bool round = bevel >= PiecePart.Round;
        List<(float X, float Z, BoxFaces Side)> low = Outline(part, round ? bevel : 0, 0);
        uint color = part.Paint.Color;
        Band(builder, piece, color, low, b.MinY, low, b.MaxY - bevel, part.Faces);
        List<(float X, float Z, BoxFaces Side)> high = low;
        if (bevel > 0)
        {
            high = Outline(part, round ? bevel : 0, round ? bevel * InnerPercent / 100 : bevel);
            Band(builder, piece, color, low, b.MaxY - bevel, high, b.MaxY, part.Faces);
        }

        for (int i = 2; i < high.Count && (part.Faces & BoxFaces.PositiveY) != 0; i++)
        {
            builder.Triangle(At(piece, high[0], b.MaxY), At(piece, high[i - 1], b.MaxY), At(piece, high[i], b.MaxY), color);
        }

        uint dark = Palette.Scale(color, Underside);
        for (int i = 2; i < low.Count && (part.Faces & BoxFaces.NegativeY) != 0; i++)
        {
            builder.Triangle(At(piece, low[0], b.MinY), At(piece, low[i], b.MinY), At(piece, low[i - 1], b.MinY), dark);
        }
    }

    private static void Band(
        MeshBuilder builder, HomePiece piece, uint color, List<(float X, float Z, BoxFaces Side)> low, int y0,
        List<(float X, float Z, BoxFaces Side)> high, int y1, BoxFaces faces)
    {
        for (int i = 0; i < low.Count; i++)
        {
            int next = (i + 1) % low.Count;
            if ((faces & low[i].Side) != 0)
            {
                builder.Quad(
                    At(piece, low[i], y0), At(piece, low[next], y0), At(piece, high[next], y1), At(piece, high[i], y1),
                    color);
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

    private static Vector3 At(HomePiece piece, (float X, float Z, BoxFaces Side) corner, float y) =>
        piece.At(corner.X, y, corner.Z);
}
