namespace Galactic.Homes.Furniture;

/// <summary>Curtains beside windows, as long as the furniture below allows.</summary>
internal static class Curtains
{
    private const int SharePercent = 70;
    private const int Overhang = 210;
    private const int Depth = 80;
    private const int RailAbove = 80;
    private const int FloorGap = 30;
    private const int Clearance = 30;

    public static void Hang(RoomSpace space, Draws draws)
    {
        bool wanted = draws.Chance(SharePercent) && space.Room.Kind
            is RoomKind.Living or RoomKind.Studio or RoomKind.Bedroom or RoomKind.Study or RoomKind.Alcove;
        foreach (HomeWindow window in space.Windows)
        {
            bool isLong = draws.Chance(60);
            if (wanted)
            {
                Hang(space, window, isLong, (uint)draws.Bits());
            }
        }
    }

    private static void Hang(RoomSpace space, HomeWindow window, bool isLong, uint style)
    {
        PlanRect g = window.Gap;
        int along = (window.Facing & 1) == 1 ? (g.MinX + g.MaxX) / 2 : (g.MinZ + g.MaxZ) / 2;
        PlanFrame wall = WallSearch.At(space.Clear, window.Facing, along);
        (int x, int z) = wall.Point(0, 1 - WallSearch.Gap);
        int bottom = isLong || window.Sill < 400 ? FloorGap : window.Sill - 180;
        PieceSize size = new(window.Width + 2 * Overhang, Depth, window.Head + RailAbove - bottom);
        HomePiece piece = new(
            PieceKind.Curtain, space.Index, size, new PlanFrame(x, z, window.Facing), style, bottom);
        PlanRect area = piece.Footprint;
        if (!space.Clear.Contains(area) || space.Doors.Any(d => d.Gap.Grow(60).Overlaps(area))
            || !space.FreeOfFrontDoor(area)
            || space.Windows.Any(w => w != window && w.Gap.Grow(40).Overlaps(area))
            || space.Pieces.Exists(p => p.Kind == PieceKind.Curtain && p.Footprint.Overlaps(area)))
        {
            return;
        }

        int under = space.Pieces.Where(p => p.IsSolid && p.Footprint.Grow(10).Overlaps(area))
            .Select(p => PieceHeights.Top(p.Kind, p.Size) + Lamp(p)).DefaultIfEmpty(0).Max();
        if (under > 0)
        {
            bottom = Math.Max(bottom, under + Clearance);
        }

        if (bottom <= window.Sill + 100)
        {
            space.Pieces.Add(piece with
            {
                Elevation = bottom,
                Size = size with { Height = window.Head + RailAbove - bottom },
            });
        }
    }

    private static int Lamp(HomePiece piece) =>
        piece.Kind is PieceKind.Nightstand or PieceKind.Dresser or PieceKind.Sideboard ? 340 : 0;
}
