namespace Galactic.Homes;

/// <summary>A grid of cells as one bit each, row by row, for growing solids by a disc.</summary>
internal sealed class CellRows
{
    private const int Word = 64;
    private readonly int width;
    private readonly int depth;
    private readonly int words;
    private readonly ulong[] bits;

    /// <summary>Packs [depth, width] cells.</summary>
    public CellRows(ReadOnlySpan<bool> cells, int width, int depth)
    {
        (this.width, this.depth, words) = (width, depth, (width + Word - 1) / Word);
        bits = new ulong[words * depth];
        for (int z = 0; z < depth; z++)
        {
            ReadOnlySpan<bool> row = cells.Slice(z * width, width);
            for (int x = 0; x < width; x++)
            {
                bits[z * words + x / Word] |= row[x] ? 1UL << x % Word : 0;
            }
        }
    }

    /// <summary>[depth, width] true where no set cell's centre is within a squared distance, in cells.</summary>
    public bool[] FarFrom(int squaredReach)
    {
        int reach = (int)Math.Sqrt(squaredReach);
        // Rows widened by 0, 1, ... cells to both sides: a disc is one of them per row of offset.
        ulong[][] wide = new ulong[reach + 1][];
        wide[0] = bits;
        for (int w = 1; w <= reach; w++)
        {
            wide[w] = Widen(wide[w - 1]);
        }

        bool[] far = new bool[width * depth];
        Span<ulong> row = stackalloc ulong[words];
        for (int z = 0; z < depth; z++)
        {
            row.Clear();
            for (int other = Math.Max(0, z - reach); other <= Math.Min(depth - 1, z + reach); other++)
            {
                int dz = other - z;
                ReadOnlySpan<ulong> grown = wide[(int)Math.Sqrt(squaredReach - dz * dz)].AsSpan(other * words, words);
                for (int i = 0; i < words; i++)
                {
                    row[i] |= grown[i];
                }
            }

            for (int x = 0; x < width; x++)
            {
                far[z * width + x] = (row[x / Word] >> x % Word & 1) == 0;
            }
        }

        return far;
    }

    private ulong[] Widen(ulong[] from)
    {
        ulong[] to = new ulong[from.Length];
        for (int i = 0; i < from.Length; i++)
        {
            ulong before = i % words > 0 ? from[i - 1] >> Word - 1 : 0;
            ulong after = i % words < words - 1 ? from[i + 1] << Word - 1 : 0;
            to[i] = from[i] | from[i] << 1 | from[i] >> 1 | before | after;
        }

        return to;
    }
}
