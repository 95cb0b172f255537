namespace Galactic.Homes.Plans;

/// <summary>
/// One try at each family. Null if the drawn sizes do not fit; the caller checks the rooms themselves.
/// </summary>
internal static class PlanFamilies
{
    public const int LongestHall = 11_000;
    private const int LongestNotched = 9500;
    private const int LeastKitchen = 2450;

    public static List<PlannedRoom>? TryPlan(HomeFamily family, RoomWish[] wishes, HomeOptions options, Draws draws) =>
        family switch
        {
            HomeFamily.Studio => Studio(wishes, draws),
            HomeFamily.Spine => Spine(wishes, options, draws, isL: false),
            HomeFamily.Hub => Hub(wishes, options, draws, isL: false),
            HomeFamily.Core => Core(wishes, draws),
            HomeFamily.LShape => draws.Chance(50)
                ? Spine(wishes, options, draws, isL: true) : Hub(wishes, options, draws, isL: true),
            HomeFamily.Wing => WingPlans.Wing(wishes, options, draws),
            _ => WingPlans.Enfilade(wishes, draws),
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
        BandSplit.LayAlongZ(band, new PlanRect(0, 0, strip, depth), true, rooms);
        return rooms;
    }

    private static List<PlannedRoom>? Spine(RoomWish[] wishes, HomeOptions options, Draws draws, bool isL)
    {
        bool paired = draws.Chance(70);
        if (BandPair.Draw(wishes, paired ? 3 : 0, isL ? LongestNotched : LongestHall, isL, draws) is not BandPair bands)
        {
            return null;
        }

        int hall = HallCell(options, draws);
        RoomWish[] upper = RoomOrder.Draw(wishes, bands.Chosen, draws, false);
        RoomWish[] lower = RoomOrder.Draw(wishes, ~bands.Chosen, draws, false);
        int top = BandSplit.Depth(upper, bands.Length);
        int bottom = BandSplit.Depth(lower, bands.Other);
        List<PlannedRoom> rooms = [new PlannedRoom(RoomKind.Hall, 0, new PlanRect(0, top, bands.Length, top + hall))];
        BandSplit.LayAlongX(upper, new PlanRect(0, 0, bands.Length, top), true, rooms);
        BandSplit.LayAlongX(lower, new PlanRect(0, top + hall, bands.Other, top + hall + bottom), false, rooms);
        return rooms;
    }

    private static List<PlannedRoom>? Hub(RoomWish[] wishes, HomeOptions options, Draws draws, bool isL)
    {
        (RoomWish living, RoomWish kitchen) = (wishes[0], wishes[1]);
        RoomWish[] block = wishes[2..];
        if (BandPair.Draw(block, 0, isL ? LongestNotched : LongestHall, isL, draws) is not BandPair bands)
        {
            return null;
        }

        int hall = HallCell(options, draws);
        RoomWish[] upper = RoomOrder.Draw(block, bands.Chosen, draws, true);
        RoomWish[] lower = RoomOrder.Draw(block, ~bands.Chosen, draws, true);
        int top = BandSplit.Depth(upper, bands.Length);
        int bottom = BandSplit.Depth(lower, bands.Other);
        int depth = top + hall + bottom;
        int width = Math.Max(1, BandSplit.Snap((int)((living.Area + kitchen.Area) / depth)));
        int kitchenDepth = Math.Max(LeastKitchen, BandSplit.Snap((int)(kitchen.Area / width)));
        bool first = draws.Chance(50);
        first = first ? kitchenDepth <= top : kitchenDepth > bottom;
        if (kitchenDepth > (first ? top : bottom))
        {
            return null;
        }

        int line = first ? kitchenDepth : depth - kitchenDepth;
        PlanRect upperCell = new(0, 0, width, line);
        PlanRect lowerCell = new(0, line, width, depth);
        List<PlannedRoom> rooms =
        [
            new PlannedRoom(RoomKind.Hall, 0, new PlanRect(width, top, width + bands.Length, top + hall)),
            new PlannedRoom(RoomKind.Living, 0, first ? lowerCell : upperCell),
            new PlannedRoom(RoomKind.Kitchen, 0, first ? upperCell : lowerCell),
        ];
        BandSplit.LayAlongX(upper, new PlanRect(width, 0, width + bands.Length, top), true, rooms);
        BandSplit.LayAlongX(lower, new PlanRect(width, top + hall, width + bands.Other, depth), false, rooms);
        return rooms;
    }

    private static List<PlannedRoom>? Core(RoomWish[] wishes, Draws draws)
    {
        RoomWish[] around = wishes[1..];
        if (BandPair.Draw(around, 0, CoreLiving.LongestDepth(wishes[0]), false, draws) is not BandPair bands)
        {
            return null;
        }

        int depth = bands.Length;
        RoomWish[] left = RoomOrder.Draw(around, bands.Chosen, draws, false);
        RoomWish[] right = RoomOrder.Draw(around, ~bands.Chosen, draws, false);
        int west = BandSplit.Depth(left, depth);
        int east = BandSplit.Depth(right, depth);
        int middle = CoreLiving.Width(wishes[0].Area, wishes[0].Wall, depth);
        List<PlannedRoom> rooms = [new PlannedRoom(RoomKind.Living, 0, new PlanRect(west, 0, west + middle, depth))];
        BandSplit.LayAlongZ(left, new PlanRect(0, 0, west, depth), true, rooms);
        BandSplit.LayAlongZ(right, new PlanRect(west + middle, 0, west + middle + east, depth), false, rooms);
        return rooms;
    }

    /// <summary>Corridor from wall centre to wall centre, on the line raster.</summary>
    public static int HallCell(HomeOptions options, Draws draws)
    {
        int low = (options.CorridorMin + options.WallThickness + HomePlan.Line - 1) / HomePlan.Line * HomePlan.Line;
        int high = (options.CorridorMax + options.WallThickness) / HomePlan.Line * HomePlan.Line;
        return draws.Range(low, high, HomePlan.Line);
    }
}
