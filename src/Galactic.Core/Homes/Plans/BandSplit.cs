namespace Galactic.Homes.Plans;

/// <summary>
/// Rows of rooms between two parallel lines. Room i of area a, shortest side s and largest aspect q fits a band of
/// depth d exactly if d is in [max(s, sqrt(a/q)), min(a/s, sqrt(a q))]; a band's interval is the intersection.
/// </summary>
internal static class BandSplit
{
    /// <summary>Lengths (least, largest) a band of the chosen rooms can have; empty if least exceeds largest.</summary>
    public static (int Least, int Largest) Lengths(ReadOnlySpan<RoomWish> rooms, int chosen)
    {
        (long low, long high, long area) = (0, long.MaxValue, 0);
        for (int i = 0; i < rooms.Length; i++)
        {
            if ((chosen >> i & 1) == 0)
            {
                continue;
            }

            RoomRule rule = RoomRule.For(rooms[i].Kind);
            long a = rooms[i].Area;
            int side = rule.ShortestSide + HomePlan.Wall;
            low = Math.Max(low, Math.Max(side, (long)Math.Sqrt(a * 100 / rule.AspectPercent)));
            high = Math.Min(high, Math.Min(a / side, (long)Math.Sqrt(a * rule.AspectPercent / 100)));
            area += a;
        }

        return area == 0 || low > high ? (1, 0) : ((int)(area / high), (int)(area / low));
    }

    /// <summary>Depth of a band of the chosen rooms at a length, on the line raster.</summary>
    public static int Depth(ReadOnlySpan<RoomWish> rooms, int length)
    {
        long area = 0;
        foreach (RoomWish room in rooms)
        {
            area += room.Area;
        }

        return Snap((int)(area / length));
    }

    /// <summary>Lays rooms one after the other along x from (x, z); the last takes the rest.</summary>
    public static void LayAlongX(ReadOnlySpan<RoomWish> rooms, PlanRect band, List<PlannedRoom> plan)
    {
        int x = band.MinX;
        for (int i = 0; i < rooms.Length; i++)
        {
            int end = i == rooms.Length - 1 ? band.MaxX : x + Snap((int)(rooms[i].Area / band.Depth));
            plan.Add(new PlannedRoom(rooms[i].Kind, rooms[i].Number, new PlanRect(x, band.MinZ, end, band.MaxZ)));
            x = end;
        }
    }

    /// <summary>Lays rooms one after the other along z; the last takes the rest.</summary>
    public static void LayAlongZ(ReadOnlySpan<RoomWish> rooms, PlanRect band, List<PlannedRoom> plan)
    {
        int z = band.MinZ;
        for (int i = 0; i < rooms.Length; i++)
        {
            int end = i == rooms.Length - 1 ? band.MaxZ : z + Snap((int)(rooms[i].Area / band.Width));
            plan.Add(new PlannedRoom(rooms[i].Kind, rooms[i].Number, new PlanRect(band.MinX, z, band.MaxX, end)));
            z = end;
        }
    }

    /// <summary>Rounds to the line raster.</summary>
    public static int Snap(int length) => (length + HomePlan.Line / 2) / HomePlan.Line * HomePlan.Line;
}
