namespace Galactic.Homes.Plans;

/// <summary>A room to be planned, with the area it asks for between wall centre lines, square millimetres.</summary>
internal readonly record struct RoomWish(RoomKind Kind, int Number, long Area)
{
    /// <summary>A wish from a clear area in square decimetres, with its share of the walls added.</summary>
    public static RoomWish Of(RoomKind kind, int number, int clearArea, int percent)
    {
        long clear = clearArea * 100L * percent;
        return new RoomWish(kind, number, clear + 2 * HomePlan.Wall * (long)Math.Sqrt(clear));
    }
}
