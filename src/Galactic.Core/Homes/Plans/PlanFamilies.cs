namespace Galactic.Homes.Plans;

/// <summary>
/// One try at each family. Null if the drawn sizes do not fit; the caller checks the rooms themselves.
/// </summary>
internal static class PlanFamilies
{
    private const int LongestHall = 11_000;

    public static List<PlannedRoom>? TryPlan(HomeFamily family, RoomWish[] wishes, HomeOptions options, Draws draws) =>
        family switch
        {
            HomeFamily.Studio => Studio(wishes, draws),
            HomeFamily.Spine => Spine(wishes, options, draws),
            HomeFamily.Hub => Hub(wishes, options, draws),
            _ => Core(wishes, draws),
        };

    private static List<PlannedRoom>? Studio(RoomWish[] wishes, Draws draws)
    {
        (RoomWish main, RoomWish bath, RoomWish other) = (wishes[0], wishes[1], wishes[2]);
        bool hall = other.Kind == RoomKind.Hall;
        int strip = hall ? draws.Range(1900, 2200, 50) : draws.Range(2450, 2700, 50);
        int depth = BandSplit.Snap((int)((bath.Area + other.Area) / strip));
        int width = BandSplit.Snap((int)(main.Area / depth));
        List<PlannedRoom> rooms = [new PlannedRoom(main.Kind, 0, new PlanRect(strip, 0, strip + width, depth))];
        RoomWish[] band = draws.Chance(50) ? [bath, other] : [other, bath];
        BandSplit.LayAlongZ(band, new PlanRect(0, 0, strip, depth), rooms);
        return rooms;
    }

    private static List<PlannedRoom>? Spine(RoomWish[] wishes, HomeOptions options, Draws draws)
    {
        bool paired = draws.Chance(80);
        if (Assign(wishes, paired ? 3 : 0, draws) is not (int chosen, int length) || length > LongestHall)
        {
            return null;
        }

        int hall = HallCell(options, draws);
        RoomWish[] upper = Order(wishes, chosen, draws, false);
        RoomWish[] lower = Order(wishes, ~chosen, draws, false);
        int top = BandSplit.Depth(upper, length);
        int bottom = BandSplit.Depth(lower, length);
        List<PlannedRoom> rooms = [new PlannedRoom(RoomKind.Hall, 0, new PlanRect(0, top, length, top + hall))];
        BandSplit.LayAlongX(upper, new PlanRect(0, 0, length, top), rooms);
        BandSplit.LayAlongX(lower, new PlanRect(0, top + hall, length, top + hall + bottom), rooms);
        return rooms;
    }

    private static List<PlannedRoom>? Hub(RoomWish[] wishes, HomeOptions options, Draws draws)
    {
        (RoomWish living, RoomWish kitchen) = (wishes[0], wishes[1]);
        bool column = wishes.Length >= 5 ? draws.Chance(80) : draws.Chance(30);
        RoomWish[] block = wishes[(column ? 2 : 1)..];
        if (Assign(block, 0, draws) is not (int chosen, int length))
        {
            return null;
        }

        int hall = HallCell(options, draws);
        RoomWish[] upper = Order(block, chosen, draws, true);
        RoomWish[] lower = Order(block, ~chosen, draws, true);
        int top = BandSplit.Depth(upper, length);
        int bottom = BandSplit.Depth(lower, length);
        int depth = top + hall + bottom;
        int width = BandSplit.Snap((int)((living.Area + (column ? kitchen.Area : 0)) / depth));
        List<PlannedRoom> rooms =
            [new PlannedRoom(RoomKind.Hall, 0, new PlanRect(width, top, width + length, top + hall))];
        int kitchenDepth = column ? Math.Max(2450, BandSplit.Snap((int)(kitchen.Area / Math.Max(1, width)))) : 0;
        bool kitchenFirst = draws.Chance(50);
        PlanRect livingCell = kitchenFirst
            ? new PlanRect(0, kitchenDepth, width, depth) : new PlanRect(0, 0, width, depth - kitchenDepth);
        rooms.Add(new PlannedRoom(RoomKind.Living, 0, livingCell));
        if (column)
        {
            PlanRect cell = kitchenFirst
                ? new PlanRect(0, 0, width, kitchenDepth) : new PlanRect(0, depth - kitchenDepth, width, depth);
            rooms.Add(new PlannedRoom(RoomKind.Kitchen, 0, cell));
        }

        BandSplit.LayAlongX(upper, new PlanRect(width, 0, width + length, top), rooms);
        BandSplit.LayAlongX(lower, new PlanRect(width, top + hall, width + length, depth), rooms);
        return livingCell.MinZ <= top && livingCell.MaxZ >= top + hall ? rooms : null;
    }

    private static List<PlannedRoom>? Core(RoomWish[] wishes, Draws draws)
    {
        RoomWish[] around = wishes[1..];
        if (Assign(around, 0, draws) is not (int chosen, int depth))
        {
            return null;
        }

        RoomWish[] left = Order(around, chosen, draws, false);
        RoomWish[] right = Order(around, ~chosen, draws, false);
        int west = BandSplit.Depth(left, depth);
        int east = BandSplit.Depth(right, depth);
        int middle = BandSplit.Snap((int)(wishes[0].Area / depth));
        List<PlannedRoom> rooms = [new PlannedRoom(RoomKind.Living, 0, new PlanRect(west, 0, west + middle, depth))];
        BandSplit.LayAlongZ(left, new PlanRect(0, 0, west, depth), rooms);
        BandSplit.LayAlongZ(right, new PlanRect(west + middle, 0, west + middle + east, depth), rooms);
        return rooms;
    }

    /// <summary>First split into two bands, from a random start, that can have a common length; and a length.</summary>
    private static (int Chosen, int Length)? Assign(RoomWish[] rooms, int together, Draws draws)
    {
        int subsets = 1 << rooms.Length;
        int start = draws.Index(subsets);
        ulong bits = draws.Bits();
        for (int i = 0; i < subsets; i++)
        {
            int chosen = (start + i) % subsets;
            if ((chosen & together) != 0 && (chosen & together) != together)
            {
                continue;
            }

            (int leastA, int largestA) = BandSplit.Lengths(rooms, chosen);
            (int leastB, int largestB) = BandSplit.Lengths(rooms, ~chosen & (subsets - 1));
            (int least, int largest) = (Math.Max(leastA, leastB), Math.Min(largestA, largestB));
            if (leastA <= largestA && leastB <= largestB && largest - least >= HomePlan.Line)
            {
                return (chosen, BandSplit.Snap(least + (int)(bits % (ulong)(largest - least))));
            }
        }

        return null;
    }

    /// <summary>
    /// The chosen rooms in the best of some random orders: kitchen beside the living room, wet rooms together, and
    /// a kitchen first where it must touch the living column.
    /// </summary>
    private static RoomWish[] Order(RoomWish[] rooms, int chosen, Draws draws, bool kitchenFirst)
    {
        RoomWish[] order = [.. rooms.Where((_, i) => (chosen >> i & 1) == 1)];
        RoomWish[] best = [.. order];
        int bestScore = -1;
        for (int i = 0; i < 6; i++)
        {
            draws.Shuffle<RoomWish>(order);
            int score = kitchenFirst && order.Length > 0 && order[0].Kind == RoomKind.Kitchen ? 8 : 0;
            for (int k = 1; k < order.Length; k++)
            {
                score += Affinity(order[k - 1].Kind, order[k].Kind);
            }

            if (score > bestScore)
            {
                (best, bestScore) = ([.. order], score);
            }
        }

        return best;
    }

    private static int Affinity(RoomKind a, RoomKind b) => (a, b) switch
    {
        (RoomKind.Living, RoomKind.Kitchen) or (RoomKind.Kitchen, RoomKind.Living) => 4,
        (RoomKind.Bath, RoomKind.Kitchen) or (RoomKind.Kitchen, RoomKind.Bath) or (RoomKind.Bath, RoomKind.Bath) => 1,
        _ => 0,
    };

    private static int HallCell(HomeOptions options, Draws draws)
    {
        int low = (options.CorridorMin + HomePlan.Wall + HomePlan.Line - 1) / HomePlan.Line * HomePlan.Line;
        int high = (options.CorridorMax + HomePlan.Wall) / HomePlan.Line * HomePlan.Line;
        return draws.Range(low, high, HomePlan.Line);
    }
}
