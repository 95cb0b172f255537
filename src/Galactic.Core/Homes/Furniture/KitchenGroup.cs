namespace Galactic.Homes.Furniture;

/// <summary>A counter run of 0.60 m modules with the refrigerator at one end, straight or round a corner.</summary>
internal static class KitchenGroup
{
    private const int Module = 600;
    private const int Front = 1050;
    private const int FridgeFront = 900;

    /// <summary>Bit of a counter's style that leaves out sink and hob.</summary>
    public const uint Plain = 1;

    /// <summary>Bits of a counter's style of which one or more hang cabinets above it.</summary>
    public const uint CabinetBits = 0b1100;

    /// <summary>Places the longest run that fits.</summary>
    /// <param name="space">The room.</param>
    /// <param name="draws">Decides.</param>
    /// <param name="modules">Most modules along the refrigerator's wall.</param>
    /// <param name="corner">True to try a wing round the corner.</param>
    /// <param name="least">Fewest modules; a run of two without a wing has too little free worktop of its own.</param>
    public static bool TryPlace(RoomSpace space, Draws draws, int modules, bool corner, int least)
    {
        PieceSize fridge = PieceSizes.Draw(PieceKind.Fridge, draws);
        PieceSize size = PieceSizes.Draw(PieceKind.Counter, draws);
        uint style = (uint)draws.Bits() & ~Plain;
        bool fridgeRight = draws.Chance(50);
        int second = corner ? draws.Range(1, 3, 1) : 0;
        for (int count = modules; count >= least; count--)
        {
            for (int side = 0; side < 2; side++)
            {
                bool right = fridgeRight ^ side == 1;
                PieceSize run = size with { Width = count * Module };
                for (int wing = Math.Min(second, count); wing >= 0; wing--)
                {
                    if (WallSearch.TryPlace(space, Group(run, fridge, right, style, wing), draws, wing > 0))
                    {
                        return true;
                    }
                }
            }
        }

        return false;
    }

    private static PieceGroup Group(PieceSize run, PieceSize fridge, bool fridgeRight, uint style, int second)
    {
        int sign = fridgeRight ? 1 : -1;
        int half = run.Width / 2;
        PieceGroup group = new PieceGroup()
            .Add(PieceKind.Counter, run, 0, 0, 0, style)
            .Add(PieceKind.Fridge, fridge, sign * (half + 10 + fridge.Width / 2), 0);
        (int near, int far) = (sign * (half + 10), sign * (half + 10 + fridge.Width));
        group.Reserve(Math.Min(near, far), fridge.Depth, Math.Max(near, far), fridge.Depth + FridgeFront);
        if (second == 0)
        {
            return group.Reserve(-half, run.Depth, half, run.Depth + Front);
        }

        PieceSize wing = run with { Width = second * Module };
        int wall = -sign * half;
        group.Add(PieceKind.Counter, wing, wall, run.Depth + wing.Width / 2, fridgeRight ? 3 : 1, style | Plain);
        int inner = wall + sign * wing.Depth;
        return group
            .Reserve(Math.Min(inner, -wall), run.Depth, Math.Max(inner, -wall), run.Depth + Front)
            .Reserve(
                Math.Min(inner, inner + sign * Front), run.Depth,
                Math.Max(inner, inner + sign * Front), run.Depth + wing.Width);
    }
}
