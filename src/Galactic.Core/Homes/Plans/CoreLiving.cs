namespace Galactic.Homes.Plans;

/// <summary>
/// The living room between two columns of rooms: as deep as they are, wider than wished where it would become a
/// corridor.
/// </summary>
internal static class CoreLiving
{
    private const int MostGrowthPercent = 145;
    private const int AspectPercent = 200;

    /// <summary>Depth at which the room has grown as much as it may.</summary>
    public static int LongestDepth(RoomWish wish) =>
        (int)Math.Sqrt(wish.Area * MostGrowthPercent / 100 * AspectPercent / 100);

    /// <summary>Width between wall centres at a depth.</summary>
    public static int Width(long area, int wall, int depth)
    {
        int least = RoomRule.For(RoomKind.Living).ShortestSide + wall;
        int slim = depth * 100 / AspectPercent + HomePlan.Line;
        return BandSplit.Snap(Math.Max((int)(area / depth), Math.Max(least + HomePlan.Line / 2, slim)));
    }
}
