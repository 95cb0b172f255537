namespace Galactic.Homes.Furniture;

/// <summary>Sofa, coffee table before it and television opposite, on a rug.</summary>
internal static class SofaGroup
{
    private const int LeastView = 1900;
    private const int MostView = 3800;
    private const int LeastFront = 1600;
    private const int Stand = 760;

    /// <summary>Places as much of the group as fits; false if not even the sofa does.</summary>
    public static bool TryPlace(RoomSpace space, Draws draws)
    {
        bool coffee = draws.Chance(88);
        bool television = draws.Chance(88);
        int start = draws.Index(4);
        for (int drop = 0; drop < 3; drop++)
        {
            for (int shrink = 0; shrink < 3; shrink++)
            {
                for (int wall = 0; wall < 4; wall++)
                {
                    int facing = start + wall & 3;
                    if (Group(space, facing, draws, shrink, coffee && drop < 2, television && drop < 1)
                        is PieceGroup group && WallSearch.TryWall(space, group, draws, facing))
                    {
                        return true;
                    }
                }
            }
        }

        return false;
    }

    private static PieceGroup? Group(RoomSpace space, int facing, Draws draws, int shrink, bool coffee, bool television)
    {
        int across = ((facing & 1) == 1 ? space.Clear.Depth : space.Clear.Width) - 2 * WallSearch.Gap;
        PieceSize sofa = PieceSizes.Draw(PieceKind.Sofa, draws, shrink);
        PieceSize tv = PieceSizes.Draw(PieceKind.TvBench, draws, shrink);
        PieceSize table = PieceSizes.Draw(PieceKind.CoffeeTable, draws, shrink);
        table = table with { Width = Math.Clamp(table.Width, 800, Math.Max(800, sofa.Width - 800)) };
        int view = across - sofa.Depth - tv.Depth;
        int back = 0;
        if (television && view > MostView)
        {
            back = across - tv.Depth - draws.Range(2600, 3200) - sofa.Depth;
            if (back < 950)
            {
                return null;
            }
        }

        if (television && view < LeastView || across - sofa.Depth < LeastFront)
        {
            return null;
        }

        PieceGroup group = new PieceGroup().Add(PieceKind.Sofa, sofa, 0, back);
        int front = back + sofa.Depth;
        group.Reserve(-sofa.Width / 2, front, sofa.Width / 2, front + 900);
        int gap = draws.Range(360, 460);
        if (coffee)
        {
            group.Add(PieceKind.CoffeeTable, table, 0, front + gap);
            group.Reserve(
                -table.Width / 2, front + gap + table.Depth, table.Width / 2, front + gap + table.Depth + 300);
            // Room to stand at one end of the table, from where the seat is within reach.
            int near = draws.Chance(50) ? table.Width / 2 : -table.Width / 2 - Stand;
            group.Reserve(near, front, near + Stand, front + Stand);
        }

        if (television)
        {
            group.Add(PieceKind.TvBench, tv, draws.Range(-200, 200), across, 2);
            group.Reserve(-tv.Width / 2, across - tv.Depth - 450, tv.Width / 2, across - tv.Depth);
        }

        AddRug(group, draws, front, Math.Min(sofa.Width, 1800), across);
        return group;
    }

    private static void AddRug(PieceGroup group, Draws draws, int front, int width, int across)
    {
        int depth = Math.Min(draws.Range(1200, 1700, 100), across - front - 500);
        if (draws.Chance(75) && depth >= 900)
        {
            group.Add(PieceKind.Rug, new PieceSize(width, depth, 6), 0, front - 150);
        }
    }
}
