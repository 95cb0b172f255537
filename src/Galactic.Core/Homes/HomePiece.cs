namespace Galactic.Homes;

/// <summary>A piece of furniture or decoration as the layout knows it; shape and boxes follow from it.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Room">Index of its room.</param>
/// <param name="Size">Its extents.</param>
/// <param name="Frame">Where it stands.</param>
/// <param name="Style">Random bits that choose between variants of the kind.</param>
/// <param name="Elevation">Height of its underside, millimetres.</param>
public sealed record HomePiece(PieceKind Kind, int Room, PieceSize Size, PlanFrame Frame, uint Style, int Elevation = 0)
{
    /// <summary>Floor rectangle, millimetres.</summary>
    public PlanRect Footprint => Frame.Rect(new PlanRect(-Size.Width / 2, 0, Size.Width - Size.Width / 2, Size.Depth));

    /// <summary>True if it stands on the floor and blocks it.</summary>
    public bool IsSolid => !Kind.IsDecoration();

    /// <summary>True if it stands on the floor and is neither a door leaf nor a radiator.</summary>
    public bool IsFurniture => IsSolid && Kind is not (PieceKind.DoorLeaf or PieceKind.Radiator);
}
