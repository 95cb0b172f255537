namespace Galactic.Homes.Plans;

/// <summary>
/// The walls of a plan as rectangles that do not overlap: walls along z run through, walls along x end at them, and
/// openings are left out. What outside walls are thicker comes in rectangles of its own.
/// </summary>
internal static class WallLines
{
    /// <summary>Wall rectangles from floor to ceiling.</summary>
    public static List<PlanRect> Solid(HomePlan plan)
    {
        List<PlanRect> result = [];
        List<PlanRect> upright = Runs(plan, alongX: false, []);
        List<PlanRect> level = Runs(plan, alongX: true, upright);
        result.AddRange(upright);
        result.AddRange(level);
        if (plan.Outline.Wall > plan.Wall)
        {
            result.AddRange(plan.Outline.Without(PlanOutline.Of(plan.Rooms, plan.Wall).Parts));
        }

        return result;
    }

    private static List<PlanRect> Runs(HomePlan plan, bool alongX, List<PlanRect> crossing)
    {
        int half = plan.Wall / 2;
        SortedDictionary<int, List<(int Low, int High)>> lines = [];
        foreach (PlannedRoom room in plan.Rooms)
        {
            PlanRect c = room.Cell;
            (int near, int far, int low, int high) = alongX
                ? (c.MinZ, c.MaxZ, c.MinX, c.MaxX) : (c.MinX, c.MaxX, c.MinZ, c.MaxZ);
            Line(lines, near).Add((low - half, high + half));
            Line(lines, far).Add((low - half, high + half));
        }

        List<PlanRect> result = [];
        foreach ((int line, List<(int Low, int High)> parts) in lines)
        {
            List<(int Low, int High)> free = Merge(parts);
            foreach (HomeOpening opening in plan.Openings)
            {
                PlanRect gap = opening.Gap;
                if (opening.AlongX == alongX && (alongX ? gap.MinZ : gap.MinX) == line - half)
                {
                    free = Cut(free, alongX ? gap.MinX : gap.MinZ, alongX ? gap.MaxX : gap.MaxZ);
                }
            }

            // Walls on both sides of a crossing wall may be nearly in line: they overlap where they meet it.
            foreach (PlanRect wall in result)
            {
                if ((alongX ? wall.MaxZ : wall.MaxX) > line - half)
                {
                    free = alongX ? Cut(free, wall.MinX, wall.MaxX) : Cut(free, wall.MinZ, wall.MaxZ);
                }
            }

            foreach (PlanRect wall in crossing)
            {
                if (wall.MinZ <= line - half && wall.MaxZ >= line + half)
                {
                    free = Cut(free, wall.MinX, wall.MaxX);
                }
            }

            foreach ((int low, int high) in free)
            {
                result.Add(alongX
                    ? new PlanRect(low, line - half, high, line + half)
                    : new PlanRect(line - half, low, line + half, high));
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
