using Galactic.Compute;
using Galactic.Homes.Plans;

namespace Galactic.Homes.Furniture;

/// <summary>
/// Hangs open door leaves: at right angles along the side wall beside the door, else folded back onto the door's
/// own wall. They come before the furniture and never narrow a passage.
/// </summary>
internal static class DoorLeaves
{
    private const int Thickness = 40;
    private const int Height = 2030;
    private const int NearCorner = 250;

    public static void Hang(RoomSpace space, HomePlan plan, HomeOptions options, RandomKey key)
    {
        for (int i = 0; i < plan.Openings.Length; i++)
        {
            HomeOpening door = plan.Openings[i];
            if (door.Kind != OpeningKind.Door || Swings(plan, door) != space.Index)
            {
                continue;
            }

            Draws draws = new(key.For(i));
            if (draws.Chance(options.LeafPercent))
            {
                TryHang(space, door, draws);
            }
        }
    }

    /// <summary>The room a leaf opens into: never the hall.</summary>
    private static int Swings(HomePlan plan, HomeOpening door) =>
        plan.Rooms[door.RoomB].Kind == RoomKind.Hall ? door.RoomA : door.RoomB;

    private static void TryHang(RoomSpace space, HomeOpening door, Draws draws)
    {
        PlanRect g = door.Gap;
        PlanRect c = space.Clear;
        bool positive = door.AlongX ? g.MaxZ == c.MinZ : g.MaxX == c.MinX;
        (int low, int high) = door.AlongX ? (g.MinX, g.MaxX) : (g.MinZ, g.MaxZ);
        (int first, int last) = door.AlongX ? (c.MinX, c.MaxX) : (c.MinZ, c.MaxZ);
        int line = door.AlongX ? positive ? c.MinZ : c.MaxZ : positive ? c.MinX : c.MaxX;
        int inward = positive ? 1 : -1;
        PieceSize size = new(door.Width, Thickness, Height);
        bool nearLow = low - first <= last - high;
        int corner = nearLow ? low - first : last - high;
        PieceGroup group = new PieceGroup().Add(PieceKind.DoorLeaf, size, 0, 0);
        int middle = line + inward * (WallSearch.Gap + size.Width / 2);
        int hinge = nearLow ? low - Thickness - 5 : high + Thickness + 5;
        if (corner <= NearCorner)
        {
            PlanFrame along = door.AlongX
                ? new PlanFrame(hinge, middle, nearLow ? 0 : 2)
                : new PlanFrame(middle, hinge, nearLow ? 1 : 3);
            if (space.TryPlace(group, along, draws))
            {
                return;
            }
        }

        // Folded back, on the side with more wall.
        int beside = nearLow ? high + 20 + size.Width / 2 : low - 20 - size.Width / 2;
        int facing = door.AlongX ? positive ? 1 : 3 : positive ? 0 : 2;
        space.TryPlace(group, WallSearch.At(c, facing, beside), draws);
    }
}
