namespace Galactic.Homes.Furniture;

/// <summary>A piece within a group: the middle of its back edge in the group's frame and quarter turns.</summary>
internal readonly record struct GroupPiece(PieceKind Kind, PieceSize Size, int X, int Z, int Turns, uint? Style)
{
    /// <summary>Its rectangle in the group's frame.</summary>
    public PlanRect Local => new PlanFrame(0, 0, 1).Then(X, Z, Turns)
        .Rect(new PlanRect(-Size.Width / 2, 0, Size.Width - Size.Width / 2, Size.Depth));
}
