namespace Galactic.Scenes;

/// <summary>
/// Collects blocked height intervals by cell and turns their complement into a <see cref="ColumnGrid"/>.
/// </summary>
internal sealed class ColumnCollector(CellLayout layout, float radius, double top)
{
    private const int MaxUnit = ushort.MaxValue;
    private const int MaxIntervals = (1 << ColumnGrid.CountBits) - 1;
    // Heights within a tenth of a micrometre of a whole unit count as exact.
    private const double Slack = 1e-3;
    private readonly int ceiling = (int)Math.Clamp(Math.Floor(top / ColumnGrid.HeightUnit + Slack), 0, MaxUnit);
    private readonly int floor = Math.Min((int)Math.Ceiling(radius / (double)ColumnGrid.HeightUnit - Slack), MaxUnit);
    private readonly int[] counts = new int[layout.Count + 1];
    private ulong[] records = new ulong[4096];
    private int recordCount;

    public CellLayout Layout => layout;

    public double Radius => radius;

    /// <summary>Marks sphere centres between two heights (metres) as blocked in a cell.</summary>
    public void Block(int cell, double low, double high)
    {
        int from = (int)Math.Clamp(Math.Floor(low * (1 / (double)ColumnGrid.HeightUnit) + Slack), 0, MaxUnit);
        int to = (int)Math.Clamp(Math.Ceiling(high * (1 / (double)ColumnGrid.HeightUnit) - Slack), 0, MaxUnit);
        if (to <= floor || from >= ceiling)
        {
            return;
        }

        if (recordCount == records.Length)
        {
            Array.Resize(ref records, recordCount * 2);
        }

        records[recordCount++] = (ulong)(uint)cell << 32 | (ulong)(uint)from << 16 | (uint)to;
        counts[cell + 1]++;
    }

    /// <summary>Closes cells that are outside and builds the grid.</summary>
    public ColumnGrid Build(ReadOnlySpan<bool> outside)
    {
        uint[] sorted = SortByCell();
        uint[] cells = new uint[layout.Count];
        List<uint> intervals = new(layout.Count + layout.Count / 2);
        List<uint> column = [];
        for (int cell = 0; cell < cells.Length; cell++)
        {
            Span<uint> blocked = sorted.AsSpan(counts[cell], counts[cell + 1] - counts[cell]);
            column.Clear();
            if (!outside[cell])
            {
                blocked.Sort();
                Complement(blocked, column);
            }

            cells[cell] = (uint)intervals.Count << ColumnGrid.CountBits | (uint)column.Count;
            intervals.AddRange(column);
        }

        return new ColumnGrid(
            layout.MinX, layout.MinZ, 0, layout.CellSize, radius, layout.Width, layout.Depth, cells, [.. intervals]);
    }

    private uint[] SortByCell()
    {
        for (int cell = 0; cell < layout.Count; cell++)
        {
            counts[cell + 1] += counts[cell];
        }

        int[] next = counts[..^1];
        uint[] sorted = new uint[recordCount];
        foreach (ulong record in records.AsSpan(0, recordCount))
        {
            sorted[next[record >> 32]++] = (uint)record;
        }

        return sorted;
    }

    private void Complement(ReadOnlySpan<uint> blocked, List<uint> column)
    {
        int low = floor;
        foreach (uint word in blocked)
        {
            (int from, int to) = ((int)(word >> 16), (int)(word & 0xFFFF));
            if (from > low)
            {
                column.Add((uint)Math.Min(from, ceiling) << 16 | (uint)low);
            }

            low = Math.Max(low, to);
        }

        if (ceiling > low)
        {
            column.Add((uint)ceiling << 16 | (uint)low);
        }

        while (column.Count > MaxIntervals)
        {
            RemoveThinnest(column);
        }
    }

    /// <summary>Gives up the least useful free interval: blocking it is on the safe side.</summary>
    private static void RemoveThinnest(List<uint> column)
    {
        int thinnest = 0;
        for (int i = 1; i < column.Count; i++)
        {
            if ((column[i] >> 16) - (column[i] & 0xFFFF) < (column[thinnest] >> 16) - (column[thinnest] & 0xFFFF))
            {
                thinnest = i;
            }
        }

        column.RemoveAt(thinnest);
    }
}
