namespace Galactic.Homes.Plans;

/// <summary>
/// The walls of a plan as rectangles that do not overlap: walls along z run through, walls along x end at them, and
/// openings are left out.
/// </summary>
internal static class WallLines
{
    private const int Half = HomePlan.Wall / 2;

    /// <summary>Wall rectangles from floor to ceiling.</summary>
    public static List<PlanRect> Solid(HomePlan plan)
    {
        List<PlanRect> result = [];
        List<PlanRect> upright = Runs(plan, alongX: false, []);
        List<PlanRect> level = Runs(plan, alongX: true, upright);
        result.AddRange(upright);
        result.AddRange(level);
        return result;
    }

    private static List<PlanRect> Runs(HomePlan plan, bool alongX, List<PlanRect> crossing)
    {
        SortedDictionary<int, List<(int Low, int High)>> lines = [];
        foreach (PlannedRoom room in plan.Rooms)
        {
            PlanRect c = room.Cell;
            (int near, int far, int low, int high) = alongX
                ? (c.MinZ, c.MaxZ, c.MinX, c.MaxX) : (c.MinX, c.MaxX, c.MinZ, c.MaxZ);
            Line(lines, near).Add((low - Half, high + Half));
            Line(lines, far).Add((low - Half, high + Half));
        }

        List<PlanRect> result = [];
        foreach ((int line, List<(int Low, int High)> parts) in lines)
        {
            List<(int Low, int High)> free = Merge(parts);
            foreach (HomeOpening opening in plan.Openings)
            {
                PlanRect gap = opening.Gap;
                if (opening.AlongX == alongX && (alongX ? gap.MinZ : gap.MinX) == line - Half)
                {
                    free = Cut(free, alongX ? gap.MinX : gap.MinZ, alongX ? gap.MaxX : gap.MaxZ);
                }
            }

            // Walls on both sides of a crossing wall may be nearly in line: they overlap where they meet it.
            foreach (PlanRect wall in result)
            {
                if ((alongX ? wall.MaxZ : wall.MaxX) > line - Half)
                {
                    free = alongX ? Cut(free, wall.MinX, wall.MaxX) : Cut(free, wall.MinZ, wall.MaxZ);
                }
            }

            foreach (PlanRect wall in crossing)
            {
                if (wall.MinZ <= line - Half && wall.MaxZ >= line + Half)
                {
                    free = Cut(free, wall.MinX, wall.MaxX);
                }
            }

            foreach ((int low, int high) in free)
            {
                result.Add(alongX
                    ? new PlanRect(low, line - Half, high, line + Half)
                    : new PlanRect(line - Half, low, line + Half, high));
            }
        }

        return result;
    }

    private static List<(int Low, int High)> Line(SortedDictionary<int, List<(int Low, int High)>> lines, int at)
    {
        if (!lines.TryGetValue(at, out List<(int Low, int High)>? parts))
        {
            lines.Add(at, parts = []);
        }

        return parts;
    }

    private static List<(int Low, int High)> Merge(List<(int Low, int High)> parts)
    {
        parts.Sort();
        List<(int Low, int High)> result = [];
        foreach ((int low, int high) in parts)
        {
            if (result.Count > 0 && result[^1].High >= low)
            {
                result[^1] = (result[^1].Low, Math.Max(result[^1].High, high));
            }
            else
            {
                result.Add((low, high));
            }
        }

        return result;
    }

    private static List<(int Low, int High)> Cut(List<(int Low, int High)> parts, int low, int high)
    {
        List<(int Low, int High)> result = [];
        foreach ((int a, int b) in parts)
        {
            if (Math.Min(b, low) > a)
            {
                result.Add((a, Math.Min(b, low)));
            }

            if (b > Math.Max(a, high))
            {
                result.Add((Math.Max(a, high), b));
            }
        }

        return result;
    }
}
