namespace Galactic.Kernel.Plotting;

/// <summary>Drops points that no screen can show.</summary>
internal static class Decimation
{
    /// <summary>Points that are kept at most.</summary>
    public const int MaxPoints = 2000;

    /// <summary>
    /// Indices to draw: all when they are few, else the first, lowest and highest of equal stretches, so that peaks
    /// stay, and the first that is no number, so that gaps stay.
    /// </summary>
    public static int[] Indices(double[] values)
    {
        if (values.Length <= MaxPoints)
        {
            return [.. Enumerable.Range(0, values.Length)];
        }

        const int Stretches = MaxPoints / 4;
        SortedSet<int> kept = [values.Length - 1];
        for (int stretch = 0; stretch < Stretches; stretch++)
        {
            int start = (int)((long)values.Length * stretch / Stretches);
            int end = (int)((long)values.Length * (stretch + 1) / Stretches);
            AddExtremes(values, start, end, kept);
        }

        return [.. kept];
    }

    private static void AddExtremes(double[] values, int start, int end, SortedSet<int> kept)
    {
        int lowest = start;
        int highest = start;
        int gap = -1;
        for (int i = start; i < end; i++)
        {
            lowest = values[i] < values[lowest] ? i : lowest;
            highest = values[i] > values[highest] ? i : highest;
            gap = gap < 0 && !Scale.IsDrawable(values[i]) ? i : gap;
        }

        kept.UnionWith([start, lowest, highest]);
        if (gap >= 0)
        {
            kept.Add(gap);
        }
    }
}
