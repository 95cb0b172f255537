using Galactic.Compute;

namespace Galactic.Homes.Furniture;

/// <summary>Furnishes a study.</summary>
internal sealed class StudyFurnisher(RoomSpace space, HomeOptions options, RandomKey key)
    : RoomFurnisher(space, options, key)
{
    /// <inheritdoc/>
    public override bool Furnish()
    {
        bool desk = DeskGroup.TryPlace(Space, Entry(0));
        TrySingle(PieceKind.Bookcase, Entry(1), 650);
        Optional(2, PieceKind.LowBookcase, 60, 650);
        Optional(3, PieceKind.Armchair, 45, 450);
        Optional(4, PieceKind.Dresser, 35, 700);
        Optional(5, PieceKind.Plant, 50, 0, corner: true);
        Optional(6, PieceKind.FloorLamp, 40, 0);
        return desk;
    }
}
