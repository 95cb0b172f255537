namespace Galactic.Homes.Plans;

/// <summary>The closed front door: a panel in an outside wall of the hall, else of the main room.</summary>
internal static class FrontDoorPlan
{
    private const int Width = 1000;
    private const int Margin = 20;

    /// <summary>The panel's place in plan; empty if no outside wall is long enough.</summary>
    public static PlanRect Place(PlannedRoom[] rooms, PlanOutline outline, Draws draws)
    {
        int room = Array.FindIndex(rooms, r => r.Kind == RoomKind.Hall);
        room = room >= 0 ? room : Array.FindIndex(rooms, r => r.Kind is RoomKind.Living or RoomKind.Studio);
        PlanRect c = rooms[room].Clear;
        int start = draws.Index(4);
        for (int i = 0; i < 4; i++)
        {
            int facing = start + i & 3;
            foreach ((int low, int high) in outline.Outside(c, facing))
            {
                if (high - low >= Width + 2 * Margin)
                {
                    int at = draws.Range(low + Margin, high - Margin - Width);
                    return facing switch
                    {
                        0 => new PlanRect(c.MinX - outline.Wall, at, c.MinX, at + Width),
                        1 => new PlanRect(at, c.MinZ - outline.Wall, at + Width, c.MinZ),
                        2 => new PlanRect(c.MaxX, at, c.MaxX + outline.Wall, at + Width),
                        _ => new PlanRect(at, c.MaxZ, at + Width, c.MaxZ + outline.Wall),
                    };
                }
            }
        }

        return default;
    }
}
