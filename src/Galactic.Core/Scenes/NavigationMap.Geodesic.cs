namespace Galactic.Scenes;

public sealed partial class NavigationMap
{
    // 41 / 29 is the square root of 2 to 3e-4, so lengths stay whole numbers and every machine agrees.
    private const int StraightCost = 29;
    private const int DiagonalCost = 41;

    /// <summary>
    /// Length in metres of the shortest path of the base from a cell to every cell (8 neighbours, no corner
    /// cutting); infinity where no path leads.
    /// </summary>
    /// <param name="cell">Start, a cell number; nothing is reachable from a cell that is not navigable.</param>
    /// <exception cref="ArgumentOutOfRangeException">The cell is not on the map.</exception>
    public float[] GeodesicDistances(int cell) => GeodesicDistances(cell, Navigable);

    /// <summary>The same over some of the cells.</summary>
    /// <param name="cell">Start, a cell number.</param>
    /// <param name="open">[cell] true where a path may lead.</param>
    internal float[] GeodesicDistances(int cell, bool[] open)
    {
        if ((uint)cell >= (uint)Navigable.Length)
        {
            throw new ArgumentOutOfRangeException(nameof(cell), cell, $"The map has {Navigable.Length} cells.");
        }

        int[] costs = new int[Navigable.Length];
        Array.Fill(costs, int.MaxValue);
        if (open[cell])
        {
            Spread(costs, cell, open);
        }

        float[] lengths = new float[costs.Length];
        for (int i = 0; i < lengths.Length; i++)
        {
            lengths[i] = costs[i] == int.MaxValue
                ? float.PositiveInfinity
                : costs[i] * (CellSize / StraightCost);
        }

        return lengths;
    }

    /// <summary>The navigable cell nearest to a point; the point's own if it is navigable.</summary>
    /// <exception cref="InvalidOperationException">The map has no navigable cell.</exception>
    public int NearestNavigable(float x, float z)
    {
        int cell = CellAt(x, z);
        if (cell >= 0 && Navigable[cell])
        {
            return cell;
        }

        (int nearest, float best) = (-1, float.PositiveInfinity);
        for (int i = 0; i < Navigable.Length; i++)
        {
            if (Navigable[i])
            {
                (float cx, float cz) = CenterOf(i);
                float squared = (cx - x) * (cx - x) + (cz - z) * (cz - z);
                (nearest, best) = squared < best ? (i, squared) : (nearest, best);
            }
        }

        return nearest >= 0 ? nearest : throw new InvalidOperationException("The map has no navigable cell.");
    }

    /// <remarks>
    /// Dijkstra with one bucket per cost (Dial 1969): every step costs at most 41, so 42 buckets suffice.
    /// </remarks>
    private void Spread(int[] costs, int start, bool[] open)
    {
        List<int>[] buckets = new List<int>[DiagonalCost + 1];
        for (int i = 0; i < buckets.Length; i++)
        {
            buckets[i] = [];
        }

        costs[start] = 0;
        buckets[0].Add(start);
        int waiting = 1;
        for (int cost = 0; waiting > 0; cost++)
        {
            List<int> bucket = buckets[cost % buckets.Length];
            waiting -= bucket.Count;
            foreach (int cell in bucket)
            {
                if (costs[cell] == cost)
                {
                    waiting += Relax(costs, buckets, cell, cost, open);
                }
            }

            bucket.Clear();
        }
    }

    private int Relax(int[] costs, List<int>[] buckets, int cell, int cost, bool[] open)
    {
        int added = 0;
        int x = cell % Width;
        bool west = x > 0 && open[cell - 1];
        bool east = x + 1 < Width && open[cell + 1];
        bool north = cell >= Width && open[cell - Width];
        bool south = cell + Width < open.Length && open[cell + Width];
        void Try(bool free, int next, int step)
        {
            if (free && open[next] && cost + step < costs[next])
            {
                costs[next] = cost + step;
                buckets[(cost + step) % buckets.Length].Add(next);
                added++;
            }
        }

        Try(west, cell - 1, StraightCost);
        Try(east, cell + 1, StraightCost);
        Try(north, cell - Width, StraightCost);
        Try(south, cell + Width, StraightCost);
        Try(west && north, cell - Width - 1, DiagonalCost);
        Try(east && north, cell - Width + 1, DiagonalCost);
        Try(west && south, cell + Width - 1, DiagonalCost);
        Try(east && south, cell + Width + 1, DiagonalCost);
        return added;
    }
}
