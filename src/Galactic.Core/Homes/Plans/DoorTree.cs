namespace Galactic.Homes.Plans;

/// <summary>
/// Joins the rooms of a plan by openings: a spanning tree of the preferred pairs and sometimes one loop.
/// </summary>
internal static class DoorTree
{
    private const int DoorHeight = 2050;
    private const int OpenHeight = 2300;
    private const int CornerMargin = 100;

    /// <summary>Openings that connect all rooms; null if some room cannot be reached.</summary>
    public static HomeOpening[]? Join(IReadOnlyList<PlannedRoom> rooms, HomeOptions options, Draws draws)
    {
        int root = Root(rooms);
        bool[] joined = new bool[rooms.Count];
        joined[root] = true;
        List<HomeOpening> openings = [];
        for (int count = 1; count < rooms.Count; count++)
        {
            (int best, int from, int to) = (0, -1, -1);
            for (int a = 0; a < rooms.Count; a++)
            {
                for (int b = 0; b < rooms.Count; b++)
                {
                    if (!joined[a] || joined[b] || Shared(rooms[a], rooms[b], options) is null)
                    {
                        continue;
                    }

                    int preference = Preference(rooms[a].Kind, rooms[b].Kind) * 10;
                    int score = preference == 0 ? 0 : preference + draws.Index(4);
                    if (score > best)
                    {
                        (best, from, to) = (score, a, b);
                    }
                }
            }

            if (best == 0)
            {
                return null;
            }

            joined[to] = true;
            openings.Add(Open(rooms, from, to, options, draws));
        }

        AddLoop(rooms, openings, options, draws);
        return [.. openings];
    }

    private static int Root(IReadOnlyList<PlannedRoom> rooms)
    {
        for (int i = 0; i < rooms.Count; i++)
        {
            if (rooms[i].Kind == RoomKind.Hall)
            {
                return i;
            }
        }

        return 0;
    }

    private static void AddLoop(
        IReadOnlyList<PlannedRoom> rooms, List<HomeOpening> openings, HomeOptions options, Draws draws)
    {
        if (!draws.Chance(30))
        {
            return;
        }

        for (int a = 0; a < rooms.Count; a++)
        {
            for (int b = 0; b < rooms.Count; b++)
            {
                bool loop = rooms[a].Kind == RoomKind.Living && rooms[b].Kind is RoomKind.Kitchen or RoomKind.Hall
                    || rooms[a].Kind == RoomKind.Kitchen && rooms[b].Kind == RoomKind.Hall;
                bool known = openings.Exists(o => (o.RoomA, o.RoomB) == (a, b) || (o.RoomA, o.RoomB) == (b, a));
                if (loop && !known && a != b && Shared(rooms[a], rooms[b], options) is not null)
                {
                    openings.Add(Open(rooms, a, b, options, draws));
                    return;
                }
            }
        }
    }

    private static int Preference(RoomKind a, RoomKind b) => (a, b) switch
    {
        (RoomKind.Living, RoomKind.Alcove) or (RoomKind.Alcove, RoomKind.Living) => 7,
        (RoomKind.Bath, RoomKind.Storage) => 2,
        (RoomKind.Storage, _) or (_, RoomKind.Storage) => 0,
        (RoomKind.Alcove, RoomKind.Bedroom or RoomKind.Study) => 2,
        (RoomKind.Alcove, _) or (_, RoomKind.Alcove) => 0,
        (RoomKind.Living, RoomKind.Kitchen) or (RoomKind.Kitchen, RoomKind.Living) => 6,
        (RoomKind.Studio, RoomKind.Kitchen) => 6,
        (RoomKind.Living or RoomKind.Studio, RoomKind.Hall) or (RoomKind.Hall, RoomKind.Living or RoomKind.Studio) => 6,
        (RoomKind.Hall, _) or (_, RoomKind.Hall) => 5,
        (RoomKind.Living or RoomKind.Studio, _) => 3,
        (RoomKind.Bedroom, RoomKind.Bath) => 1,
        _ => 0,
    };

    private static HomeOpening Open(
        IReadOnlyList<PlannedRoom> rooms, int a, int b, HomeOptions options, Draws draws)
    {
        (bool alongX, int line, int low, int high) = Shared(rooms[a], rooms[b], options)!.Value;
        OpeningKind kind = Kind(rooms[a].Kind, rooms[b].Kind, draws);
        int room = high - low - 2 * CornerMargin;
        bool whole = rooms[a].Kind == RoomKind.Alcove || rooms[b].Kind == RoomKind.Alcove;
        int width = kind switch
        {
            OpeningKind.OpenPlan when whole => room,
            OpeningKind.OpenPlan => draws.Chance(25) ? room : Math.Min(draws.Range(1400, 2600, 100), room),
            OpeningKind.Cased => Math.Min(1200, room),
            _ => options.DoorWidth,
        };
        width = Math.Max(width, options.DoorWidth);
        int free = room - width;
        int offset = draws.Index(10) switch { < 3 => 0, < 6 => free, _ => draws.Range(0, free) };
        int start = low + CornerMargin + offset;
        int half = options.WallThickness / 2;
        PlanRect gap = alongX
            ? new PlanRect(start, line - half, start + width, line + half)
            : new PlanRect(line - half, start, line + half, start + width);
        return new HomeOpening(kind, a, b, gap, kind == OpeningKind.OpenPlan ? OpenHeight : DoorHeight, alongX);
    }

    private static OpeningKind Kind(RoomKind a, RoomKind b, Draws draws)
    {
        (int pick, bool living) = (draws.Index(100), a is RoomKind.Living or RoomKind.Studio
            || b is RoomKind.Living or RoomKind.Studio);
        return living && (a == RoomKind.Alcove || b == RoomKind.Alcove) ? OpeningKind.OpenPlan
            : living && (a == RoomKind.Kitchen || b == RoomKind.Kitchen)
            ? pick < 64 ? OpeningKind.OpenPlan : pick < 80 ? OpeningKind.Cased : OpeningKind.Door
            : living && (a == RoomKind.Hall || b == RoomKind.Hall) && pick < 70 ? OpeningKind.Cased
            : OpeningKind.Door;
    }

    /// <summary>The wall two rooms share, trimmed to what is clear in both; null if too short for a door.</summary>
    private static (bool AlongX, int Line, int Low, int High)? Shared(PlannedRoom a, PlannedRoom b, HomeOptions options)
    {
        (PlanRect p, PlanRect q) = (a.Cell, b.Cell);
        int half = options.WallThickness / 2;
        int lowX = Math.Max(p.MinX, q.MinX) + half;
        int highX = Math.Min(p.MaxX, q.MaxX) - half;
        int lowZ = Math.Max(p.MinZ, q.MinZ) + half;
        int highZ = Math.Min(p.MaxZ, q.MaxZ) - half;
        int needed = options.DoorWidth + 2 * CornerMargin;
        return (p.MaxZ == q.MinZ || q.MaxZ == p.MinZ) && highX - lowX >= needed
            ? (true, p.MaxZ == q.MinZ ? p.MaxZ : p.MinZ, lowX, highX)
            : (p.MaxX == q.MinX || q.MaxX == p.MinX) && highZ - lowZ >= needed
            ? (false, p.MaxX == q.MinX ? p.MaxX : p.MinX, lowZ, highZ)
            : null;
    }
}
