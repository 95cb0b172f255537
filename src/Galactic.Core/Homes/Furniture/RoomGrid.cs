using Galactic.Homes.Plans;

namespace Galactic.Homes.Furniture;

/// <summary>
/// Where a base centre may stand in a room, one bit per 5 cm cell: rows run across the room's shorter side, so a
/// row fits 128 bits. Solids are grown as squares, which contain the disc.
/// </summary>
internal sealed class RoomGrid
{
    /// <summary>Cell edge, millimetres.</summary>
    public const int Cell = 50;

    private readonly int radius;
    private readonly bool rowsAlongX;
    private readonly int minRow;
    private readonly int minBit;
    private readonly UInt128[] free;
    private readonly UInt128[] trial;
    private readonly UInt128[] reached;
    private readonly UInt128[][] doors;
    private readonly int roomCells;

    /// <param name="room">The room.</param>
    /// <param name="doors">Gaps of its openings.</param>
    /// <param name="origin">Corner of the home's grid, so that cells coincide with it.</param>
    /// <param name="radius">Base radius, millimetres.</param>
    public RoomGrid(PlannedRoom room, IReadOnlyList<HomeOpening> doors, (int X, int Z) origin, int radius)
    {
        this.radius = radius;
        rowsAlongX = room.Cell.Width <= room.Cell.Depth;
        (minBit, minRow) = rowsAlongX ? (room.Cell.MinX, room.Cell.MinZ) : (room.Cell.MinZ, room.Cell.MinX);
        (int originBit, int originRow) = rowsAlongX ? (origin.X, origin.Z) : (origin.Z, origin.X);
        minBit = originBit + (minBit - originBit) / Cell * Cell;
        minRow = originRow + (minRow - originRow) / Cell * Cell;
        int rows = (room.Cell.LongSide + 2 * Cell - 1) / Cell;
        free = new UInt128[rows];
        trial = new UInt128[rows];
        reached = new UInt128[rows];
        Fill(free, room.Clear.Grow(-radius));
        this.doors = new UInt128[doors.Count][];
        for (int i = 0; i < doors.Count; i++)
        {
            this.doors[i] = new UInt128[rows];
            Fill(this.doors[i], Strip(doors[i], room.Clear));
            for (int r = 0; r < rows; r++)
            {
                free[r] |= this.doors[i][r];
            }
        }

        roomCells = (int)(room.Clear.Area / (Cell * Cell));
    }

    /// <summary>
    /// True if with more solids all doors stay connected, the reached floor is at least a share of the room and
    /// no large part is cut off.
    /// </summary>
    public bool Connects(ReadOnlySpan<PlanRect> solids, int leastPercent)
    {
        free.CopyTo(trial, 0);
        Block(trial, solids);
        Array.Clear(reached);
        bool seeded = false;
        for (int r = 0; r < trial.Length && !seeded; r++)
        {
            reached[r] = FillRuns(trial[r], doors[0][r] & trial[r]);
            seeded = reached[r] != 0;
        }

        if (!seeded)
        {
            return false;
        }

        while (Sweep())
        {
        }

        return DoorsReached() && Enough(leastPercent);
    }

    /// <summary>Makes solids permanent.</summary>
    public void Add(ReadOnlySpan<PlanRect> solids) => Block(free, solids);

    private bool DoorsReached()
    {
        foreach (UInt128[] door in doors)
        {
            UInt128 any = 0;
            for (int r = 0; r < door.Length; r++)
            {
                any |= door[r] & reached[r];
            }

            if (any == 0)
            {
                return false;
            }
        }

        return true;
    }

    private bool Enough(int leastPercent)
    {
        (int count, int all) = (0, 0);
        for (int r = 0; r < trial.Length; r++)
        {
            count += (int)UInt128.PopCount(reached[r]);
            all += (int)UInt128.PopCount(trial[r]);
        }

        return count * 100 >= roomCells * leastPercent && count * 10 >= all * 7;
    }

    /// <summary>Spreads the reached cells down and up once; false when nothing changed.</summary>
    private bool Sweep()
    {
        bool changed = false;
        for (int r = 0; r < trial.Length; r++)
        {
            changed |= Spread(r, r > 0 ? reached[r - 1] : 0);
        }

        for (int r = trial.Length - 2; r >= 0; r--)
        {
            changed |= Spread(r, reached[r + 1]);
        }

        return changed;
    }

    private bool Spread(int row, UInt128 neighbour)
    {
        // Reached runs are always complete, so a row changes only when a neighbour brings cells of another run.
        UInt128 mask = trial[row];
        UInt128 fresh = neighbour & mask & ~reached[row];
        if (fresh == 0)
        {
            return false;
        }

        reached[row] |= FillRuns(mask, fresh);
        return true;
    }

    /// <summary>All cells of the runs of ones in a mask that hold a seed; seeds lie in the mask.</summary>
    private static UInt128 FillRuns(UInt128 mask, UInt128 seeds)
    {
        // A carry runs up through a run of free cells from its lowest seed; downwards, spread by doubling.
        UInt128 filled = seeds | mask & ~(mask + seeds);
        UInt128 open = mask;
        for (int step = 1; open != 0; step <<= 1)
        {
            filled |= open & filled >> step;
            open &= open >> step;
        }

        return filled;
    }

    private void Block(UInt128[] rows, ReadOnlySpan<PlanRect> solids)
    {
        foreach (PlanRect solid in solids)
        {
            (int first, int last, UInt128 mask) = Cells(solid.Grow(radius + 1));
            for (int r = first; r < last; r++)
            {
                rows[r] &= ~mask;
            }
        }
    }

    private void Fill(UInt128[] rows, PlanRect area)
    {
        (int first, int last, UInt128 mask) = Cells(area);
        for (int r = first; r < last; r++)
        {
            rows[r] |= mask;
        }
    }

    /// <summary>Rows and bits of the cells whose centre is strictly inside a rectangle.</summary>
    private (int First, int Last, UInt128 Mask) Cells(PlanRect area)
    {
        (int lowBit, int highBit, int lowRow, int highRow) = rowsAlongX
            ? (area.MinX, area.MaxX, area.MinZ, area.MaxZ)
            : (area.MinZ, area.MaxZ, area.MinX, area.MaxX);
        int first = Math.Clamp(Above(lowRow - minRow), 0, free.Length);
        int last = Math.Clamp(Above(highRow - minRow - 1), 0, free.Length);
        int from = Math.Clamp(Above(lowBit - minBit), 0, 128);
        int to = Math.Clamp(Above(highBit - minBit - 1), 0, 128);
        return from >= to ? (0, 0, 0) : (first, last, Ones(to) & ~Ones(from));
    }

    /// <summary>The first cell with its centre above a coordinate.</summary>
    private static int Above(int coordinate) => coordinate + Cell / 2 < 0 ? 0 : (coordinate + Cell / 2) / Cell;

    private static UInt128 Ones(int count) => count >= 128 ? UInt128.MaxValue : (UInt128.One << count) - 1;

    /// <summary>Floor of a doorway that a base centre can use, up to the room's free part.</summary>
    private PlanRect Strip(HomeOpening door, PlanRect clear)
    {
        PlanRect gap = door.Gap;
        return door.AlongX
            ? gap.MaxZ <= clear.MinZ
                ? new PlanRect(gap.MinX + radius, gap.MinZ, gap.MaxX - radius, clear.MinZ + radius + 2)
                : new PlanRect(gap.MinX + radius, clear.MaxZ - radius - 2, gap.MaxX - radius, gap.MaxZ)
            : gap.MaxX <= clear.MinX
                ? new PlanRect(gap.MinX, gap.MinZ + radius, clear.MinX + radius + 2, gap.MaxZ - radius)
                : new PlanRect(clear.MaxX - radius - 2, gap.MinZ + radius, gap.MaxX, gap.MaxZ - radius);
    }
}
