namespace Galactic.Homes;

/// <summary>Smooth random numbers on a square that repeats, from whole-number hashes.</summary>
internal static class PatternNoise
{
    /// <summary>Uniform in [0, 1) for whole coordinates.</summary>
    public static float Hash(int x, int y, int salt)
    {
        uint h = (uint)x * 0x9E3779B1u ^ (uint)y * 0x85EBCA77u ^ (uint)salt * 0xC2B2AE3Du;
        h = (h ^ h >> 15) * 0x2C1B3C6Du;
        h = (h ^ h >> 12) * 0x297A2D39u;
        return ((h ^ h >> 15) >> 8) * (1f / (1 << 24));
    }

    /// <summary>
    /// Value noise in [0, 1) at a point of the unit square, with so many cells along each side; repeats at the edges.
    /// </summary>
    public static float Value(float u, float v, int cellsX, int cellsY, int salt)
    {
        (float x, float y) = (u * cellsX, v * cellsY);
        (int x0, int y0) = ((int)MathF.Floor(x), (int)MathF.Floor(y));
        (float fx, float fy) = (Smooth(x - x0), Smooth(y - y0));
        float At(int dx, int dy) => Hash(Wrap(x0 + dx, cellsX), Wrap(y0 + dy, cellsY), salt);
        float top = At(0, 0) + (At(1, 0) - At(0, 0)) * fx;
        float bottom = At(0, 1) + (At(1, 1) - At(0, 1)) * fx;
        return top + (bottom - top) * fy;
    }

    /// <summary>Octaves of <see cref="Value"/>, each twice as fine and half as strong; in [0, 1).</summary>
    public static float Octaves(float u, float v, int cellsX, int cellsY, int octaves, int salt)
    {
        (float sum, float weight, float all) = (0, 1, 0);
        for (int i = 0; i < octaves; i++)
        {
            sum += weight * Value(u, v, cellsX << i, cellsY << i, salt + i);
            all += weight;
            weight *= 0.5f;
        }

        return sum / all;
    }

    /// <summary>A whole number brought into [0, count).</summary>
    public static int Wrap(int value, int count) => (value % count + count) % count;

    private static float Smooth(float t) => t * t * (3 - 2 * t);
}
