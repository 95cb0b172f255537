namespace Galactic.Scenes;

/// <summary>
/// Lengths of shortest paths over a navigation map from one cell (8 neighbours, no corner cutting). Spreads only as far
/// as it is asked, and keeps its memory from search to search.
/// </summary>
/// <remarks>
/// Dijkstra with one bucket per cost (Dial 1969), of which no more are in use than the costliest step costs. Scratch
/// memory of one worker.
/// </remarks>
internal sealed class GeodesicSearch
{
    // 41 / 29 is the square root of 2 to 3e-4, so lengths stay whole numbers and every machine agrees.
    private const int StraightCost = 29;
    private const int DiagonalCost = 41;
    private const int BucketMask = 63;
    private const int StepsPerKind = 4;
    private const int Closed = -1;
    private readonly int[][] buckets = new int[BucketMask + 1][];
    private readonly int[] counts = new int[BucketMask + 1];
    // [z + 1, x + 1] lowest cost found so far, Closed where no path may lead, and around the map.
    private int[] costs = [];
    private int width;
    private int stride;
    private int waiting;
    private int level;
    private float unit;

    public GeodesicSearch() => Array.Fill(buckets, []);

    /// <summary>Length in metres of the shortest path from the start to a cell; infinity where no path leads.</summary>
    public float this[int cell]
    {
        get
        {
            int padded = Padded(cell);
            // What is found later costs at least one step more than the level it is found from.
            while (waiting > 0 && costs[padded] >= level + StraightCost)
            {
                SettleLevel();
            }

            int cost = costs[padded];
            return cost is Closed or int.MaxValue ? float.PositiveInfinity : cost * unit;
        }
    }

    /// <summary>Starts anew.</summary>
    /// <param name="map">The map; remembered until the next start.</param>
    /// <param name="start">A cell number; nothing is reachable from a cell that is not open.</param>
    /// <param name="open">[cell] true where a path may lead.</param>
    public void Start(NavigationMap map, int start, ReadOnlySpan<bool> open)
    {
        (width, stride, unit) = (map.Width, map.Width + 2, map.CellSize / StraightCost);
        int size = stride * (map.Depth + 2);
        costs = costs.Length < size ? new int[size] : costs;
        costs.AsSpan(0, size).Fill(Closed);
        for (int z = 0; z < map.Depth; z++)
        {
            ReadOnlySpan<bool> from = open.Slice(z * width, width);
            Span<int> to = costs.AsSpan((z + 1) * stride + 1, width);
            for (int x = 0; x < from.Length; x++)
            {
                to[x] = from[x] ? int.MaxValue : Closed;
            }
        }

        Array.Clear(counts);
        (waiting, level) = (0, 0);
        if (open[start])
        {
            int padded = Padded(start);
            costs[padded] = 0;
            Room(0, 1)[0] = padded;
            (counts[0], waiting) = (1, 1);
        }
    }

    private int Padded(int cell)
    {
        (int z, int x) = Math.DivRem(cell, width);
        return (z + 1) * stride + x + 1;
    }

    /// <summary>Takes the steps from all cells whose cost is the level, then goes to the next.</summary>
    private void SettleLevel()
    {
        int current = level & BucketMask;
        ReadOnlySpan<int> cells = buckets[current].AsSpan(0, counts[current]);
        (int straight, int diagonal) = ((level + StraightCost) & BucketMask, (level + DiagonalCost) & BucketMask);
        (int straightCount, int diagonalCount) = (counts[straight], counts[diagonal]);
        int[] straightCells = Room(straight, cells.Length * StepsPerKind);
        int[] diagonalCells = Room(diagonal, cells.Length * StepsPerKind);
        int[] known = costs;
        void Lower(int[] bucket, ref int count, int next, int cost)
        {
            // A closed cell costs less than any.
            if (cost < known[next])
            {
                known[next] = cost;
                bucket[count++] = next;
            }
        }

        foreach (int cell in cells)
        {
            // Otherwise a cheaper way was found after this one.
            if (known[cell] != level)
            {
                continue;
            }

            bool west = known[cell - 1] != Closed;
            bool east = known[cell + 1] != Closed;
            bool north = known[cell - stride] != Closed;
            bool south = known[cell + stride] != Closed;
            Lower(straightCells, ref straightCount, cell - 1, level + StraightCost);
            Lower(straightCells, ref straightCount, cell + 1, level + StraightCost);
            Lower(straightCells, ref straightCount, cell - stride, level + StraightCost);
            Lower(straightCells, ref straightCount, cell + stride, level + StraightCost);
            if (north && west)
            {
                Lower(diagonalCells, ref diagonalCount, cell - stride - 1, level + DiagonalCost);
            }

            if (north && east)
            {
                Lower(diagonalCells, ref diagonalCount, cell - stride + 1, level + DiagonalCost);
            }

            if (south && west)
            {
                Lower(diagonalCells, ref diagonalCount, cell + stride - 1, level + DiagonalCost);
            }

            if (south && east)
            {
                Lower(diagonalCells, ref diagonalCount, cell + stride + 1, level + DiagonalCost);
            }
        }

        waiting += straightCount - counts[straight] + diagonalCount - counts[diagonal] - cells.Length;
        (counts[straight], counts[diagonal], counts[current]) = (straightCount, diagonalCount, 0);
        level++;
    }

    /// <summary>A bucket that has room for more cells.</summary>
    private int[] Room(int bucket, int more)
    {
        int needed = counts[bucket] + more;
        if (buckets[bucket].Length < needed)
        {
            Array.Resize(ref buckets[bucket], needed * 2);
        }

        return buckets[bucket];
    }
}
