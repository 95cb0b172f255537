namespace Galactic.Homes.Furniture;

/// <summary>A table with chairs: in the middle of free floor or with its back to a wall.</summary>
internal static class TableGroup
{
    private const int Under = 100;
    private const int LegSpace = 90;
    private const int BehindChair = 150;
    private const int Tries = 16;
    private const int RoundPercent = 22;

    /// <summary>Places a table of at most the given width with at least two chairs.</summary>
    /// <param name="space">The room.</param>
    /// <param name="draws">Decides.</param>
    /// <param name="leastWidth">Least width.</param>
    /// <param name="mostWidth">Most width.</param>
    /// <param name="tries">Places tried per size; the second half of them on walls.</param>
    public static bool TryPlace(RoomSpace space, Draws draws, int leastWidth, int mostWidth, int tries = Tries)
    {
        for (int shrink = 0; shrink < 3; shrink++)
        {
            PieceSize size = PieceSizes.Draw(PieceKind.Table, draws, shrink);
            int top = shrink switch { 0 => mostWidth, 1 => leastWidth + (mostWidth - leastWidth) / 3, _ => leastWidth };
            size = size with { Width = draws.Range(leastWidth, top, 20) };
            PieceKind kind = draws.Chance(RoundPercent) ? PieceKind.RoundTable : PieceKind.Table;
            size = kind == PieceKind.Table ? size : PieceSizes.Draw(kind, draws, shrink);
            PieceSize chair = PieceSizes.Draw(PieceKind.Chair, draws, shrink);
            uint style = (uint)draws.Bits();
            for (int i = 0; i < tries; i++)
            {
                bool wall = i >= tries / 2 && kind == PieceKind.Table;
                PlanFrame frame = wall ? AtWall(space.Clear, size, draws) : Anywhere(space.Clear, size, draws);
                if (space.Fits(frame.Rect(new PlanRect(-size.Width / 2, 0, size.Width / 2, size.Depth)))
                    && Group(space, frame, draws, (kind, size), chair, style, wall) is PieceGroup group
                    && space.TryPlace(group, frame, draws))
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>Table and those chairs that fit; null if fewer than two do.</summary>
    private static PieceGroup? Group(
        RoomSpace space, PlanFrame frame, Draws draws, (PieceKind Kind, PieceSize Size) top, PieceSize chair,
        uint style, bool wall)
    {
        (PieceKind kind, PieceSize table) = top;
        PieceGroup group = new PieceGroup().Add(kind, table, 0, 0);
        TurnedRect[] legs = kind == PieceKind.Table ? Legs(table) : [];
        int between = table.Width - 2 * LegSpace;
        bool round = kind == PieceKind.RoundTable;
        int side = round ? 1 : Math.Clamp(between / (chair.Width + 60), 1, 3);
        int wish = round ? 4 : 2 * side;
        int chairs = 0;
        void Seat(int x, int z, int turns)
        {
            GroupPiece piece = new(PieceKind.Chair, chair, x, z, turns, style, Jitter.Of(PieceKind.Chair, draws));
            piece = Stands(piece, group, legs) ? piece : piece with { Turn = 0 };
            PlanRect zone = new PlanFrame(0, 0, 1).Then(x, z, turns)
                .Rect(new PlanRect(-chair.Width / 2, -BehindChair, chair.Width / 2, chair.Depth));
            if (chairs < wish && Stands(piece, group, legs) && space.Fits(frame.Rect(piece.Local)) && space.Clear.Contains(frame.Rect(zone)))
            {
                group.Add(PieceKind.Chair, chair, x, z, turns, style, piece.Turn);
                chairs++;
            }
        }

        for (int i = 0; i < side; i++)
        {
            int x = between * (2 * i + 1 - side) / (2 * side) / 10 * 10;
            Seat(x, table.Depth - Under + chair.Depth, 2);
            if (!wall)
            {
                Seat(x, Under - chair.Depth, 0);
            }
        }

        if (wall || side == 1)
        {
            Seat(table.Width / 2 - Under + chair.Depth, table.Depth / 2, 1);
            Seat(-table.Width / 2 + Under - chair.Depth, table.Depth / 2, 3);
        }

        int back = table.Depth - Under + chair.Depth;
        group.Reserve(-table.Width / 2, back, table.Width / 2, back + space.ChairZone);
        return chairs >= 2 ? group : null;
    }

    /// <summary>True if a chair hits neither the table's legs nor another chair, as they really stand.</summary>
    private static bool Stands(GroupPiece chair, PieceGroup group, TurnedRect[] legs) =>
        !Array.Exists(legs, l => l.Overlaps(chair.Outline))
        && !group.Pieces.Exists(p => p.Kind == PieceKind.Chair && p.Outline.Overlaps(chair.Outline));

    /// <summary>Squares round the legs, with room for the chairs' own.</summary>
    private static TurnedRect[] Legs(PieceSize table)
    {
        int x = table.Width / 2 - LegSpace;
        int z = table.Depth - LegSpace;
        return
        [
            new(new PlanRect(-table.Width / 2, 0, -x, LegSpace), 0),
            new(new PlanRect(x, 0, table.Width / 2, LegSpace), 0),
            new(new PlanRect(-table.Width / 2, z, -x, table.Depth), 0),
            new(new PlanRect(x, z, table.Width / 2, table.Depth), 0),
        ];
    }

    private static PlanFrame AtWall(PlanRect clear, PieceSize size, Draws draws)
    {
        int facing = draws.Index(4);
        int half = size.Width / 2 + WallSearch.Gap;
        int along = (facing & 1) == 1
            ? draws.Range(clear.MinX + half, clear.MaxX - half) : draws.Range(clear.MinZ + half, clear.MaxZ - half);
        return WallSearch.At(clear, facing, along);
    }

    private static PlanFrame Anywhere(PlanRect clear, PieceSize size, Draws draws)
    {
        int facing = draws.Index(4);
        PlanRect own = new PlanFrame(0, 0, facing).Rect(new PlanRect(-size.Width / 2, 0, size.Width / 2, size.Depth));
        return new PlanFrame(
            draws.Range(clear.MinX - own.MinX, clear.MaxX - own.MaxX),
            draws.Range(clear.MinZ - own.MinZ, clear.MaxZ - own.MaxZ), facing);
    }
}
