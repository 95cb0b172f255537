namespace Galactic.Homes.Plans;

/// <summary>
/// Rows of rooms between two parallel lines. Room i of area a, shortest side s and largest aspect q fits a band of
/// depth d exactly if d is in [max(s, sqrt(a/q)), min(a/s, sqrt(a q))]; a band's interval is the intersection.
/// </summary>
internal static class BandSplit
{
    private const int LeastBehind = 1300;

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
            int side = rule.ShortestSide + rooms[i].Wall;
            low = Math.Max(low, Math.Max(side, (long)Math.Sqrt(a * 100 / rooms[i].AspectPercent)));
            high = Math.Min(high, Math.Min(a / side, (long)Math.Sqrt(a * rooms[i].AspectPercent / 100)));
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

    /// <summary>Lays rooms one after the other along x from the band's start; the last takes the rest.</summary>
    /// <param name="rooms">In order.</param>
    /// <param name="band">Where.</param>
    /// <param name="doorsAtMax">True if the hall lies at the band's far side, where z is largest.</param>
    /// <param name="plan">Receives the rooms.</param>
    public static void LayAlongX(ReadOnlySpan<RoomWish> rooms, PlanRect band, bool doorsAtMax, List<PlannedRoom> plan)
    {
        int x = band.MinX;
        for (int i = 0; i < rooms.Length; i++)
        {
            int end = i == rooms.Length - 1 ? band.MaxX : x + Snap((int)(rooms[i].Area / band.Depth));
            int behind = rooms[i].Behind == 0
                ? 0 : Math.Max(LeastBehind, Snap((int)(rooms[i].Behind / Math.Max(1, end - x))));
            PlanRect cell = new(x, band.MinZ, end, band.MaxZ);
            if (behind > 0)
            {
                int line = doorsAtMax ? band.MinZ + behind : band.MaxZ - behind;
                PlanRect storage = doorsAtMax ? cell with { MaxZ = line } : cell with { MinZ = line };
                plan.Add(new PlannedRoom(RoomKind.Storage, 0, storage));
                cell = doorsAtMax ? cell with { MinZ = line } : cell with { MaxZ = line };
            }

            plan.Add(new PlannedRoom(rooms[i].Kind, rooms[i].Number, cell));
            x = end;
        }
    }

    /// <summary>As <see cref="LayAlongX"/> along z; the hall lies where x is largest, or least.</summary>
    public static void LayAlongZ(ReadOnlySpan<RoomWish> rooms, PlanRect band, bool doorsAtMax, List<PlannedRoom> plan)
    {
        List<PlannedRoom> turned = [];
        LayAlongX(rooms, Turn(band), doorsAtMax, turned);
        plan.AddRange(turned.Select(r => r with { Cell = Turn(r.Cell) }));
    }

    /// <summary>Rounds to the line raster.</summary>
    public static int Snap(int length) => (length + HomePlan.Line / 2) / HomePlan.Line * HomePlan.Line;

    private static PlanRect Turn(PlanRect r) => new(r.MinZ, r.MinX, r.MaxZ, r.MaxX);
}
