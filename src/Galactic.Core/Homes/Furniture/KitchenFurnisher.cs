using Galactic.Compute;

namespace Galactic.Homes.Furniture;

/// <summary>Furnishes a kitchen.</summary>
internal sealed class KitchenFurnisher(RoomSpace space, HomeOptions options, RandomKey key)
    : RoomFurnisher(space, options, key)
{
    private const long LeastForIsland = 11_500_000;
    private const int IslandPercent = 80;
    private const int TablePlaces = 48;
    private const int SecondFront = 1100;
    private const int ShortRun = 1200;

    /// <summary>True once a table with chairs has found a place.</summary>
    public bool HasTable { get; private set; }

    /// <inheritdoc/>
    public override bool Furnish()
    {
        Draws run = Entry(0);
        Draws island = Entry(7);
        // An island takes the floor that a wing or a table would: it is tried first.
        bool placed = Space.Clear.Area >= LeastForIsland && Wanted(island, IslandPercent)
            && KitchenGroup.TryPlaceWithIsland(Space, island);
        if (!placed && !KitchenGroup.TryPlace(Space, run, run.Range(5, 6, 1), run.Chance(65), least: 2))
        {
            return false;
        }

        Draws second = Entry(1);
        if (Space.Pieces.Count(p => p.Kind == PieceKind.Counter) == 1)
        {
            // Between sink and hob of two modules there is no worktop to work on.
            bool needed = Space.Pieces.Exists(p => p.Kind == PieceKind.Counter && p.Size.Width <= ShortRun);
            if ((Wanted(second, 85) || needed) && !PlaceSecondRun(second) && needed)
            {
                return false;
            }
        }

        Draws table = Entry(2);
        if (Wanted(table, 70))
        {
            HasTable = TableGroup.TryPlace(Space, table, 800, 1300, TablePlaces);
        }

        Draws bar = Entry(6);
        if (!HasTable && Wanted(bar, 60))
        {
            PlaceBar(bar);
        }

        Optional(3, PieceKind.ShelfRack, 35, 600);
        Optional(4, PieceKind.Bin, 60, 0, corner: true);
        Optional(5, PieceKind.Plant, 20, 0, corner: true);
        return true;
    }

    private void PlaceBar(Draws draws)
    {
        for (int shrink = 0; shrink < 3; shrink++)
        {
            PieceSize size = PieceSizes.Draw(PieceKind.Bar, draws, shrink);
            PieceSize stool = PieceSizes.Draw(PieceKind.Stool, draws, shrink);
            int z = size.Depth - 150 + stool.Depth;
            PieceGroup group = new PieceGroup()
                .Add(PieceKind.Bar, size, 0, 0)
                .Add(PieceKind.Stool, stool, -size.Width / 4 / 10 * 10, z, 2, turn: Jitter.Of(PieceKind.Stool, draws))
                .Add(PieceKind.Stool, stool, size.Width / 4 / 10 * 10, z, 2, turn: Jitter.Of(PieceKind.Stool, draws))
                .Reserve(-size.Width / 2, size.Depth, size.Width / 2, z + 400);
            if (WallSearch.TryPlace(Space, group, draws))
            {
                return;
            }
        }
    }

    private bool PlaceSecondRun(Draws draws)
    {
        for (int modules = draws.Range(3, 4, 1); modules >= 1; modules--)
        {
            PieceSize size = PieceSizes.Draw(PieceKind.Counter, draws) with { Width = modules * 600 };
            PieceGroup group = new PieceGroup()
                .Add(PieceKind.Counter, size, 0, 0, 0, (uint)draws.Bits() | KitchenGroup.Plain)
                .Reserve(-size.Width / 2, size.Depth, size.Width / 2, size.Depth + SecondFront);
            if (WallSearch.TryPlace(Space, group, draws))
            {
                return true;
            }
        }

        return false;
    }
}
