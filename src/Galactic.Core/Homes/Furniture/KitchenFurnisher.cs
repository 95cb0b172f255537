using Galactic.Compute;

namespace Galactic.Homes.Furniture;

/// <summary>Furnishes a kitchen.</summary>
internal sealed class KitchenFurnisher(RoomSpace space, HomeOptions options, RandomKey key)
    : RoomFurnisher(space, options, key)
{
    /// <summary>True once a table with chairs has found a place.</summary>
    public bool HasTable { get; private set; }

    /// <inheritdoc/>
    public override bool Furnish()
    {
        Draws run = Entry(0);
        if (!KitchenGroup.TryPlace(Space, run, run.Range(4, 6, 1), run.Chance(55)))
        {
            return false;
        }

        Draws second = Entry(1);
        if (Space.Pieces.Count == 2 && Wanted(second, 60))
        {
            PlaceSecondRun(second);
        }

        Draws table = Entry(2);
        if (Wanted(table, 70))
        {
            HasTable = TableGroup.TryPlace(Space, table, 800, 1300);
        }

        Optional(3, PieceKind.ShelfRack, 35, 600);
        Optional(4, PieceKind.Bin, 60, 0, corner: true);
        Optional(5, PieceKind.Plant, 20, 0, corner: true);
        return true;
    }

    private void PlaceSecondRun(Draws draws)
    {
        for (int modules = draws.Range(2, 4, 1); modules >= 1; modules--)
        {
            PieceSize size = PieceSizes.Draw(PieceKind.Counter, draws) with { Width = modules * 600 };
            PieceGroup group = new PieceGroup()
                .Add(PieceKind.Counter, size, 0, 0, 0, (uint)draws.Bits() | KitchenGroup.Plain)
                .Reserve(-size.Width / 2, size.Depth, size.Width / 2, size.Depth + 950);
            if (WallSearch.TryPlace(Space, group, draws))
            {
                return;
            }
        }
    }
}
