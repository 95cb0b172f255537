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
        bool washed = tub.Chance(50) && TrySingle(PieceKind.Bathtub, tub, 550, corner: true);
        washed = washed || TrySingle(PieceKind.Shower, tub, 550, corner: true);
        if (!TrySingle(PieceKind.Toilet, Entry(1), 550) || !TrySingle(PieceKind.Vanity, Entry(2), 650))
        {
            return false;
        }

        Optional(3, PieceKind.Washer, 50, 750);
        Optional(4, PieceKind.ShelfRack, 35, 450);
        Optional(5, PieceKind.Basket, 50, 0, corner: true);
        return true;
    }
}
