namespace Galactic.Homes.Furniture;

/// <summary>Tries a group along the walls of a room.</summary>
internal static class WallSearch
{
    /// <summary>Gap between a piece and the wall or the next piece, millimetres.</summary>
    public const int Gap = 10;

    private const int Raster = 100;

    /// <summary>
    /// First place that works, from a random wall and position; wall ends and neighbours first half the time.
    /// </summary>
    public static bool TryPlace(RoomSpace space, PieceGroup group, Draws draws, bool cornersOnly = false)
    {
        int start = draws.Index(4);
        for (int wall = 0; wall < 4; wall++)
        {
            if (TryWall(space, group, draws, start + wall & 3, cornersOnly))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>As <see cref="TryPlace"/> on one wall, given by the way the group then faces.</summary>
    public static bool TryWall(RoomSpace space, PieceGroup group, Draws draws, int facing, bool cornersOnly = false)
    {
        (int low, int high) = Positions(space.Clear, group, facing);
        if (low > high)
        {
            return false;
        }

        bool snug = cornersOnly || draws.Chance(50);
        bool swap = draws.Chance(50);
        if (snug && (Try(space, group, draws, facing, swap ? high : low)
            || Try(space, group, draws, facing, swap ? low : high)))
        {
            return true;
        }

        if (cornersOnly)
        {
            return false;
        }

        if (snug && TryBesideSolids(space, group, draws, facing, low, high))
        {
            return true;
        }

        int steps = (high - low) / Raster + 1;
        int first = draws.Index(steps);
        for (int i = 0; i < steps; i++)
        {
            if (Try(space, group, draws, facing, low + (first + i) % steps * Raster))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The group's frame with its back on a wall at a coordinate along it.</summary>
    public static PlanFrame At(PlanRect clear, int facing, int along) => facing switch
    {
        0 => new PlanFrame(clear.MinX + Gap, along, 0),
        1 => new PlanFrame(along, clear.MinZ + Gap, 1),
        2 => new PlanFrame(clear.MaxX - Gap, along, 2),
        _ => new PlanFrame(along, clear.MaxZ - Gap, 3),
    };

    /// <summary>Coordinates along a wall at which the group's extent stays within the room.</summary>
    public static (int Low, int High) Positions(PlanRect clear, PieceGroup group, int facing)
    {
        PlanRect extent = new PlanFrame(0, 0, facing).Rect(group.Extent);
        return (facing & 1) == 1
            ? (clear.MinX + Gap - extent.MinX, clear.MaxX - Gap - extent.MaxX)
            : (clear.MinZ + Gap - extent.MinZ, clear.MaxZ - Gap - extent.MaxZ);
    }

    private static bool TryBesideSolids(RoomSpace space, PieceGroup group, Draws draws, int facing, int low, int high)
    {
        PlanRect extent = new PlanFrame(0, 0, facing).Rect(group.Extent);
        bool alongX = (facing & 1) == 1;
        (int min, int max) = alongX ? (extent.MinX, extent.MaxX) : (extent.MinZ, extent.MaxZ);
        for (int i = 0; i < space.Solids.Count; i++)
        {
            PlanRect solid = space.Solids[i];
            int before = (alongX ? solid.MinX : solid.MinZ) - Gap - max;
            int after = (alongX ? solid.MaxX : solid.MaxZ) + Gap - min;
            if (before >= low && before <= high && Try(space, group, draws, facing, before)
                || after >= low && after <= high && Try(space, group, draws, facing, after))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Try(RoomSpace space, PieceGroup group, Draws draws, int facing, int along) =>
        space.TryPlace(group, At(space.Clear, facing, along), draws);
}
