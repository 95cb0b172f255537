namespace Galactic.Homes.Furniture;

/// <summary>Radiators under windows, where furniture has left the wall free.</summary>
internal static class Radiators
{
    private const int LeastSill = 850;
    private const int Depth = 100;
    private const int Height = 650;
    private const int SharePercent = 60;

    public static void Add(RoomSpace space, Draws draws)
    {
        if (space.Room.Kind is RoomKind.Hall or RoomKind.Kitchen)
        {
            return;
        }

        foreach (HomeWindow window in space.Windows)
        {
            if (!draws.Chance(SharePercent) || window.Sill < LeastSill)
            {
                continue;
            }

            PlanRect g = window.Gap;
            PieceSize size = new(Math.Min(window.Width, 1200) / 20 * 20, Depth, Height);
            int along = (window.Facing & 1) == 1 ? (g.MinX + g.MaxX) / 2 : (g.MinZ + g.MaxZ) / 2;
            PieceGroup group = new PieceGroup().Add(PieceKind.Radiator, size, 0, 0);
            space.TryPlace(group, WallSearch.At(space.Clear, window.Facing, along / 10 * 10), draws);
        }
    }
}
