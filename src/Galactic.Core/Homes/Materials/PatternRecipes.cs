using System.Numerics;

namespace Galactic.Homes;

/// <summary>
/// How light each point of a pattern is, relative to its surroundings: linear, about 1. u and v run over the unit
/// square, which repeats; u is the direction of the grain.
/// </summary>
internal static class PatternRecipes
{
    private const int Planks = 6;
    private const float Joint = 0.012f;

    /// <summary>Reflectance of a point, per channel.</summary>
    public static Vector3 At(PatternKind kind, float u, float v) => kind switch
    {
        PatternKind.PaperSpines => Spines(u, v),
        PatternKind.RugBorder or PatternKind.RugKilim or PatternKind.RugRings =>
            new Vector3(RugRecipes.At(kind, u, v)),
        PatternKind.TileSquare or PatternKind.TileSubway or PatternKind.TileHexagon or PatternKind.Parquet =>
            new Vector3(TileRecipes.At(kind, u, v)),
        PatternKind.FabricPlain or PatternKind.FabricTwill or PatternKind.FabricHerringbone or PatternKind.Carpet =>
            new Vector3(FabricRecipes.At(kind, u, v)),
        _ => new Vector3(Grey(kind, u, v)),
    };

    private static float Grey(PatternKind kind, float u, float v) => kind switch
    {
        PatternKind.Planks => Boards(u, v),
        PatternKind.FurnitureWood => Grain(u, v, 7, 0),
        PatternKind.Terrazzo => Terrazzo(u, v),
        PatternKind.Concrete => 0.9f + 0.2f * PatternNoise.Octaves(u, v, 3, 3, 4, 31),
        PatternKind.Plaster => 0.97f + 0.06f * PatternNoise.Octaves(u, v, 24, 24, 2, 37),
        PatternKind.WallpaperStripe => (int)(u * 8) % 2 == 0 ? 1.04f : 0.94f,
        PatternKind.WallpaperDots => Dots(u, v),
        PatternKind.Marble => Marble(u, v),
        PatternKind.BrushedMetal => 0.92f + 0.16f * PatternNoise.Value(u, v, 4, 64, 41),
        PatternKind.Leaf => 0.85f + 0.3f * MathF.Abs(2 * Fraction(v * 6) - 1) * PatternNoise.Value(u, v, 8, 8, 43),
        _ => 1,
    };

    /// <summary>Rows of boards, each with its own tone, end joint and grain.</summary>
    private static float Boards(float u, float v)
    {
        int row = Math.Min(Planks - 1, (int)(v * Planks));
        float end = PatternNoise.Hash(row, 1, 3);
        float across = Fraction(v * Planks);
        float along = Fraction(u + end);
        bool isJoint = across < Joint * Planks || along < Joint;
        float tone = 0.88f + 0.24f * PatternNoise.Hash(row, along < 0.5f ? 1 : 0, 5);
        bool isSecond = MathF.Abs(along - 0.5f) < Joint * 0.5f;
        return isJoint || isSecond ? 0.55f : tone * Grain(u, v, 5, row + 8);
    }

    /// <summary>Wood: noise stretched along the grain, and faint rings.</summary>
    private static float Grain(float u, float v, int salt, int shift)
    {
        float fibre = PatternNoise.Octaves(u, v, 2, 24, 3, salt + shift);
        float wave = PatternNoise.Value(u, v, 2, 4, salt + shift + 90);
        float ring = MathF.Sin(MathF.Tau * (6 * v + 1.5f * wave));
        return 0.88f + 0.2f * fibre + 0.035f * ring;
    }

    private static float Terrazzo(float u, float v)
    {
        const int cells = 22;
        (int cx, int cy) = ((int)(u * cells), (int)(v * cells));
        (float nearest, float second, int chip) = (9, 9, 0);
        for (int i = 0; i < 9; i++)
        {
            (int x, int y) = (cx + i % 3 - 1, cy + i / 3 - 1);
            (int wx, int wy) = (PatternNoise.Wrap(x, cells), PatternNoise.Wrap(y, cells));
            float dx = x + PatternNoise.Hash(wx, wy, 51) - u * cells;
            float dy = y + PatternNoise.Hash(wx, wy, 52) - v * cells;
            float d = dx * dx + dy * dy;
            (nearest, second, chip) = d < nearest ? (d, nearest, wx * cells + wy) : (nearest, MathF.Min(second, d), chip);
        }

        bool isChip = second - nearest > 0.22f && PatternNoise.Hash(chip, 0, 53) < 0.7f;
        return isChip ? 0.65f + 0.55f * PatternNoise.Hash(chip, 1, 54) : 1;
    }

    private static float Dots(float u, float v)
    {
        const int dots = 5;
        float x = Fraction(u * dots + ((int)(v * dots * 2) % 2 == 0 ? 0 : 0.5f)) - 0.5f;
        float y = (Fraction(v * dots * 2) - 0.5f) * 0.5f;
        return x * x + y * y < 0.012f ? 0.8f : 1.01f;
    }

    /// <summary>Veins where warped noise crosses its middle.</summary>
    private static float Marble(float u, float v)
    {
        float warp = 0.12f * PatternNoise.Octaves(u, v, 4, 4, 3, 61);
        float vein = MathF.Abs(PatternNoise.Octaves(Fraction(u + warp), Fraction(v + warp), 3, 3, 4, 71) - 0.5f);
        float cloud = PatternNoise.Octaves(u, v, 5, 5, 3, 81);
        return 0.9f + 0.14f * cloud - 0.35f * MathF.Max(0, 1 - vein * 22);
    }

    /// <summary>Coloured stripes of random width with a paler label.</summary>
    private static Vector3 Spines(float u, float v)
    {
        const int books = 12;
        float place = u * books;
        int book = (int)place;
        float edge = Fraction(place) - 0.3f * PatternNoise.Hash(book, 0, 91);
        int id = edge < 0 ? PatternNoise.Wrap(book - 1, books) : book;
        bool isGap = MathF.Abs(edge) < 0.05f;
        bool isLabel = MathF.Abs(v - 0.3f - 0.4f * PatternNoise.Hash(id, 1, 92)) < 0.05f;
        Vector3 tone = new(
            0.6f + 0.7f * PatternNoise.Hash(id, 2, 93), 0.6f + 0.7f * PatternNoise.Hash(id, 3, 94),
            0.6f + 0.7f * PatternNoise.Hash(id, 4, 95));
        return isGap ? new Vector3(0.3f) : isLabel ? tone * 1.5f : tone;
    }

    private static float Fraction(float x) => x - MathF.Floor(x);
}
