using Galactic.Compute;

namespace Galactic.Homes.Furniture;

/// <summary>Hangs pictures, mirrors, coats and lamps where nothing stands before the wall or under the ceiling.</summary>
internal sealed class WallDecor(RoomSpace space, int wallHeight)
{
    private const int PictureStream = 1000;
    private const int CurtainStream = 1001;
    private const int LampStream = 1002;
    private const int PictureMiddle = 1550;
    private const int PendantBottom = 1950;
    private const int Tries = 10;

    private readonly HomePiece[] standing = [.. space.Pieces];

    /// <summary>Adds everything that hangs in a furnished room.</summary>
    public static void Hang(RoomSpace space, RandomKey key, int wallHeight)
    {
        WallDecor decor = new(space, wallHeight);
        Curtains.Hang(space, new Draws(key.For(CurtainStream)));
        decor.AddOnWalls(new Draws(key.For(PictureStream)));
        decor.AddPendant(new Draws(key.For(LampStream)));
    }

    private void AddOnWalls(Draws draws)
    {
        RoomKind kind = space.Room.Kind;
        if (kind == RoomKind.Hall)
        {
            AddRunner(draws);
            Add(draws, PieceKind.CoatRack, draws.Chance(70) ? 1 : 0, new PieceSize(draws.Range(600, 900), 110, 900), 850);
            Add(draws, PieceKind.Mirror, draws.Chance(60) ? 1 : 0, new PieceSize(draws.Range(400, 600), 25, 1200), 700);
        }
        else if (kind is RoomKind.Bedroom or RoomKind.Studio)
        {
            Add(draws, PieceKind.Mirror, draws.Chance(40) ? 1 : 0, new PieceSize(draws.Range(400, 600), 25, 1300), 500);
        }

        AddOverFurniture(draws);
        int wish = kind switch
        {
            RoomKind.Living or RoomKind.Studio => draws.Range(1, 2, 1),
            RoomKind.Bedroom or RoomKind.Study or RoomKind.Hall or RoomKind.Alcove => draws.Range(0, 1, 1),
            RoomKind.Kitchen => draws.Range(0, 1, 1),
            _ => 0,
        };
        for (int i = 0; i < wish; i++)
        {
            PieceSize size = Picture(draws);
            Add(draws, PieceKind.Picture, 1, size, PictureMiddle - size.Height / 2);
        }
    }

    /// <summary>A picture in the middle above a sofa, bed or sideboard that stands on the wall.</summary>
    private void AddOverFurniture(Draws draws)
    {
        foreach (HomePiece piece in standing)
        {
            if (piece.Kind is not (PieceKind.Sofa or PieceKind.Bed or PieceKind.Sideboard) || !draws.Chance(70))
            {
                continue;
            }

            PieceSize size = Picture(draws);
            int facing = piece.Frame.Facing;
            int along = (facing & 1) == 1 ? piece.Frame.X : piece.Frame.Z;
            PlanFrame wall = WallSearch.At(space.Clear, facing, along);
            bool onWall = (wall.X, wall.Z) == (piece.Frame.X, piece.Frame.Z);
            if (onWall)
            {
                TryHang(draws, PieceKind.Picture, size, facing, along, PictureMiddle - size.Height / 2 + 50);
            }
        }
    }

    private static PieceSize Picture(Draws draws) => new(draws.Range(400, 1000, 50), 25, draws.Range(400, 700, 50));

    private void Add(Draws draws, PieceKind kind, int wish, PieceSize size, int elevation)
    {
        for (int i = 0; i < Tries * wish; i++)
        {
            int facing = draws.Index(4);
            int half = size.Width / 2 + 50;
            (int low, int high) = (facing & 1) == 1
                ? (space.Clear.MinX + half, space.Clear.MaxX - half)
                : (space.Clear.MinZ + half, space.Clear.MaxZ - half);
            if (high > low && TryHang(draws, kind, size, facing, draws.Range(low, high), elevation))
            {
                return;
            }
        }
    }

    private bool TryHang(Draws draws, PieceKind kind, PieceSize size, int facing, int along, int elevation)
    {
        PlanFrame wall = WallSearch.At(space.Clear, facing, along);
        (int x, int z) = wall.Point(0, -WallSearch.Gap + 1);
        HomePiece piece = new(kind, space.Index, size, new PlanFrame(x, z, facing), (uint)draws.Bits(), elevation);
        if (!space.Clear.Contains(piece.Footprint) || !IsFree(piece))
        {
            return false;
        }

        space.Pieces.Add(piece);
        return true;
    }

    private bool IsFree(HomePiece piece)
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
            && !space.Windows.Any(w => w.Gap.Grow(100).Overlaps(area))
            && !Array.Exists(standing, p => Reach(p) > piece.Elevation - 60 && p.Footprint.Overlaps(area))
            && !space.Pieces.Exists(p =>
                p.Kind.IsDecoration() && p.Kind is not (PieceKind.Rug or PieceKind.Pendant)
                && p.Footprint.Grow(100).Overlaps(area));
    }

    /// <summary>How high a piece and what it carries reach.</summary>
    private static int Reach(HomePiece piece) => !piece.IsSolid ? 0
        : piece.Kind is PieceKind.Counter ? int.MaxValue
        : piece.Kind is PieceKind.Nightstand or PieceKind.Dresser or PieceKind.Sideboard ? piece.Size.Height + 340
        : PieceHeights.Top(piece.Kind, piece.Size);

    /// <summary>A lamp over the table, else in the middle of the room.</summary>
    private void AddPendant(Draws draws)
    {
        int percent = space.Room.Kind switch
        {
            RoomKind.Living or RoomKind.Studio or RoomKind.Kitchen => 85,
            RoomKind.Bedroom or RoomKind.Study or RoomKind.Hall => 60,
            _ => 0,
        };
        if (!draws.Chance(percent))
        {
            return;
        }

        HomePiece? table = Array.Find(standing, p => p.Kind is PieceKind.Table or PieceKind.RoundTable);
        PlanRect under = table?.Footprint ?? space.Clear;
        int width = draws.Range(320, 460, 20);
        (int x, int z) = ((under.MinX + under.MaxX) / 2, (under.MinZ + under.MaxZ) / 2);
        PieceSize size = new(width, width, wallHeight - PendantBottom);
        PlanRect area = new PlanRect(x, z, x, z).Grow(width / 2 + 60);
        if (!Array.Exists(standing, p => Reach(p) > PendantBottom - 100 && p.Footprint.Overlaps(area)))
        {
            space.Pieces.Add(new HomePiece(
                PieceKind.Pendant, space.Index, size, new PlanFrame(x, z - width / 2, 1), (uint)draws.Bits(),
                PendantBottom));
        }
    }

    private void AddRunner(Draws draws)
    {
        PlanRect c = space.Clear;
        int margin = Math.Max(200, (c.ShortSide - 800) / 2);
        int end = c.LongSide * draws.Range(12, 25, 1) / 100;
        if (draws.Chance(55))
        {
            space.AddRug(
                c.Width >= c.Depth
                    ? new PlanRect(c.MinX + end, c.MinZ + margin, c.MaxX - end, c.MaxZ - margin)
                    : new PlanRect(c.MinX + margin, c.MinZ + end, c.MaxX - margin, c.MaxZ - end),
                (uint)draws.Bits(), Jitter.Rug(draws));
        }
    }
}
