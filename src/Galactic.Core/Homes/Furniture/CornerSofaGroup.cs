namespace Galactic.Homes.Furniture;

/// <summary>A corner sofa in a corner of the room with a coffee table in its crook.</summary>
internal static class CornerSofaGroup
{
    private const int Chaise = 900;
    private const int Main = 920;
    private const int Front = 800;

    /// <summary>Places sofa and table, smaller if need be, at last the sofa alone.</summary>
    public static bool TryPlace(RoomSpace space, Draws draws)
    {
        int gap = draws.Range(360, 420);
        for (int drop = 0; drop < 4; drop++)
        {
            PieceSize sofa = PieceSizes.Draw(PieceKind.CornerSofa, draws, Math.Min(drop, 2));
            PieceSize table = PieceSizes.Draw(PieceKind.CoffeeTable, draws, 2);
            int crook = -sofa.Width / 2 + Chaise;
            PieceGroup group = new PieceGroup()
                .Add(PieceKind.CornerSofa, sofa, 0, 0)
                .Reserve(crook, sofa.Depth, sofa.Width / 2, sofa.Depth + Front)
                .Reserve(-sofa.Width / 2, sofa.Depth, crook, sofa.Depth + Front);
            if (drop < 3)
            {
                group.Add(PieceKind.CoffeeTable, table, (crook + sofa.Width / 2) / 20 * 10, Main + gap);
                group.Add(PieceKind.Rug, new PieceSize(sofa.Width - Chaise, 1500, 8), (crook + sofa.Width / 2) / 2, Main);
            }

            if (WallSearch.TryPlace(space, group, draws, cornersOnly: true))
            {
                return true;
            }
        }

        return false;
    }
}
