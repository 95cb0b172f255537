namespace Galactic.Homes.Plans;

/// <summary>
/// A corridor plan that always exists: two bands of fixed depth, rooms as wide as their area asks for, the shorter
/// band filled up. Only used after many plans of the drawn family have failed.
/// </summary>
internal static class FallbackPlan
{
    private const int NightDepth = 3200;
    private const int DayDepth = 3900;

    public static List<PlannedRoom> Lay(RoomWish[] wishes, HomeOptions options, Draws draws)
    {
        int hall = PlanFamilies.HallCell(options, draws);
        int bedrooms = wishes.Count(w => w.Kind == RoomKind.Bedroom);
        List<RoomWish> day = [wishes[0], wishes[1]];
        List<RoomWish> night = [.. wishes[2..]];
        if (bedrooms > 2)
        {
            day.Add(night[2]);
            night.RemoveAt(2);
        }

        int[] dayWidths = [.. day.Select(w => Width(w, DayDepth))];
        int[] nightWidths = [.. night.Select(w => Width(w, NightDepth))];
        int length = BandSplit.Snap(Math.Max(dayWidths.Sum(), nightWidths.Sum()));
        List<PlannedRoom> rooms =
            [new PlannedRoom(RoomKind.Hall, 0, new PlanRect(0, NightDepth, length, NightDepth + hall))];
        Row(night, nightWidths, length, 0, NightDepth, rooms);
        Row(day, dayWidths, length, NightDepth + hall, NightDepth + hall + DayDepth, rooms);
        return rooms;
    }

    private static int Width(RoomWish wish, int depth)
    {
        RoomRule rule = RoomRule.For(wish.Kind);
        long width = Math.Max(wish.Area / depth, rule.ShortestSide + wish.Wall);
        return BandSplit.Snap((int)Math.Max(width, depth * 100L / rule.AspectPercent + wish.Wall));
    }

    private static void Row(
        List<RoomWish> wishes, int[] widths, int length, int near, int far, List<PlannedRoom> rooms)
    {
        int sum = widths.Sum();
        int x = 0;
        for (int i = 0; i < widths.Length; i++)
        {
            int end = i == widths.Length - 1 ? length : x + BandSplit.Snap((int)((long)widths[i] * length / sum));
            rooms.Add(new PlannedRoom(wishes[i].Kind, wishes[i].Number, new PlanRect(x, near, end, far)));
            x = end;
        }
    }
}
