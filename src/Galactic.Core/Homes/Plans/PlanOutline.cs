namespace Galactic.Homes.Plans;

/// <summary>The outer face of a home's outside walls: any shape made of right angles.</summary>
internal sealed class PlanOutline
{
    private readonly int[] xs;
    private readonly int[] zs;
    private readonly bool[] inside;

    private PlanOutline(PlanRect[] cells, int wall)
    {
        Wall = wall;
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
        Parts = Rectangles(xs, zs, inside);
        Edges = [.. FindEdges(alongX: false), .. FindEdges(alongX: true)];
    }

    /// <summary>Bounding box.</summary>
    public PlanRect Bounds { get; }

    /// <summary>Rectangles that cover the outline once.</summary>
    public IReadOnlyList<PlanRect> Parts { get; }

    /// <summary>The outside faces, each as long as it is straight.</summary>
    public IReadOnlyList<OutlineEdge> Edges { get; }

    /// <summary>Thickness of the outside walls, millimetres.</summary>
    public int Wall { get; }

    /// <summary>The outline of rooms behind outside walls of a thickness.</summary>
    public static PlanOutline Of(IEnumerable<PlannedRoom> rooms, int wall) =>
        new([.. rooms.Select(r => r.Clear.Grow(wall))], wall);

    /// <summary>
    /// The parts of a room's wall with outdoors behind it, as (low, high) along the wall.
    /// </summary>
    /// <param name="clear">The room.</param>
    /// <param name="facing">The way from the wall into the room.</param>
    public List<(int Low, int High)> Outside(PlanRect clear, int facing)
    {
        int line = facing switch
        {
            0 => clear.MinX - Wall,
            1 => clear.MinZ - Wall,
            2 => clear.MaxX + Wall,
            _ => clear.MaxZ + Wall,
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

    /// <summary>Rectangles that cover the outline less some holes once.</summary>
    /// <param name="holes">Rectangles within the outline; they may overlap.</param>
    public List<PlanRect> Without(IReadOnlyList<PlanRect> holes)
    {
        int[] columns = [.. xs.Concat(holes.SelectMany(h => (int[])[h.MinX, h.MaxX])).Distinct().Order()];
        int[] rows = [.. zs.Concat(holes.SelectMany(h => (int[])[h.MinZ, h.MaxZ])).Distinct().Order()];
        bool[] between = new bool[(columns.Length - 1) * (rows.Length - 1)];
        for (int k = 0; k + 1 < rows.Length; k++)
        {
            for (int i = 0; i + 1 < columns.Length; i++)
            {
                between[k * (columns.Length - 1) + i] = Holds(columns[i], rows[k]);
            }
        }

        foreach (PlanRect hole in holes)
        {
            (int first, int last) = (Array.BinarySearch(columns, hole.MinX), Array.BinarySearch(columns, hole.MaxX));
            for (int k = Array.BinarySearch(rows, hole.MinZ); rows[k] < hole.MaxZ; k++)
            {
                Array.Fill(between, false, k * (columns.Length - 1) + first, last - first);
            }
        }

        return Rectangles(columns, rows, between);
    }

    /// <summary>True if the outline holds the area next to a point on the side of larger coordinates.</summary>
    private bool Holds(int x, int z)
    {
        (int i, int k) = (Array.BinarySearch(xs, x), Array.BinarySearch(zs, z));
        return At(i >= 0 ? i : ~i - 1, k >= 0 ? k : ~k - 1);
    }

    /// <summary>The cells of a grid that are set, as rectangles as long as they can be along x, then along z.</summary>
    private static List<PlanRect> Rectangles(int[] xs, int[] zs, bool[] inside)
    {
        int width = xs.Length - 1;
        List<PlanRect> done = [];
        List<PlanRect> open = [];
        for (int k = 0; k + 1 < zs.Length; k++)
        {
            List<PlanRect> next = [];
            for (int i = 0; i + 1 < xs.Length; i++)
            {
                int start = i;
                while (i < width && inside[k * width + i])
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
