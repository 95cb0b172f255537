namespace Galactic.Homes.Furniture;

/// <summary>A counter run of 0.60 m modules with the refrigerator at one end, straight or round a corner.</summary>
internal static class KitchenGroup
{
    private const int Module = 600;
    private const int Front = 1050;
    private const int FridgeFront = 900;
    private const int Aisle = 1050;
    private const int MostBeforeIsland = 5;
    private const int LeastBeforeIsland = 3;
    private const int IslandStep = 150;

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

    /// <summary>Places a straight run and opposite it an island with an aisle all round; false if they do not fit.</summary>
    public static bool TryPlaceWithIsland(RoomSpace space, Draws draws)
    {
        PieceSize fridge = PieceSizes.Draw(PieceKind.Fridge, draws);
        PieceSize size = PieceSizes.Draw(PieceKind.Counter, draws);
        PieceSize island = PieceSizes.Draw(PieceKind.Island, draws, 2);
        uint style = (uint)draws.Bits() & ~Plain;
        bool fridgeRight = draws.Chance(50);
        for (int count = MostBeforeIsland; count >= LeastBeforeIsland; count--)
        {
            // With the aisle as wide as the refrigerator stands out, it is wide enough before the run too.
            int z = Math.Max(size.Depth, fridge.Depth) + Aisle;
            for (int side = 0; side < 4; side++)
            {
                bool right = fridgeRight ^ (side & 1) == 1;
                bool endOn = side > 1;
                int reach = (count * Module + fridge.Width - (endOn ? island.Depth : island.Width)) / 2;
                for (int shift = -reach; shift <= reach; shift += IslandStep)
                {
                    PieceGroup group = Group(size with { Width = count * Module }, fridge, right, style, 0);
                    AddIsland(group, island, shift / 10 * 10, z, endOn);
                    if (WallSearch.TryPlace(space, group, draws))
                    {
                        return true;
                    }
                }
            }
        }

        return false;
    }

    /// <summary>Adds an island that lies along the run, its fronts to it, or with an end to it.</summary>
    private static void AddIsland(PieceGroup group, PieceSize island, int x, int z, bool endOn)
    {
        GroupPiece piece = endOn
            ? new GroupPiece(PieceKind.Island, island, x - island.Depth / 2, z + island.Width / 2, 1, null, 0)
            : new GroupPiece(PieceKind.Island, island, x, z + island.Depth, 2, null, 0);
        group.Add(piece.Kind, island, piece.X, piece.Z, piece.Turns);
        PlanRect zone = piece.Local.Grow(Aisle);
        group.Reserve(zone.MinX, zone.MinZ, zone.MaxX, zone.MaxZ);
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
