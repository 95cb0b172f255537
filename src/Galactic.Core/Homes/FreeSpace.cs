using Galactic.Geometry;
using Galactic.Homes.Furniture;
using Galactic.Homes.Plans;

namespace Galactic.Homes;

/// <summary>
/// Where the base may stand in a whole home, and what it can reach from there, on a grid of 5 cm cells.
/// </summary>
public sealed class FreeSpace
{
    /// <summary>Cell edge, millimetres.</summary>
    public const int Cell = RoomGrid.Cell;

    /// <summary>Solids above this height leave the floor free, millimetres.</summary>
    public const int BlockingHeight = 1400;

    private const int LeastCells = 40;
    private const int Samples = 5;
    private const int SampleShare = 30;

    private static ReadOnlySpan<int> ReachByHeight => // every 100 mm from 200 to 1400
        [620, 700, 800, 860, 920, 950, 970, 970, 950, 920, 850, 775, 700];

    private readonly bool[] blocked;
    private readonly bool[] navigable;

    // Computed when first asked for, as most candidates of a home never are; a second thread gets the same result.
    private int[]? clearance;
    private int[]? toNavigable;

    internal FreeSpace(HomePlan plan, IReadOnlyList<HomePiece> pieces, int radius)
    {
        (MinX, MinZ) = (plan.Footprint.MinX, plan.Footprint.MinZ);
        Width = (plan.Footprint.Width + Cell - 1) / Cell;
        Depth = (plan.Footprint.Depth + Cell - 1) / Cell;
        blocked = new bool[Width * Depth];
        Array.Fill(blocked, true);
        foreach (PlannedRoom room in plan.Rooms)
        {
            Fill(blocked, room.Clear, false, 0);
        }

        foreach (HomeOpening opening in plan.Openings)
        {
            Fill(blocked, opening.AlongX ? Stretch(opening.Gap, 0, Cell) : Stretch(opening.Gap, Cell, 0), false, 0);
        }

        foreach (HomePiece piece in pieces)
        {
            if (piece.IsSolid)
            {
                Fill(blocked, piece.Footprint, true, Cell - 1);
            }
        }

        bool[] open = new CellRows(blocked, Width, Depth).FarFrom(radius * radius / (Cell * Cell));
        navigable = Grid.LargestPart(open, Width, Depth);
    }

    /// <summary>West edge of the grid, millimetres.</summary>
    public int MinX { get; }

    /// <summary>North edge of the grid, millimetres.</summary>
    public int MinZ { get; }

    /// <summary>Cells along x.</summary>
    public int Width { get; }

    /// <summary>Cells along z.</summary>
    public int Depth { get; }

    /// <summary>[z, x] true where the base centre may stand.</summary>
    public IReadOnlyList<bool> Navigable => navigable;

    /// <summary>Horizontal reach from the base centre to a point at a height, millimetres; 0 out of range.</summary>
    public static int Reach(int height)
    {
        int step = (height - 200) / 100;
        return height is < 200 or >= 1400
            ? 0
            : ReachByHeight[step] + (ReachByHeight[step + 1] - ReachByHeight[step]) * (height - 200 - 100 * step) / 100;
    }

    /// <summary>True if something at the point can be reached from a place where the base may stand.</summary>
    public bool IsReachable(int x, int z, int height)
    {
        int cell = CellAt(x, z);
        long reach = Reach(height);
        toNavigable ??= DistanceField.Squared(navigable, Width, Depth);
        return cell >= 0 && toNavigable[cell] * (long)(Cell * Cell) <= reach * reach;
    }

    /// <summary>True if the base centre may stand at a point.</summary>
    public bool IsNavigable(int x, int z) => CellAt(x, z) is >= 0 and int cell && navigable[cell];

    /// <summary>Distance from a point to the nearest wall or piece, millimetres, exact to a cell.</summary>
    public int Clearance(int x, int z)
    {
        int cell = CellAt(x, z);
        clearance ??= DistanceField.Squared(blocked, Width, Depth);
        return cell < 0 ? 0 : (int)(Cell * Math.Sqrt(clearance[cell]));
    }

    /// <summary>Navigable floor of the whole home, cells.</summary>
    public int Count() => navigable.AsSpan().Count(true);

    /// <summary>Navigable floor within a rectangle, cells.</summary>
    public int Count(PlanRect area)
    {
        int count = 0;
        for (int z = Math.Max(0, (area.MinZ - MinZ) / Cell); z < Math.Min(Depth, (area.MaxZ - MinZ) / Cell); z++)
        {
            for (int x = Math.Max(0, (area.MinX - MinX) / Cell); x < Math.Min(Width, (area.MaxX - MinX) / Cell); x++)
            {
                count += navigable[z * Width + x] ? 1 : 0;
            }
        }

        return count;
    }

    /// <summary>
    /// The radius furniture is placed with: half a cell more, so that the grid cannot lose a passage.
    /// </summary>
    internal static int PlacementRadius(HomeOptions options) => options.Radius + Cell / 2;

    /// <summary>The first room with too little navigable floor, or -1.</summary>
    internal int FirstCutOff(HomePlan plan)
    {
        for (int i = 0; i < plan.Rooms.Length; i++)
        {
            if (Count(plan.Rooms[i].Clear) < LeastCells)
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>The largest part of a surface all of whose sample points can be reached; empty if too small.</summary>
    internal PlanRect Usable(PlanRect whole, int height)
    {
        Span<bool> good = stackalloc bool[Samples * Samples];
        for (int i = 0; i < good.Length; i++)
        {
            int x = whole.MinX + whole.Width * (2 * (i % Samples) + 1) / (2 * Samples);
            int z = whole.MinZ + whole.Depth * (2 * (i / Samples) + 1) / (2 * Samples);
            good[i] = IsReachable(x, z, height + 60);
        }

        (int best, PlanRect result) = (0, default);
        for (int corner = 0; corner < good.Length; corner++)
        {
            (int x0, int z0) = (corner % Samples, corner / Samples);
            int limit = Samples;
            for (int z1 = z0; z1 < Samples && limit > x0; z1++)
            {
                int x1 = x0;
                while (x1 < limit && good[z1 * Samples + x1])
                {
                    x1++;
                }

                limit = x1;
                int count = (x1 - x0) * (z1 - z0 + 1);
                if (count > best)
                {
                    best = count;
                    result = new PlanRect(
                        whole.MinX + whole.Width * x0 / Samples, whole.MinZ + whole.Depth * z0 / Samples,
                        whole.MinX + whole.Width * x1 / Samples, whole.MinZ + whole.Depth * (z1 + 1) / Samples);
                }
            }
        }

        bool enough = good.Count(true) * 100 >= good.Length * SampleShare && result.ShortSide >= 100;
        return enough ? result : default;
    }

    /// <summary>The navigable cell nearest to the middle of a surface, and the heading from it to the middle.</summary>
    internal HomeStand? StandBefore(PlanRect surface)
    {
        (int x, int z) = ((surface.MinX + surface.MaxX) / 2, (surface.MinZ + surface.MaxZ) / 2);
        int most = (surface.LongSide / 2 + ReachByHeight[6]) / Cell + 1;
        (int column, int row) = ((x - MinX) / Cell, (z - MinZ) / Cell);
        (long best, int at) = (long.MaxValue, -1);
        for (int r = Math.Max(0, row - most); r <= Math.Min(Depth - 1, row + most); r++)
        {
            for (int c = Math.Max(0, column - most); c <= Math.Min(Width - 1, column + most); c++)
            {
                (long dx, long dz) = (MinX + c * Cell + Cell / 2 - x, MinZ + r * Cell + Cell / 2 - z);
                if (navigable[r * Width + c] && dx * dx + dz * dz < best)
                {
                    (best, at) = (dx * dx + dz * dz, r * Width + c);
                }
            }
        }

        if (at < 0)
        {
            return null;
        }

        (int px, int pz) = (MinX + at % Width * Cell + Cell / 2, MinZ + at / Width * Cell + Cell / 2);
        return new HomeStand(px, pz, Heading(x - px, z - pz));
    }

    /// <summary>The heading that points most along a way.</summary>
    private static int Heading(int x, int z)
    {
        (long most, int best) = (long.MinValue, 0);
        for (int h = 0; h < HomeStand.Headings; h++)
        {
            (long cosine, long sine) = PlanTurn.Of(h * PlanTurn.Steps / HomeStand.Headings);
            long along = x * cosine - z * sine;
            (most, best) = along > most ? (along, h) : (most, best);
        }

        return best;
    }

    private static PlanRect Stretch(PlanRect r, int x, int z) =>
        new(r.MinX - x, r.MinZ - z, r.MaxX + x, r.MaxZ + z);

    private int CellAt(int x, int z)
    {
        (int ix, int iz) = ((x - MinX) / Cell, (z - MinZ) / Cell);
        return x >= MinX && z >= MinZ && ix < Width && iz < Depth ? iz * Width + ix : -1;
    }

    /// <summary>
    /// Sets cells that lie inside a rectangle, or with a spread of one cell less one, all that touch its inside.
    /// </summary>
    private void Fill(bool[] cells, PlanRect area, bool value, int spread)
    {
        int x0 = Math.Clamp((area.MinX - MinX + Cell - 1 - spread) / Cell, 0, Width);
        int x1 = Math.Clamp((area.MaxX - MinX + spread) / Cell, 0, Width);
        int z0 = Math.Clamp((area.MinZ - MinZ + Cell - 1 - spread) / Cell, 0, Depth);
        int z1 = Math.Clamp((area.MaxZ - MinZ + spread) / Cell, 0, Depth);
        for (int z = z0; z < z1; z++)
        {
            Array.Fill(cells, value, z * Width + x0, Math.Max(0, x1 - x0));
        }
    }
}
