using Galactic.Compute;

namespace Galactic.Homes.Furniture;

/// <summary>Furnishes the main room of a studio.</summary>
internal sealed class StudioFurnisher(RoomSpace space, HomeOptions options, RandomKey key, bool kitchenElsewhere)
    : RoomFurnisher(space, options, key)
{
    /// <inheritdoc/>
    public override bool Furnish()
    {
        if (!kitchenElsewhere && !KitchenGroup.TryPlace(Space, Entry(0), 4, corner: false, least: 3))
        {
            return false;
        }

        if (!BedGroup.TryPlace(Space, Entry(1), 1400, 1600, 900))
        {
            return false;
        }

        Draws seats = Entry(2);
        bool sofa = Wanted(seats, 85) && SofaGroup.TryPlace(Space, seats);
        Draws dining = Entry(3);
        bool table = TableGroup.TryPlace(Space, dining, 800, 1300);
        Optional(4, PieceKind.Wardrobe, 90, 750);
        Optional(5, PieceKind.Bookcase, 55, 650);
        Draws desk = Entry(6);
        if (Wanted(desk, 45))
        {
            DeskGroup.TryPlace(Space, desk);
        }

        Optional(7, PieceKind.Dresser, 55, 700);
        Optional(8, PieceKind.SideTable, 50, 200);
        Optional(9, PieceKind.Plant, 60, 0, corner: true);
        Optional(10, PieceKind.FloorLamp, 50, 0);
        return sofa || table;
    }
}
