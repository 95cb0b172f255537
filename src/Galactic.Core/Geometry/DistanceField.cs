namespace Galactic.Geometry;

/// <summary>
/// Exact squared Euclidean distances on a grid, in integers, so that every machine gives the same set.
/// </summary>
public static class DistanceField
{
    /// <summary>Value where no seed exists at all.</summary>
    public const int Unreachable = 1 << 28;

    /// <summary>
    /// Squared distance in cells from every cell to the nearest seed (Felzenszwalb and Huttenlocher 2012: column
    /// pass, then the lower envelope of parabolas per row, compared by integer cross-multiplication).
    /// </summary>
    /// <param name="seeds">[depth, width] true at seeds.</param>
    /// <param name="width">Cells per row.</param>
    /// <param name="depth">Rows.</param>
    public static int[] Squared(ReadOnlySpan<bool> seeds, int width, int depth)
    {
        if (seeds.Length != width * depth)
        {
            throw new ArgumentException($"Expected {width} x {depth} seeds, got {seeds.Length}.", nameof(seeds));
        }

        int far = width + depth + 1;
        int[] column = new int[width * depth];
        for (int i = 0; i < column.Length; i++)
        {
            column[i] = seeds[i] ? 0 : i < width ? far : Math.Min(column[i - width] + 1, far);
        }

        for (int i = column.Length - width - 1; i >= 0; i--)
        {
            column[i] = Math.Min(column[i], column[i + width] + 1);
        }

        int[] result = new int[width * depth];
        int[] apex = new int[width];
        int[] from = new int[width];
        for (int z = 0; z < depth; z++)
        {
            Row(column.AsSpan(z * width, width), result.AsSpan(z * width, width), apex, from, far);
        }

        return result;
    }

    private static void Row(ReadOnlySpan<int> column, Span<int> result, Span<int> apex, Span<int> from, int far)
    {
        int count = 0;
        for (int x = 0; x < column.Length; x++)
        {
            if (column[x] >= far)
            {
                continue;
            }

            int start = 0;
            while (count > 0)
            {
                int other = apex[count - 1];
                // First cell where the parabola at x is at least as low as the one at `other`.
                int numerator = column[x] * column[x] - column[other] * column[other] + x * x - other * other;
                int denominator = 2 * (x - other);
                start = numerator <= 0 ? 0 : (numerator + denominator - 1) / denominator;
                if (start > from[count - 1])
                {
                    break;
                }

                count--;
                start = 0;
            }

            if (start < column.Length)
            {
                apex[count] = x;
                from[count] = start;
                count++;
            }
        }

        if (count == 0)
        {
            result.Fill(Unreachable);
            return;
        }

        int part = 0;
        for (int x = 0; x < column.Length; x++)
        {
            while (part + 1 < count && from[part + 1] <= x)
            {
                part++;
            }

            int dx = x - apex[part];
            result[x] = dx * dx + column[apex[part]] * column[apex[part]];
        }
    }
}
