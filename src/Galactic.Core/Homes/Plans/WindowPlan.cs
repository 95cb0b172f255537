namespace Galactic.Homes.Plans;

/// <summary>Puts windows into the outside walls of a plan, before any furniture.</summary>
internal static class WindowPlan
{
    private const int CornerMargin = 250;
    private const int Apart = 600;
    private const int DoorMargin = 150;
    private const int Tries = 12;
    private const int Step = 50;

    /// <summary>Windows of all rooms; null if a living room or bedroom has no outside wall for one.</summary>
    public static HomeWindow[]? Place(
        IReadOnlyList<PlannedRoom> rooms, PlanOutline outline, PlanRect frontDoor, Draws draws)
    {
        List<HomeWindow> windows = [];
        for (int i = 0; i < rooms.Count; i++)
        {
            int first = windows.Count;
            int wish = Wish(rooms[i], draws);
            for (int attempt = 0; attempt < Tries * wish && windows.Count < first + wish; attempt++)
            {
                if (Try(rooms[i], i, outline, draws, attempt / wish) is HomeWindow window
                    && !window.Gap.Grow(DoorMargin).Overlaps(frontDoor)
                    && !windows.Exists(w => w.Room == i && w.Gap.Grow(Apart).Overlaps(window.Gap)))
                {
                    windows.Add(window);
                }
            }

            bool needed = rooms[i].Kind is RoomKind.Living or RoomKind.Studio or RoomKind.Bedroom;
            if (needed && windows.Count == first)
            {
                return null;
            }
        }

        return [.. windows];
    }

    private static int Wish(PlannedRoom room, Draws draws)
    {
        int pick = draws.Index(100);
        bool large = room.Clear.Area > 11_000_000;
        return room.Kind switch
        {
            RoomKind.Living or RoomKind.Studio => pick < 50 ? 3 : pick < 90 ? 2 : 1,
            RoomKind.Bedroom => pick < (large ? 55 : 35) ? 2 : 1,
            RoomKind.Study or RoomKind.Alcove => 1,
            RoomKind.Kitchen => pick < 90 ? 1 : 0,
            RoomKind.Bath => pick < 60 ? 1 : 0,
            RoomKind.Storage => 0,
            _ => pick < 50 ? 1 : 0,
        };
    }

    private static HomeWindow? Try(PlannedRoom room, int index, PlanOutline outline, Draws draws, int round)
    {
        int width = room.Kind switch
        {
            RoomKind.Bath or RoomKind.Hall => 600,
            RoomKind.Kitchen => draws.Range(900, 1200, 300),
            _ => draws.Range(1200, 1800, 300),
        };
        width = round < Tries / 2 ? width : Math.Min(width, 900);
        int style = draws.Index(100);
        int sill = room.Kind switch
        {
            RoomKind.Bath or RoomKind.Kitchen => 1050,
            RoomKind.Living when style < 15 => 100,
            _ => style < 75 ? 900 : 600,
        };
        int head = draws.Range(2100, 2200, Step);
        int facing = draws.Index(4);
        List<(int Low, int High)> runs = outline.Outside(room.Clear, facing);
        if (runs.Count == 0)
        {
            return null;
        }

        (int low, int high) = runs[draws.Index(runs.Count)];
        (low, high) = (low + CornerMargin, high - CornerMargin - width);
        if (high < low)
        {
            return null;
        }

        int start = draws.Range(low, high, Step);
        PlanRect c = room.Clear;
        PlanRect gap = facing switch
        {
            0 => new PlanRect(c.MinX - outline.Wall, start, c.MinX, start + width),
            1 => new PlanRect(start, c.MinZ - outline.Wall, start + width, c.MinZ),
            2 => new PlanRect(c.MaxX, start, c.MaxX + outline.Wall, start + width),
            _ => new PlanRect(start, c.MaxZ, start + width, c.MaxZ + outline.Wall),
        };
        return new HomeWindow(index, gap, facing, sill, head);
    }
}
