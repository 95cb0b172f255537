using Galactic.Homes.Plans;

namespace Galactic.Homes.Furniture;

/// <summary>
/// The state of a room while it is furnished: what is solid, what must stay free, and the pieces so far.
/// </summary>
internal sealed class RoomSpace
{
    private const int DoorZone = 900;
    private const int CorridorEnd = 350;
    private const int MostCutOffs = 10;
    private const int RugMargin = 150;
    private const int LeastRug = 600;
    private const int RugTip = 70;
    private const int WindowZone = 250;
    private const int SillMargin = 250;

    private readonly List<PlanRect> doorZones = [];
    private readonly List<PlanRect> solids = [];
    private readonly List<PlanRect> reservations = [];
    private readonly RoomGrid grid;
    private readonly int leastPercent;
    private readonly PlanRect frontDoor;

    public RoomSpace(HomePlan plan, int index, HomeOptions options)
    {
        Room = plan.Rooms[index];
        ChairZone = options.ChairZone;
        Index = index;
        HomeOpening[] doors = [.. plan.Openings.Where(o => o.RoomA == index || o.RoomB == index)];
        Doors = doors;
        Windows = [.. plan.Windows.Where(w => w.Room == index)];
        foreach (HomeOpening door in doors)
        {
            bool isOneRoom = plan.Rooms[door.RoomA].Kind == RoomKind.Alcove && plan.Rooms[door.RoomB].Kind == RoomKind.Living
                || plan.Rooms[door.RoomB].Kind == RoomKind.Alcove && plan.Rooms[door.RoomA].Kind == RoomKind.Living;
            doorZones.Add(Zone(isOneRoom ? Way(door, options.DoorWidth) : door.Gap, door.AlongX));
        }

        PlanRect front = plan.FrontDoor;
        frontDoor = front;
        if (front != default && front.Grow(1).Overlaps(Room.Clear))
        {
            doorZones.Add(Zone(front, front.Width > front.Depth));
        }

        grid = new RoomGrid(
            Room, doors, (plan.Footprint.MinX, plan.Footprint.MinZ), FreeSpace.PlacementRadius(options));
        leastPercent = Room.Kind switch { RoomKind.Hall => 10, RoomKind.Bath or RoomKind.Storage => 6, _ => 13 };
    }

    public PlannedRoom Room { get; }

    /// <summary>Floor behind the chairs of a table, see <see cref="HomeOptions.ChairZone"/>.</summary>
    public int ChairZone { get; }

    public int Index { get; }

    public PlanRect Clear => Room.Clear;

    public IReadOnlyList<HomeOpening> Doors { get; }

    public IReadOnlyList<HomeWindow> Windows { get; }

    public IReadOnlyList<PlanRect> Solids => solids;

    /// <summary>Floor that nothing solid may stand on: before doors and furniture.</summary>
    public IEnumerable<PlanRect> Reserved => doorZones.Concat(reservations).Select(r => new PlanRect(
        Math.Max(r.MinX, Clear.MinX), Math.Max(r.MinZ, Clear.MinZ), Math.Min(r.MaxX, Clear.MaxX),
        Math.Min(r.MaxZ, Clear.MaxZ)));

    public List<HomePiece> Pieces { get; } = [];

    /// <summary>True if a rectangle on a wall stays clear of the closed front door.</summary>
    public bool FreeOfFrontDoor(PlanRect area) => frontDoor == default || !frontDoor.Grow(100).Overlaps(area);

    /// <summary>True if a single part would lie inside the room and hit nothing.</summary>
    public bool Fits(PlanRect part) =>
        Clear.Contains(part) && !Hits(part, doorZones) && !Hits(part, solids) && !Hits(part, reservations);

    /// <summary>
    /// Places a group if all parts fit, its reservations hit nothing solid and the room stays connected.
    /// </summary>
    public bool TryPlace(PieceGroup group, PlanFrame frame, Draws draws)
    {
        if (group.CutOffs >= MostCutOffs)
        {
            return false;
        }

        Span<PlanRect> parts = stackalloc PlanRect[group.Pieces.Count];
        int count = 0;
        foreach (GroupPiece piece in group.Pieces)
        {
            if (piece.Kind == PieceKind.Rug)
            {
                continue;
            }

            PlanRect part = frame.Rect(piece.Local);
            if (!Fits(part) || !group.MayCoverWindows && CoversWindow(part, PieceHeights.Top(piece.Kind, piece.Size)))
            {
                return false;
            }

            parts[count++] = part;
        }

        foreach (PlanRect reservation in group.Reservations)
        {
            PlanRect area = frame.Rect(reservation);
            if (!Clear.Contains(area) || Hits(area, solids))
            {
                return false;
            }
        }

        parts = parts[..count];
        if (!grid.Connects(parts, leastPercent))
        {
            group.CutOffs++;
            return false;
        }

        Accept(group, frame, parts, draws);
        return true;
    }

    private void Accept(PieceGroup group, PlanFrame frame, ReadOnlySpan<PlanRect> parts, Draws draws)
    {
        grid.Add(parts);
        solids.AddRange(parts);
        foreach (PlanRect reservation in group.Reservations)
        {
            reservations.Add(frame.Rect(reservation));
        }

        foreach (GroupPiece piece in group.Pieces)
        {
            PlanFrame own = frame.Then(piece.X, piece.Z, piece.Turns);
            uint style = (uint)draws.Bits();
            if (piece.Kind == PieceKind.Rug)
            {
                AddRug(frame.Rect(piece.Local), style, Jitter.Rug(draws));
            }
            else
            {
                style = piece.Style ?? style;
                bool open = piece.Kind == PieceKind.Counter && CoversWindow(frame.Rect(piece.Local), int.MaxValue);
                if (piece.Kind == PieceKind.Counter && (style & KitchenGroup.Plain) == 0)
                {
                    style = KitchenRun.Fit(style, piece.Size.Width, own, Windows);
                }

                Pieces.Add(new HomePiece(
                    piece.Kind, Index, piece.Size, own, open ? style & ~KitchenGroup.CabinetBits : style,
                    Turn: piece.Turn));
            }
        }
    }

    /// <summary>Lays a rug, cut to the room; none where it would become a strip or lie on another.</summary>
    /// <param name="wish">Where it should lie.</param>
    /// <param name="style">Its style.</param>
    /// <param name="turn">How much it is turned, where the room is wide enough for that.</param>
    public void AddRug(PlanRect wish, uint style, int turn)
    {
        PlanRect room = Clear.Grow(-RugMargin);
        PlanRect r = new(
            Math.Max(wish.MinX, room.MinX), Math.Max(wish.MinZ, room.MinZ),
            Math.Min(wish.MaxX, room.MaxX), Math.Min(wish.MaxZ, room.MaxZ));
        bool another = Pieces.Exists(p => p.Kind == PieceKind.Rug && p.Footprint.Overlaps(r));
        if (r.Width >= LeastRug && r.Depth >= LeastRug && !another)
        {
            PlanFrame frame = new(r.MinX + r.Width / 2, r.MinZ, 1);
            HomePiece rug = new(
                PieceKind.Rug, Index, new PieceSize(r.Width / 2 * 2, r.Depth / 2 * 2, 8), frame, style, Turn: turn);
            Pieces.Add(Clear.Grow(-RugTip).Contains(rug.Footprint) ? rug : rug with { Turn = 0 });
        }
    }

    private bool CoversWindow(PlanRect part, int top)
    {
        foreach (HomeWindow window in Windows)
        {
            if (top > window.Sill + SillMargin && window.Front(WindowZone).Overlaps(part))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// The middle of the open edge between the two parts of an L-shaped room: a way stays free, as wide as a door, and the
    /// rest may be furnished.
    /// </summary>
    private static PlanRect Way(HomeOpening edge, int width)
    {
        PlanRect g = edge.Gap;
        int aside = (edge.Width - width) / 2;
        return edge.AlongX
            ? g with { MinX = g.MinX + aside, MaxX = g.MaxX - aside } : g with { MinZ = g.MinZ + aside, MaxZ = g.MaxZ - aside };
    }

    /// <summary>Floor before a door that stays free; at the end of a corridor wider than the door.</summary>
    private PlanRect Zone(PlanRect gap, bool alongX)
    {
        bool isEnd = Room.Kind == RoomKind.Hall && alongX == Clear.Depth > Clear.Width;
        int wider = isEnd ? CorridorEnd : 0;
        return alongX
            ? new PlanRect(gap.MinX - wider, gap.MinZ - DoorZone, gap.MaxX + wider, gap.MaxZ + DoorZone)
            : new PlanRect(gap.MinX - DoorZone, gap.MinZ - wider, gap.MaxX + DoorZone, gap.MaxZ + wider);
    }

    private static bool Hits(PlanRect part, List<PlanRect> others)
    {
        foreach (PlanRect other in others)
        {
            if (part.Overlaps(other))
            {
                return true;
            }
        }

        return false;
    }
}
