namespace Galactic.Homes.Furniture;

/// <summary>A bed with its head to a wall, nightstands beside it, free floor at the sides and the foot.</summary>
internal static class BedGroup
{
    private const int WideSide = 700;
    private const int Side = 550;
    private const int Foot = 650;

    /// <summary>Places a bed of one of the widths, widest first, with as many nightstands as fit.</summary>
    public static bool TryPlace(RoomSpace space, Draws draws, params ReadOnlySpan<int> widths)
    {
        bool left = draws.Chance(85);
        bool right = draws.Chance(70);
        bool rug = draws.Chance(35);
        // A bed before a window is better than none, but comes last.
        foreach (bool covering in (ReadOnlySpan<bool>)[false, true])
        {
            foreach (int width in widths)
            {
                for (int drop = 0; drop < 3; drop++)
                {
                    if (Try(space, draws, width, drop, (left, right, rug, covering)))
                    {
                        return true;
                    }
                }
            }
        }

        return false;
    }

    private static bool Try(
        RoomSpace space, Draws draws, int width, int drop, (bool Left, bool Right, bool Rug, bool Covering) wish)
    {
        PieceSize bed = PieceSizes.Draw(PieceKind.Bed, draws, drop) with { Width = width };
        PieceSize stand = PieceSizes.Draw(PieceKind.Nightstand, draws, drop);
        bool both = width > 1000 && drop == 0;
        bool flip = draws.Chance(50);
        for (int turn = 0; turn < 2; turn++)
        {
            bool one = wish.Left && drop < 2;
            bool second = one && (both ? wish.Right : !flip);
            int side = drop == 0 ? WideSide : Side;
            PieceGroup group = new() { MayCoverWindows = wish.Covering };
            Fill(group, bed, stand, one && (both || flip), second, flip, wish.Rug, side);
            if (WallSearch.TryPlace(space, group, draws))
            {
                return true;
            }

            flip = !flip;
        }

        return false;
    }

    private static void Fill(
        PieceGroup group, PieceSize bed, PieceSize stand, bool left, bool right, bool openLeft, bool rug, int side)
    {
        int half = bed.Width / 2;
        int offset = half + 20 + stand.Width / 2;
        group.Add(PieceKind.Bed, bed, 0, 0);
        if (left)
        {
            group.Add(PieceKind.Nightstand, stand, -offset, 0);
        }

        if (right)
        {
            group.Add(PieceKind.Nightstand, stand, offset, 0);
        }

        bool two = bed.Width > 1000;
        if (two || openLeft)
        {
            group.Reserve(-half - (left ? WideSide : side), 0, -half, bed.Depth);
        }

        if (two || !openLeft)
        {
            group.Reserve(half, 0, half + (right ? WideSide : side), bed.Depth);
        }

        group.Reserve(
            -half - (left ? WideSide : 0), bed.Depth, half + (right ? WideSide : 0), bed.Depth + Foot);
        if (rug)
        {
            group.Add(PieceKind.Rug, new PieceSize(bed.Width + 600, 1300, 6), 0, bed.Depth - 900);
        }
    }
}
