using Galactic.Compute;

namespace Galactic.Homes.Furniture;

/// <summary>Furnishes the alcove of a living room: a place to work or to read.</summary>
internal sealed class AlcoveFurnisher(RoomSpace space, HomeOptions options, RandomKey key)
    : RoomFurnisher(space, options, key)
{
    /// <inheritdoc/>
    public override bool Furnish()
    {
        Draws desk = Entry(0);
        if (Wanted(desk, 45))
        {
            DeskGroup.TryPlace(Space, desk);
        }

        Optional(1, PieceKind.Armchair, 60, 300);
        Optional(2, PieceKind.LowBookcase, 50, 500);
        Optional(3, PieceKind.SideTable, 50, 100);
        Optional(4, PieceKind.Plant, 60, 0, corner: true);
        return true;
    }
}
