namespace Galactic.Homes.Furniture;

/// <summary>A desk on a wall with its chair in front.</summary>
internal static class DeskGroup
{
    private const int Front = 850;

    /// <summary>Places a desk and chair, smaller if need be.</summary>
    public static bool TryPlace(RoomSpace space, Draws draws)
    {
        for (int shrink = 0; shrink < 3; shrink++)
        {
            PieceSize desk = PieceSizes.Draw(PieceKind.Desk, draws, shrink);
            PieceKind seat = draws.Chance(50) ? PieceKind.OfficeChair : PieceKind.Chair;
            PieceSize chair = PieceSizes.Draw(seat, draws, shrink);
            int x = draws.Range(-100, 100);
            int z = desk.Depth - 100 + chair.Depth;
            PieceGroup group = new PieceGroup()
                .Add(PieceKind.Desk, desk, 0, 0)
                .Add(seat, chair, x, z, 2, turn: Jitter.Of(seat, draws))
                .Reserve(-desk.Width / 2, desk.Depth, desk.Width / 2, desk.Depth + Front);
            if (WallSearch.TryPlace(space, group, draws))
            {
                return true;
            }
        }

        return false;
    }
}
