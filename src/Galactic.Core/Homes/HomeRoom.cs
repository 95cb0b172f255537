namespace Galactic.Homes;

/// <summary>A room of a home.</summary>
/// <param name="Kind">What it is for.</param>
/// <param name="Number">Counts rooms of one kind: 0 is the first bedroom.</param>
/// <param name="Clear">Floor between the wall faces, millimetres.</param>
public sealed record HomeRoom(RoomKind Kind, int Number, PlanRect Clear)
{
    /// <summary>Floor area, square metres.</summary>
    public float Area => Clear.Area * 1e-6f;
}
