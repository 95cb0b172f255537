namespace Galactic.Homes.Plans;

/// <summary>Limits of a room's clear rectangle: millimetres, hundredths and square decimetres.</summary>
internal readonly record struct RoomRule(int ShortestSide, int AspectPercent, int MinArea, int MaxArea)
{
    public static RoomRule For(RoomKind kind) => kind switch
    {
        RoomKind.Living => new RoomRule(3200, 210, 1450, 3400),
        RoomKind.Studio => new RoomRule(3600, 200, 2000, 3800),
        RoomKind.Kitchen => new RoomRule(2300, 230, 520, 1300),
        RoomKind.Bedroom => new RoomRule(2600, 190, 800, 1600),
        RoomKind.Bath => new RoomRule(1750, 240, 400, 800),
        RoomKind.Storage => new RoomRule(1150, 300, 180, 500),
        RoomKind.Alcove => new RoomRule(1400, 300, 330, 900),
        RoomKind.Study => new RoomRule(2100, 200, 550, 1000),
        _ => new RoomRule(0, 2000, 230, 1600),
    };

    /// <summary>True if a clear rectangle keeps the limits.</summary>
    public bool Accepts(PlanRect clear) =>
        clear.ShortSide >= ShortestSide
        && (long)clear.LongSide * 100 <= (long)clear.ShortSide * AspectPercent
        && clear.Area >= MinArea * 10_000L
        && clear.Area <= MaxArea * 10_000L;
}
