using Galactic.Compute;

namespace Galactic.Homes.Furniture;

/// <summary>Furnishes a hall; whatever narrows the passage too much is left out.</summary>
internal sealed class HallFurnisher(RoomSpace space, HomeOptions options, RandomKey key)
    : RoomFurnisher(space, options, key)
{
    private const int Passage = 950;

    /// <inheritdoc/>
    public override bool Furnish()
    {
        Optional(0, PieceKind.Console, 70, Passage);
        Optional(1, PieceKind.ShoeCabinet, 60, Passage);
        Optional(2, PieceKind.UmbrellaStand, 40, 0, corner: true);
        return true;
    }
}
