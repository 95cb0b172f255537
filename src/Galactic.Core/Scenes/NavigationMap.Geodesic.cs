namespace Galactic.Scenes;

public sealed partial class NavigationMap
{
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

        GeodesicSearch search = new();
        search.Start(this, cell, open);
        float[] lengths = new float[Navigable.Length];
        for (int i = 0; i < lengths.Length; i++)
        {
            lengths[i] = search[i];
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

        // No cell farther than this many from the point's own can be the nearest; of equals the first is taken.
        int reach = cell < 0 ? Width + Depth : (int)MathF.Sqrt(SquaredCellsToNavigable[cell]) + 2;
        (int px, int pz) = cell < 0 ? (0, 0) : (cell % Width, cell / Width);
        (int nearest, float best) = (-1, float.PositiveInfinity);
        for (int iz = Math.Max(pz - reach, 0); iz <= Math.Min(pz + reach, Depth - 1); iz++)
        {
            for (int ix = Math.Max(px - reach, 0); ix <= Math.Min(px + reach, Width - 1); ix++)
            {
                int i = iz * Width + ix;
                if (Navigable[i])
                {
                    (float cx, float cz) = CenterOf(i);
                    float squared = (cx - x) * (cx - x) + (cz - z) * (cz - z);
                    (nearest, best) = squared < best ? (i, squared) : (nearest, best);
                }
            }
        }

        return nearest >= 0 ? nearest : throw new InvalidOperationException("The map has no navigable cell.");
    }
}
