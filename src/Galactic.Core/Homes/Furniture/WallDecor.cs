using Galactic.Compute;

namespace Galactic.Homes.Furniture;

/// <summary>Hangs pictures where a wall is free above low furniture.</summary>
internal static class WallDecor
{
    private const int Stream = 1000;
    private const int Middle = 1550;

    public static void Hang(RoomSpace space, RandomKey key)
    {
        Draws draws = new(key.For(Stream));
        int wish = space.Room.Kind switch
        {
            RoomKind.Living or RoomKind.Studio => draws.Range(1, 3, 1),
            RoomKind.Bedroom or RoomKind.Study or RoomKind.Hall => draws.Range(0, 2, 1),
            _ => 0,
        };
        HomePiece[] standing = [.. space.Pieces];
        for (int i = 0; i < 10 * wish && wish > 0; i++)
        {
            PieceSize size = new(draws.Range(400, 1000, 50), 25, draws.Range(400, 700, 50));
            int facing = draws.Index(4);
            bool alongX = (facing & 1) == 1;
            int half = size.Width / 2 + 150;
            int along = alongX
                ? draws.Range(space.Clear.MinX + half, space.Clear.MaxX - half)
                : draws.Range(space.Clear.MinZ + half, space.Clear.MaxZ - half);
            PlanFrame wall = WallSearch.At(space.Clear, facing, along);
            (int x, int z) = wall.Point(0, -WallSearch.Gap + 1);
            HomePiece picture = new(
                PieceKind.Picture, space.Index, size, new PlanFrame(x, z, facing), (uint)draws.Bits(),
                Middle - size.Height / 2);
            if (IsFree(space, standing, picture))
            {
                space.Pieces.Add(picture);
                wish--;
            }
        }
    }

    private static bool IsFree(RoomSpace space, HomePiece[] standing, HomePiece picture)
    {
        PlanRect area = picture.Footprint.Grow(80);
        foreach (HomeOpening door in space.Doors)
        {
            if (door.Gap.Grow(100).Overlaps(area))
            {
                return false;
            }
        }

        return space.FreeOfFrontDoor(area)
            && !Array.Exists(standing, p => p.IsSolid && p.Size.Height > 1000 && p.Footprint.Overlaps(area))
            && !space.Pieces.Exists(p => p.Kind == PieceKind.Picture && p.Footprint.Grow(150).Overlaps(area));
    }
}
