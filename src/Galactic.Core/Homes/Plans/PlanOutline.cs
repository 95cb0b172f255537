namespace Galactic.Homes.Plans;

/// <summary>The outer face of a home's outside walls: any shape made of right angles.</summary>
internal sealed class PlanOutline
{
    private readonly int[] xs;
    private readonly int[] zs;
    private readonly bool[] inside;

    private PlanOutline(PlanRect[] cells)
    {
        xs = [.. cells.SelectMany(c => (int[])[c.MinX, c.MaxX]).Distinct().Order()];
        zs = [.. cells.SelectMany(c => (int[])[c.MinZ, c.MaxZ]).Distinct().Order()];
        inside = new bool[(xs.Length - 1) * (zs.Length - 1)];
        foreach (PlanRect c in cells)
        {
            for (int k = Array.IndexOf(zs, c.MinZ); zs[k] < c.MaxZ; k++)
            {
                for (int i = Array.IndexOf(xs, c.MinX); xs[i] < c.MaxX; i++)
                {
                    inside[k * (xs.Length - 1) + i] = true;
                }
            }
        }

        Bounds = new PlanRect(xs[0], zs[0], xs[^1], zs[^1]);
        Parts = FindParts();
        Edges = [.. FindEdges(alongX: false), .. FindEdges(alongX: true)];
    }

    /// <summary>Bounding box.</summary>
    public PlanRect Bounds { get; }

    /// <summary>Rectangles that cover the outline once.</summary>
    public IReadOnlyList<PlanRect> Parts { get; }

    /// <summary>The outside faces, each as long as it is straight.</summary>
    public IReadOnlyList<OutlineEdge> Edges { get; }

    public static PlanOutline Of(IEnumerable<PlannedRoom> rooms) =>
        new([.. rooms.Select(r => r.Cell.Grow(HomePlan.Wall / 2))]);

    /// <summary>
    /// The parts of a room's wall with outdoors behind it, as (low, high) along the wall.
    /// </summary>
    /// <param name="clear">The room.</param>
    /// <param name="facing">The way from the wall into the room.</param>
    public List<(int Low, int High)> Outside(PlanRect clear, int facing)
    {
        int line = facing switch
        {
            0 => clear.MinX - HomePlan.Wall,
            1 => clear.MinZ - HomePlan.Wall,
            2 => clear.MaxX + HomePlan.Wall,
            _ => clear.MaxZ + HomePlan.Wall,
        };
        (int from, int to) = (facing & 1) == 1 ? (clear.MinX, clear.MaxX) : (clear.MinZ, clear.MaxZ);
        List<(int, int)> result = [];
        foreach (OutlineEdge edge in Edges)
        {
            (int low, int high) = (Math.Max(edge.Low, from), Math.Min(edge.High, to));
            if (edge.Facing == (facing + 2 & 3) && edge.Line == line && low < high)
            {
                result.Add((low, high));
            }
        }

        return result;
    }

    private bool At(int i, int k) =>
        i >= 0 && k >= 0 && i < xs.Length - 1 && k < zs.Length - 1 && inside[k * (xs.Length - 1) + i];

    private List<PlanRect> FindParts()
    {
        List<PlanRect> done = [];
        List<PlanRect> open = [];
        for (int k = 0; k + 1 < zs.Length; k++)
        {
            List<PlanRect> next = [];
            for (int i = 0; i + 1 < xs.Length; i++)
            {
                int start = i;
                while (At(i, k))
                {
                    i++;
                }

                if (i > start)
                {
                    int above = open.FindIndex(p => p.MinX == xs[start] && p.MaxX == xs[i]);
                    next.Add(new PlanRect(xs[start], above >= 0 ? open[above].MinZ : zs[k], xs[i], zs[k + 1]));
                    if (above >= 0)
                    {
                        open.RemoveAt(above);
                    }
                }
            }

            done.AddRange(open);
            open = next;
        }

        return [.. done, .. open];
    }

    private List<OutlineEdge> FindEdges(bool alongX)
    {
        (int[] lines, int[] along) = alongX ? (zs, xs) : (xs, zs);
        List<OutlineEdge> result = [];
        for (int line = 0; line < lines.Length; line++)
        {
            foreach (bool positive in (ReadOnlySpan<bool>)[false, true])
            {
                for (int i = 0; i + 1 < along.Length; i++)
                {
                    int start = i;
                    while (i + 1 < along.Length && Side(line, i, positive) && !Side(line, i, !positive))
                    {
                        i++;
                    }

                    if (i > start)
                    {
                        int facing = alongX ? positive ? 1 : 3 : positive ? 0 : 2;
                        result.Add(new OutlineEdge(facing, lines[line], along[start], along[i]));
                    }
                }
            }
        }

        return result;

        // The home lies behind an outward face: before the line if the face looks along the axis.
        bool Side(int line, int i, bool before) =>
            alongX ? At(i, before ? line - 1 : line) : At(before ? line - 1 : line, i);
    }
}
