namespace Galactic.Homes.Furniture;

/// <summary>Sofa, coffee table before it, an armchair at its end and television opposite, on a rug.</summary>
internal static class SofaGroup
{
    private const int LeastView = 1900;
    private const int MostView = 3800;
    private const int LeastFront = 1600;
    private const int Stand = 760;
    private const int ArmchairLean = 30;
    private const int RoundPercent = 20;

    /// <summary>Places as much of the group as fits; false if not even the sofa does.</summary>
    /// <param name="space">The room.</param>
    /// <param name="draws">Decides.</param>
    /// <param name="armchair">True to try an armchair beside the coffee table.</param>
    public static bool TryPlace(RoomSpace space, Draws draws, bool armchair = false)
    {
        bool coffee = draws.Chance(88);
        bool television = draws.Chance(88);
        int start = draws.Index(4);
        for (int drop = armchair && coffee ? -1 : 0; drop < 3; drop++)
        {
            for (int shrink = 0; shrink < 3; shrink++)
            {
                for (int wall = 0; wall < 4; wall++)
                {
                    int facing = start + wall & 3;
                    if (Group(space, facing, draws, shrink, (coffee && drop < 2, television && drop < 1, drop < 0))
                        is PieceGroup group && WallSearch.TryWall(space, group, draws, facing))
                    {
                        return true;
                    }
                }
            }
        }

        return false;
    }

    private static PieceGroup? Group(
        RoomSpace space, int facing, Draws draws, int shrink, (bool Table, bool Television, bool Armchair) wish)
    {
        (bool coffee, bool television, bool armchair) = wish;
        int across = ((facing & 1) == 1 ? space.Clear.Depth : space.Clear.Width) - 2 * WallSearch.Gap;
        PieceSize sofa = PieceSizes.Draw(PieceKind.Sofa, draws, shrink);
        PieceSize tv = PieceSizes.Draw(PieceKind.TvBench, draws, shrink);
        PieceSize table = PieceSizes.Draw(PieceKind.CoffeeTable, draws, shrink);
        int round = draws.Range(700, 900, 20);
        table = draws.Chance(RoundPercent)
            ? table with { Width = round, Depth = round }
            : table with { Width = Math.Clamp(table.Width, 800, Math.Max(800, sofa.Width - 800)) };
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

        int chairSide = 0;
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
            int side = draws.Chance(50) ? 1 : -1;
            int near = side > 0 ? table.Width / 2 : -table.Width / 2 - Stand;
            group.Reserve(near, front, near + Stand, front + Stand);
            chairSide = -side;
        }

        if (television)
        {
            group.Add(PieceKind.TvBench, tv, draws.Range(-200, 200), across, 2);
            group.Reserve(-tv.Width / 2, across - tv.Depth - 450, tv.Width / 2, across - tv.Depth);
        }

        if (armchair && !AddArmchair(group, draws, chairSide, table.Width / 2, front + gap + table.Depth))
        {
            return null;
        }

        AddRug(group, draws, front, Math.Min(sofa.Width, 1800), across);
        return group;
    }

    /// <summary>
    /// An armchair beyond an end of the table, turned to it at 60 to 120 degrees to the sofa; false if it does not fit.
    /// </summary>
    private static bool AddArmchair(PieceGroup group, Draws draws, int side, int end, int z)
    {
        PieceSize size = PieceSizes.Draw(PieceKind.Armchair, draws, 1);
        int turn = Jitter.Between(-ArmchairLean, ArmchairLean, draws);
        int turns = side > 0 ? 1 : 3;
        PlanRect own = new GroupPiece(PieceKind.Armchair, size, 0, 0, turns, null, turn).Local;
        int beyond = end + draws.Range(280, 400);
        int x = side > 0 ? beyond - own.MinX : -beyond - own.MaxX;
        TurnedRect place = new GroupPiece(PieceKind.Armchair, size, x, z, turns, null, turn).Outline;
        if (group.Pieces.Exists(p => p.Outline.Overlaps(place)))
        {
            return false;
        }

        group.Add(PieceKind.Armchair, size, x, z, turns, turn: turn);
        return true;
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
