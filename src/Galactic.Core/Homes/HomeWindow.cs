namespace Galactic.Homes;

/// <summary>A closed window in an outside wall.</summary>
/// <param name="Room">Index of its room.</param>
/// <param name="Gap">The hole in plan, as deep as the wall is thick; millimetres.</param>
/// <param name="Facing">The way from the wall into the room, as <see cref="PlanFrame.Facing"/>.</param>
/// <param name="Sill">Height of its lower edge, millimetres.</param>
/// <param name="Head">Height of its upper edge, millimetres.</param>
public sealed record HomeWindow(int Room, PlanRect Gap, int Facing, int Sill, int Head)
{
    /// <summary>Width, millimetres.</summary>
    public int Width => Gap.LongSide;

    /// <summary>Height of the pane, millimetres.</summary>
    public int Height => Head - Sill;

    /// <summary>Floor before the window, as deep as furniture against the wall is.</summary>
    internal PlanRect Front(int depth) => Facing switch
    {
        0 => new PlanRect(Gap.MaxX, Gap.MinZ, Gap.MaxX + depth, Gap.MaxZ),
        1 => new PlanRect(Gap.MinX, Gap.MaxZ, Gap.MaxX, Gap.MaxZ + depth),
        2 => new PlanRect(Gap.MinX - depth, Gap.MinZ, Gap.MinX, Gap.MaxZ),
        _ => new PlanRect(Gap.MinX, Gap.MinZ - depth, Gap.MaxX, Gap.MinZ),
    };
}
