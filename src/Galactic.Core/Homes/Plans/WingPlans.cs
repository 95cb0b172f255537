namespace Galactic.Homes.Plans;

/// <summary>The two families that are held out for tests of unknown layouts.</summary>
internal static class WingPlans
{
    private const int LeastNotch = 1500;

    /// <summary>
    /// Kitchen and living room in a wing to the west of the hall's upper end, bedrooms along its east side; bathrooms
    /// may lie below the living wing.
    /// </summary>
    public static List<PlannedRoom>? Wing(RoomWish[] wishes, HomeOptions options, Draws draws)
    {
        RoomWish[] day = wishes[..2];
        RoomWish[] night = wishes[2..];
        int chosen = (1 << night.Length) - 1;
        for (int i = 0; i < night.Length; i++)
        {
            chosen &= night[i].Kind == RoomKind.Bath && draws.Chance(60) ? ~(1 << i) : -1;
        }

        int west = ~chosen & ((1 << night.Length) - 1);
        if (Length(night, chosen, PlanFamilies.LongestHall, draws) is not int length
            || Length(day, 3, PlanFamilies.LongestHall, draws) is not int span)
        {
            return null;
        }

        int depth = BandSplit.Depth(day, span);
        int below = 0;
        if (west != 0)
        {
            if (Length(night, west, PlanFamilies.LongestHall, draws) is not int wet)
            {
                return null;
            }

            below = wet;
        }

        if (depth + below + LeastNotch > length)
        {
            return null;
        }

        int hall = PlanFamilies.HallCell(options, draws);
        RoomWish[] east = RoomOrder.Draw(night, chosen, draws, false);
        int width = BandSplit.Depth(east, length);
        List<PlannedRoom> rooms = [new PlannedRoom(RoomKind.Hall, 0, new PlanRect(span, 0, span + hall, length))];
        BandSplit.LayAlongX([day[1], day[0]], new PlanRect(0, 0, span, depth), true, rooms);
        BandSplit.LayAlongZ(east, new PlanRect(span + hall, 0, span + hall + width, length), false, rooms);
        if (west != 0)
        {
            RoomWish[] wetRooms = RoomOrder.Draw(night, west, draws, false);
            int wide = BandSplit.Depth(wetRooms, below);
            BandSplit.LayAlongZ(wetRooms, new PlanRect(span - wide, depth, span, depth + below), true, rooms);
        }

        return rooms;
    }

    /// <summary>
    /// Living room in the middle, columns of rooms left and right; at the end of the left column an alcove of the
    /// living room with one more room behind it.
    /// </summary>
    public static List<PlannedRoom>? Enfilade(RoomWish[] wishes, Draws draws)
    {
        int behind = Array.FindLastIndex(wishes, w => w.Kind is RoomKind.Bedroom or RoomKind.Study);
        RoomWish[] around = [.. wishes.Where((_, i) => i > 0 && i != behind)];
        int row = draws.Range(2750, 3400, HomePlan.Line);
        int alcove = draws.Range(1600, 2200, HomePlan.Line);
        int subsets = 1 << around.Length;
        int start = draws.Index(subsets);
        int longest = CoreLiving.LongestDepth(wishes[0]);
        for (int i = 0; i < subsets; i++)
        {
            int left = (start + i) % subsets;
            (int leastA, int largestA) = left == 0 ? (LeastNotch, 4000) : BandSplit.Lengths(around, left);
            (int leastB, int largestB) = BandSplit.Lengths(around, ~left & (subsets - 1));
            (int least, int largest) = (Math.Max(leastA + row, leastB), Math.Min(longest, Math.Min(largestA + row, largestB)));
            if (leastA <= largestA && leastB <= largestB && largest - least >= HomePlan.Line)
            {
                int depth = draws.Range(BandSplit.Snap(least), largest, HomePlan.Line);
                return Lay(wishes, around, left, behind, row, alcove, depth, draws);
            }
        }

        return null;
    }

    private static List<PlannedRoom> Lay(
        RoomWish[] wishes, RoomWish[] around, int chosen, int behind, int row, int alcove, int depth, Draws draws)
    {
        RoomWish[] left = RoomOrder.Draw(around, chosen, draws, false);
        RoomWish[] right = RoomOrder.Draw(around, ~chosen, draws, false);
        RoomWish last = wishes[behind];
        int end = depth - row;
        int middle = CoreLiving.Width(wishes[0].Area - alcove * (long)row / 3, wishes[0].Wall, depth);
        int east = BandSplit.Depth(right, depth);
        int far = BandSplit.Snap((int)(last.Area / row));
        List<PlannedRoom> rooms =
        [
            new PlannedRoom(RoomKind.Living, 0, new PlanRect(0, 0, middle, depth)),
            new PlannedRoom(RoomKind.Alcove, 0, new PlanRect(-alcove, end, 0, depth)),
            new PlannedRoom(last.Kind, last.Number, new PlanRect(-alcove - far, end, -alcove, depth)),
        ];
        BandSplit.LayAlongZ(right, new PlanRect(middle, 0, middle + east, depth), false, rooms);
        if (left.Length > 0)
        {
            BandSplit.LayAlongZ(left, new PlanRect(-BandSplit.Depth(left, end), 0, 0, end), true, rooms);
        }

        return rooms;
    }

    private static int? Length(RoomWish[] rooms, int chosen, int longest, Draws draws)
    {
        (int least, int largest) = BandSplit.Lengths(rooms, chosen);
        largest = Math.Min(largest, longest);
        return largest - least >= HomePlan.Line ? draws.Range(BandSplit.Snap(least), largest, HomePlan.Line) : null;
    }
}
