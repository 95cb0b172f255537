namespace Galactic.Homes;

/// <summary>Tiles with grout, each a little lighter or darker, and parquet.</summary>
internal static class TileRecipes
{
    private const float Grout = 0.72f;
    private const float Highlight = 1.06f;

    /// <summary>Reflectance of a point of the unit square.</summary>
    public static float At(PatternKind kind, float u, float v) => kind switch
    {
        PatternKind.TileSquare => Square(u, v, 3, 3, 0),
        PatternKind.TileSubway => Square(u, v, 3, 6, 0.5f),
        PatternKind.TileHexagon => Hexagon(u, v),
        _ => Herringbone(u, v),
    };

    /// <summary>Rectangles; every other row is shifted by part of a tile.</summary>
    private static float Square(float u, float v, int columns, int rows, float shift)
    {
        int row = (int)(v * rows);
        float along = u * columns + (row % 2 == 0 ? 0 : shift);
        int column = PatternNoise.Wrap((int)MathF.Floor(along), columns);
        (float x, float y) = ((along - MathF.Floor(along)) / columns, (v * rows - row) / rows);
        float edge = MathF.Min(MathF.Min(x, 1f / columns - x), MathF.Min(y, 1f / rows - y));
        return Tile(edge, x < y ? x : y, PatternNoise.Hash(column, row, 11));
    }

    /// <summary>Hexagons whose centres are a row of points shifted by half in every other row.</summary>
    private static float Hexagon(float u, float v)
    {
        const int columns = 4;
        const int rows = 4;
        (float nearest, float second, float tone) = (9, 9, 0);
        for (int r = (int)(v * rows) - 1; r <= (int)(v * rows) + 1; r++)
        {
            float shift = PatternNoise.Wrap(r, 2) * 0.5f;
            int c0 = (int)MathF.Floor(u * columns - shift);
            for (int c = c0; c <= c0 + 1; c++)
            {
                float dx = (c + shift) / columns - u;
                float dy = (float)r / rows - v;
                float d = MathF.Sqrt(dx * dx + dy * dy);
                if (d < nearest)
                {
                    (nearest, second) = (d, nearest);
                    tone = PatternNoise.Hash(PatternNoise.Wrap(c, columns), PatternNoise.Wrap(r, rows), 13);
                }
                else
                {
                    second = MathF.Min(second, d);
                }
            }
        }

        return Tile((second - nearest) * 0.5f, 1, tone);
    }

    /// <summary>Bricks of 1 x 4 units in two directions, on a lattice of 8 units.</summary>
    private static float Herringbone(float u, float v)
    {
        const int units = 8;
        const int length = 4;
        (float x, float y) = (u * units, v * units);
        (int cx, int cy) = ((int)x, (int)y);
        // Along each diagonal step the pattern repeats; the phase says whether a cell lies in a level or an upright brick.
        int phase = PatternNoise.Wrap(cx - cy, 2 * length);
        bool isLevel = phase < length;
        int at = isLevel ? phase : phase - length;
        int id = isLevel ? (cx - at) * 31 + cy : cx * 31 + cy - (length - 1 - at) + 1000;
        float along = isLevel ? at + x - cx : length - 1 - at + y - cy;
        float across = isLevel ? y - cy : x - cx;
        float edge = MathF.Min(MathF.Min(along, length - along), MathF.Min(across, 1 - across));
        float grain = isLevel
            ? PatternNoise.Octaves(u, v, 4, 64, 2, 17) : PatternNoise.Octaves(v, u, 4, 64, 2, 18);
        float tone = 0.9f + 0.2f * PatternNoise.Hash(PatternNoise.Wrap(id, 4096), 0, 19);
        return edge < 0.07f ? 0.62f : tone * (0.93f + 0.14f * grain);
    }

    private static float Tile(float edge, float lit, float tone) =>
        edge < 0.010f ? Grout : lit < 0.018f ? Highlight : 0.97f + 0.06f * tone;
}
