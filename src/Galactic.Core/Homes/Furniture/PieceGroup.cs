namespace Galactic.Homes.Furniture;

/// <summary>
/// Pieces placed together, with floor that must stay free of solids. The group's frame has its origin on the wall
/// (or back line) it belongs to, x along it and z into the room.
/// </summary>
internal sealed class PieceGroup
{
    public List<GroupPiece> Pieces { get; } = [];

    public List<PlanRect> Reservations { get; } = [];

    /// <summary>How often the group would have cut floor off; a room soon stops trying it.</summary>
    public int CutOffs { get; set; }

    /// <summary>True if a tall piece of the group may stand before a window.</summary>
    public bool MayCoverWindows { get; init; }

    /// <summary>Extent of the pieces that block the floor.</summary>
    public PlanRect Extent { get; private set; } = new(int.MaxValue, int.MaxValue, int.MinValue, int.MinValue);

    /// <summary>A group of one piece near the wall, turned or with its back on it, and free floor in front.</summary>
    public static PieceGroup Single(PieceKind kind, PieceSize size, int front, int turn = 0)
    {
        int back = -new GroupPiece(kind, size, 0, 0, 0, null, turn).Local.MinZ;
        PieceGroup group = new PieceGroup().Add(kind, size, 0, back, turn: turn);
        PlanRect r = group.Extent;
        return group.Reserve(r.MinX, r.MaxZ, r.MaxX, r.MaxZ + front);
    }

    public PieceGroup Add(PieceKind kind, PieceSize size, int x, int z, int turns = 0, uint? style = null, int turn = 0)
    {
        GroupPiece piece = new(kind, size, x, z, turns, style, turn);
        Pieces.Add(piece);
        if (kind != PieceKind.Rug)
        {
            PlanRect r = piece.Local;
            Extent = new PlanRect(
                Math.Min(Extent.MinX, r.MinX), Math.Min(Extent.MinZ, r.MinZ),
                Math.Max(Extent.MaxX, r.MaxX), Math.Max(Extent.MaxZ, r.MaxZ));
        }

        return this;
    }

    public PieceGroup Reserve(int minX, int minZ, int maxX, int maxZ)
    {
        if (maxX > minX && maxZ > minZ)
        {
            Reservations.Add(new PlanRect(minX, minZ, maxX, maxZ));
        }

        return this;
    }
}
