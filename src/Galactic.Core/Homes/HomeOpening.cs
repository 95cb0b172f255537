namespace Galactic.Homes;

/// <summary>A gap in the wall between two rooms.</summary>
/// <param name="Kind">Door, cased opening or open plan.</param>
/// <param name="RoomA">Index of one room.</param>
/// <param name="RoomB">Index of the other room.</param>
/// <param name="Gap">The hole in plan, as deep as the wall is thick; millimetres.</param>
/// <param name="Height">Clear height, millimetres.</param>
/// <param name="AlongX">True if the opening's width runs along x, so that one passes it along z.</param>
public sealed record HomeOpening(OpeningKind Kind, int RoomA, int RoomB, PlanRect Gap, int Height, bool AlongX)
{
    /// <summary>Clear width, millimetres.</summary>
    public int Width => AlongX ? Gap.Width : Gap.Depth;
}
