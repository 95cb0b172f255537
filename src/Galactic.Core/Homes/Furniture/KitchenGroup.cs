namespace Galactic.Homes.Furniture;

/// <summary>A counter run of 0.60 m modules with the refrigerator at one end, straight or round a corner.</summary>
internal static class KitchenGroup
{
    private const int Module = 600;
    private const int Front = 1050;

    /// <summary>Bit of a counter's style that leaves out sink and hob.</summary>
    public const uint Plain = 1;

    /// <summary>Bits of a counter's style of which one or more hang cabinets above it.</summary>
    public const uint CabinetBits = 0b1100;

    /// <summary>Places the longest run that fits, up to a number of modules, of at least two.</summary>
    public static bool TryPlace(RoomSpace space, Draws draws, int modules, bool corner)
    {
        PieceSize fridge = PieceSizes.Draw(PieceKind.Fridge, draws);
        PieceSize size = PieceSizes.Draw(PieceKind.Counter, draws);
        uint style = (uint)draws.Bits() & ~Plain;
        bool fridgeRight = draws.Chance(50);
        int second = corner ? draws.Range(1, 3, 1) : 0;
        for (int count = modules; count >= 2; count--)
        {
            for (int side = 0; side < 2; side++)
            {
                bool right = fridgeRight ^ side == 1;
                PieceSize run = size with { Width = count * Module };
                if (second > 0 && Place(space, Group(run, fridge, right, style, Math.Min(second, count)), draws, true)
                    || Place(space, Group(run, fridge, right, style, 0), draws, false))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static bool Place(RoomSpace space, PieceGroup group, Draws draws, bool corner) =>
        WallSearch.TryPlace(space, group, draws, corner);

    private static PieceGroup Group(PieceSize run, PieceSize fridge, bool fridgeRight, uint style, int second)
    {
        int sign = fridgeRight ? 1 : -1;
        int half = run.Width / 2;
        PieceGroup group = new PieceGroup()
            .Add(PieceKind.Counter, run, 0, 0, 0, style)
            .Add(PieceKind.Fridge, fridge, sign * (half + 10 + fridge.Width / 2), 0);
        int low = fridgeRight ? -half : -half - 10 - fridge.Width;
        int high = fridgeRight ? half + 10 + fridge.Width : half;
        if (second == 0)
        {
            return group.Reserve(low, fridge.Depth, high, fridge.Depth + Front - 60);
        }

        PieceSize wing = run with { Width = second * Module };
        int wall = -sign * half;
        group.Add(PieceKind.Counter, wing, wall, run.Depth + wing.Width / 2, fridgeRight ? 3 : 1, style | Plain);
        int inner = wall + sign * wing.Depth;
        int outer = sign * (half + 10 + fridge.Width);
        return group
            .Reserve(Math.Min(inner, outer), fridge.Depth, Math.Max(inner, outer), fridge.Depth + Front - 60)
            .Reserve(
                Math.Min(inner, inner + sign * 900), run.Depth,
                Math.Max(inner, inner + sign * 900), run.Depth + wing.Width);
    }
}
