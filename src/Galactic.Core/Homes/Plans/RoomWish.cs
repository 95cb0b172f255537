namespace Galactic.Homes.Plans;

/// <summary>A room to be planned.</summary>
/// <param name="Kind">What it is for.</param>
/// <param name="Number">Counts rooms of one kind.</param>
/// <param name="Area">Area between wall centre lines, square millimetres.</param>
/// <param name="Wall">Thickness of the walls, millimetres.</param>
/// <param name="Behind">
/// Part of the area that goes to a storage room behind it, away from the hall: a bathroom alone is too small for a
/// deep band.
/// </param>
internal readonly record struct RoomWish(RoomKind Kind, int Number, long Area, int Wall, long Behind = 0)
{
    private const int StackedAspect = 300;

    /// <summary>Largest aspect of this room where it is less than its kind's, hundredths.</summary>
    public int? MostAspect { get; init; }

    /// <summary>Largest aspect of the cell, hundredths.</summary>
    public int AspectPercent => Behind > 0 ? StackedAspect : MostAspect ?? RoomRule.For(Kind).AspectPercent;

    /// <summary>A wish from a clear area in square decimetres, with its share of the walls added.</summary>
    public static RoomWish Of(RoomKind kind, int number, int clearArea, int percent, int wall)
    {
        long clear = clearArea * 100L * percent;
        return new RoomWish(kind, number, clear + 2 * wall * (long)Math.Sqrt(clear), wall);
    }

    /// <summary>The same room with a storage room behind it, clear area in square decimetres.</summary>
    public RoomWish With(int storage)
    {
        long behind = Of(RoomKind.Storage, 0, storage, 100, Wall).Area;
        return this with { Area = Area + behind, Behind = behind };
    }
}
