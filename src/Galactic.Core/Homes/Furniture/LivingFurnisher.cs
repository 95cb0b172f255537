using Galactic.Compute;

namespace Galactic.Homes.Furniture;

/// <summary>Furnishes a living room.</summary>
internal sealed class LivingFurnisher(RoomSpace space, HomeOptions options, RandomKey key, bool tableElsewhere)
    : RoomFurnisher(space, options, key)
{
    private const long LeastForCorner = 18_000_000;
    private const int BesideTable = 30;
    private const long LargeRoom = 22_000_000;

    /// <inheritdoc/>
    public override bool Furnish()
    {
        Draws corner = Entry(12);
        bool sofa = Space.Clear.Area >= LeastForCorner && Wanted(corner, 22)
            && CornerSofaGroup.TryPlace(Space, corner);
        Draws armchair = Entry(4);
        bool seat = Wanted(armchair, 60);
        sofa = sofa || SofaGroup.TryPlace(Space, Entry(0), seat && armchair.Chance(BesideTable));
        Draws dining = Entry(1);
        bool wanted = Wanted(dining, 65) || !tableElsewhere || !sofa;
        bool table = wanted && TableGroup.TryPlace(Space, dining, 1100, 1800);
        table = table || wanted && !tableElsewhere && TableGroup.TryPlace(Space, dining, 800, 1000);
        if (!sofa && !table)
        {
            return false;
        }

        Optional(2, PieceKind.Sideboard, 75, 700);
        Optional(3, PieceKind.Bookcase, 75, 750);
        if (seat && !Space.Pieces.Exists(p => p.Kind == PieceKind.Armchair))
        {
            TrySingle(PieceKind.Armchair, armchair, 450);
        }

        Optional(5, PieceKind.Bookcase, 55, 750);
        Draws desk = Entry(6);
        if (Wanted(desk, 25))
        {
            DeskGroup.TryPlace(Space, desk);
        }

        Optional(7, PieceKind.SideTable, 65, 200);
        Optional(8, PieceKind.Plant, 65, 0, corner: true);
        Optional(9, PieceKind.FloorLamp, 60, 0);
        Optional(10, PieceKind.LowBookcase, 35, 650);
        Optional(11, PieceKind.Plant, 35, 0, corner: true);
        if (Space.Clear.Area > LargeRoom)
        {
            Optional(13, PieceKind.Armchair, 70, 450);
            Optional(14, PieceKind.Dresser, 45, 700);
        }

        return true;
    }
}
