namespace Galactic.Geometry;

/// <summary>Questions about cells of a rectangular grid, stored row by row.</summary>
public static class Grid
{
    /// <summary>Keeps only the largest 4-connected set of true cells (the first one found among equals).</summary>
    public static bool[] LargestPart(ReadOnlySpan<bool> cells, int width, int depth)
    {
        int[] part = new int[cells.Length];
        int[] stack = new int[cells.Length];
        (int best, int bestSize, int parts) = (0, 0, 0);
        for (int seed = 0; seed < cells.Length; seed++)
        {
            if (!cells[seed] || part[seed] != 0)
            {
                continue;
            }

            parts++;
            int size = 0;
            int top = 0;
            stack[top++] = seed;
            part[seed] = parts;
            while (top > 0)
            {
                int cell = stack[--top];
                size++;
                int x = cell % width;
                top = Visit(cells, part, stack, top, x > 0 ? cell - 1 : -1, parts);
                top = Visit(cells, part, stack, top, x + 1 < width ? cell + 1 : -1, parts);
                top = Visit(cells, part, stack, top, cell - width, parts);
                top = Visit(cells, part, stack, top, cell + width < cells.Length ? cell + width : -1, parts);
            }

            if (size > bestSize)
            {
                (best, bestSize) = (parts, size);
            }
        }

        bool[] result = new bool[cells.Length];
        for (int i = 0; i < result.Length; i++)
        {
            result[i] = best != 0 && part[i] == best;
        }

        return result;
    }

    private static int Visit(ReadOnlySpan<bool> cells, int[] part, int[] stack, int top, int cell, int number)
    {
        if (cell >= 0 && cells[cell] && part[cell] == 0)
        {
            part[cell] = number;
            stack[top++] = cell;
        }

        return top;
    }
}
