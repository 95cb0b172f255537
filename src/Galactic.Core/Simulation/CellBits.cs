using Galactic.Scenes;

namespace Galactic.Simulation;

/// <summary>One bit per column of a grid, combined 32 at a time with the bits of columns at a fixed distance.</summary>
internal sealed unsafe class CellBits
{
    private readonly byte[] bits;
    private readonly int padding;

    /// <summary>Sets the bits of columns that are free at all given heights.</summary>
    /// <param name="grid">The grid.</param>
    /// <param name="heights">Heights of sphere centres, metres.</param>
    /// <param name="slack">How far a height must be from the ends of its free interval, metres.</param>
    public CellBits(ColumnGrid grid, float[] heights, float slack)
    {
        // Room for any shift by less than the grid, rounded to whole bytes, and for reading eight bytes at the end.
        padding = (grid.Cells.Length + 63) / 64 * 64;
        bits = new byte[3 * padding / 8 + 16];
        for (int cell = 0; cell < grid.Cells.Length; cell++)
        {
            bool free = true;
            foreach (float y in heights)
            {
                free = free && grid.IsFreeAt(cell, y, slack);
            }

            if (free)
            {
                bits[(padding + cell) >> 3] |= (byte)(1 << (cell & 7));
            }
        }
    }

    /// <summary>Bit n of the result stays set if bit n + <paramref name="shift"/> of this is set.</summary>
    /// <param name="to">Result, 32 cells a word.</param>
    /// <param name="count">Words.</param>
    /// <param name="shift">Distance in cells, at most one grid either way.</param>
    public void AndInto(uint* to, int count, int shift)
    {
        int first = padding + Math.Clamp(shift, -padding, padding);
        fixed (byte* from = bits)
        {
            byte* source = from + (first >> 3);
            for (int word = 0; word < count; word++)
            {
                to[word] &= (uint)(*(ulong*)(source + word * 4) >> (first & 7));
            }
        }
    }

    /// <summary>Clears the bits of cells near the edge of a grid.</summary>
    /// <param name="words">32 cells a word, row by row.</param>
    /// <param name="width">Columns.</param>
    /// <param name="depth">Rows.</param>
    /// <param name="border">Cells from the edge inwards.</param>
    public static void ClearBorder(uint* words, int width, int depth, int border)
    {
        for (int z = 0; z < depth; z++)
        {
            bool isEdge = z < border || z >= depth - border;
            for (int x = 0; x < width; x++)
            {
                int cell = z * width + x;
                if (isEdge || x < border || x >= width - border)
                {
                    words[cell >> 5] &= ~(1u << (cell & 31));
                }
                else
                {
                    x = Math.Max(x, width - border - 1);
                }
            }
        }
    }
}
