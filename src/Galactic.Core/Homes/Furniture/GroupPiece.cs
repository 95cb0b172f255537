namespace Galactic.Homes.Furniture;

/// <summary>
/// A piece within a group: the middle of its back edge in the group's frame, quarter turns, and a further turn round
/// its middle.
/// </summary>
internal readonly record struct GroupPiece(
    PieceKind Kind, PieceSize Size, int X, int Z, int Turns, uint? Style, int Turn = 0)
{
    /// <summary>Its rectangle in the group's frame as it stands.</summary>
    public TurnedRect Outline => new(
        new PlanFrame(0, 0, 1).Then(X, Z, Turns)
            .Rect(new PlanRect(-Size.Width / 2, 0, Size.Width - Size.Width / 2, Size.Depth)), Turn);

    /// <summary>The smallest upright rectangle around it in the group's frame.</summary>
    public PlanRect Local => Outline.Bounds;
}
