using Galactic.Compute;

namespace Galactic.Homes.Furniture;

/// <summary>Furnishes a bathroom.</summary>
internal sealed class BathFurnisher(RoomSpace space, HomeOptions options, RandomKey key)
    : RoomFurnisher(space, options, key)
{
    /// <inheritdoc/>
    public override bool Furnish()
    {
        Draws tub = Entry(0);
        bool washed = tub.Chance(50) && TrySingle(PieceKind.Bathtub, tub, 500, corner: true);
        washed = washed || TrySingle(PieceKind.Shower, tub, 500, corner: true);
        if (!TrySingle(PieceKind.Toilet, Entry(1), 500) || !TrySingle(PieceKind.Vanity, Entry(2), 600))
        {
            return false;
        }

        Optional(3, PieceKind.Washer, 50, 650);
        Optional(4, PieceKind.ShelfRack, 35, 450);
        Optional(5, PieceKind.Basket, 50, 0, corner: true);
        return true;
    }
}
