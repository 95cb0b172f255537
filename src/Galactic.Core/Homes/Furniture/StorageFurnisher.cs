using Galactic.Compute;

namespace Galactic.Homes.Furniture;

/// <summary>Furnishes a storage room.</summary>
internal sealed class StorageFurnisher(RoomSpace space, HomeOptions options, RandomKey key)
    : RoomFurnisher(space, options, key)
{
    /// <inheritdoc/>
    public override bool Furnish()
    {
        Optional(0, PieceKind.ShelfRack, 75, 400);
        Optional(1, PieceKind.Washer, 60, 750);
        Optional(2, PieceKind.Basket, 50, 0, corner: true);
        return true;
    }
}
