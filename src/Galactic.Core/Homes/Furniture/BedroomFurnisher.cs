using Galactic.Compute;

namespace Galactic.Homes.Furniture;

/// <summary>Furnishes a bedroom.</summary>
internal sealed class BedroomFurnisher(RoomSpace space, HomeOptions options, RandomKey key)
    : RoomFurnisher(space, options, key)
{
    /// <inheritdoc/>
    public override bool Furnish()
    {
        Draws bed = Entry(0);
        bool placed = Space.Room.Number == 0
            ? BedGroup.TryPlace(Space, bed, bed.Chance(50) ? 1800 : 1600, 1400, 900)
            : bed.Chance(40)
            ? BedGroup.TryPlace(Space, bed, 900)
            : BedGroup.TryPlace(Space, bed, bed.Chance(50) ? 1600 : 1400, 900);
        Draws wardrobe = Entry(1);
        if (!placed || !TrySingle(PieceKind.Wardrobe, wardrobe, 750) && Space.Room.Number == 0)
        {
            return false;
        }

        Draws desk = Entry(2);
        if (Wanted(desk, Space.Room.Number == 0 ? 45 : 65))
        {
            DeskGroup.TryPlace(Space, desk);
        }

        Optional(3, PieceKind.Dresser, 70, 700);
        Optional(4, PieceKind.LowBookcase, 50, 650);
        Optional(5, PieceKind.Armchair, 30, 450);
        Optional(6, PieceKind.Bookcase, 35, 650);
        Optional(7, PieceKind.Plant, 40, 0, corner: true);
        Optional(8, PieceKind.Bench, 35, 400);
        return true;
    }
}
