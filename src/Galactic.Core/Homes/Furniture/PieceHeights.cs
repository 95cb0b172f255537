namespace Galactic.Homes.Furniture;

/// <summary>How high a piece reaches in front of a wall, with what belongs to it.</summary>
internal static class PieceHeights
{
    // No headboard under a window, low as it may be.
    private const int BedTop = 1200;
    private const int MirrorTop = 1900;
    private const int MonitorTop = 390;
    private const int ScreenFoot = 60;

    /// <summary>Height of the highest part, millimetres; a counter without its wall cabinets.</summary>
    public static int Top(PieceKind kind, PieceSize size) => kind switch
    {
        PieceKind.Bed => BedTop,
        PieceKind.TvBench => size.Height + ScreenFoot + StorageShapes.Screen(size) * 9 / 16,
        PieceKind.Vanity => MirrorTop,
        PieceKind.Desk => size.Height + MonitorTop,
        _ => size.Height,
    };
}
