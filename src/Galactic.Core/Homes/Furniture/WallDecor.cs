using Galactic.Compute;

namespace Galactic.Homes.Furniture;

/// <summary>Puts windows in outside walls and hangs pictures, where no tall piece stands before the wall.</summary>
internal static class WallDecor
{
    private const int PictureStream = 1000;
    private const int WindowStream = 1001;
    private const int PictureMiddle = 1550;
    private const int WindowHead = 2150;
    private const int Tries = 10;

    public static void Hang(RoomSpace space, RandomKey key)
    {
        HomePiece[] standing = [.. space.Pieces];
        AddWindows(space, standing, new Draws(key.For(WindowStream)));
        AddPictures(space, standing, new Draws(key.For(PictureStream)));
    }

    private static void AddWindows(RoomSpace space, HomePiece[] standing, Draws draws)
    {
        bool bath = space.Room.Kind == RoomKind.Bath;
        int wish = space.Room.Kind switch
        {
            RoomKind.Living or RoomKind.Studio => draws.Range(2, 3, 1),
            RoomKind.Bedroom or RoomKind.Kitchen or RoomKind.Study => draws.Range(1, 2, 1),
            RoomKind.Bath => draws.Range(0, 1, 1),
            _ => 0,
        };
        for (int i = 0; i < Tries * wish && wish > 0; i++)
        {
            int sill = bath ? 1450 : 900;
            PieceSize size = new(bath ? 600 : draws.Range(900, 1800, 300), 22, WindowHead - sill);
            int facing = draws.Index(4);
            if (space.IsOutside(facing) && TryHang(space, standing, draws, PieceKind.Window, size, facing, sill))
            {
                wish--;
            }
        }
    }

    private static void AddPictures(RoomSpace space, HomePiece[] standing, Draws draws)
    {
        int wish = space.Room.Kind switch
        {
            RoomKind.Living or RoomKind.Studio => draws.Range(1, 3, 1),
            RoomKind.Bedroom or RoomKind.Study or RoomKind.Hall => draws.Range(0, 2, 1),
            _ => 0,
        };
        for (int i = 0; i < Tries * wish && wish > 0; i++)
        {
            PieceSize size = new(draws.Range(400, 1000, 50), 25, draws.Range(400, 700, 50));
            int elevation = PictureMiddle - size.Height / 2;
            if (TryHang(space, standing, draws, PieceKind.Picture, size, draws.Index(4), elevation))
            {
                wish--;
            }
        }
    }

    private static bool TryHang(
        RoomSpace space, HomePiece[] standing, Draws draws, PieceKind kind, PieceSize size, int facing, int elevation)
    {
        bool alongX = (facing & 1) == 1;
        int half = size.Width / 2 + 150;
        int along = alongX
            ? draws.Range(space.Clear.MinX + half, space.Clear.MaxX - half)
            : draws.Range(space.Clear.MinZ + half, space.Clear.MaxZ - half);
        PlanFrame wall = WallSearch.At(space.Clear, facing, along);
        (int x, int z) = wall.Point(0, -WallSearch.Gap + 1);
        HomePiece piece = new(kind, space.Index, size, new PlanFrame(x, z, facing), (uint)draws.Bits(), elevation);
        if (!space.Clear.Contains(piece.Footprint) || !IsFree(space, standing, piece))
        {
            return false;
        }

        space.Pieces.Add(piece);
        return true;
    }

    private static bool IsFree(RoomSpace space, HomePiece[] standing, HomePiece piece)
    {
        PlanRect area = piece.Footprint.Grow(80);
        foreach (HomeOpening door in space.Doors)
        {
            if (door.Gap.Grow(100).Overlaps(area))
            {
                return false;
            }
        }

        return space.FreeOfFrontDoor(area)
            && !Array.Exists(standing, p => IsTall(p) && p.Footprint.Overlaps(area))
            && !space.Pieces.Exists(p =>
                p.Kind is PieceKind.Picture or PieceKind.Window && p.Footprint.Grow(150).Overlaps(area));
    }

    /// <summary>Tall pieces, and low ones that carry cabinets or a mirror above them.</summary>
    private static bool IsTall(HomePiece piece) =>
        piece.IsSolid && (piece.Size.Height > 1000 || piece.Kind is PieceKind.Counter or PieceKind.Vanity);
}
