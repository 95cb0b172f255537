using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Galactic.Compute;
using Galactic.Geometry;
using Galactic.Scenes;
using Ints = System.Runtime.Intrinsics.Vector512<int>;

namespace Galactic.Simulation;

/// <summary>
/// The column grids of all scenes in native memory. The tallest free interval of a cell sits in a table of its own, so
/// that most questions read one word. See <see cref="ColumnGrid"/> for the meaning of cells and intervals.
/// </summary>
/// <remarks>
/// The spheres of a robot lie around it in all directions, and with thousands of envs hardly a look-up finds its cache
/// line or its page still at hand. So cells are stored in squares: 4 x 4 in a cache line, 32 x 32 in a page of memory.
/// </remarks>
internal sealed unsafe class ColumnAtlas : IDisposable
{
    /// <summary>An interval at a height that no interval reaches.</summary>
    private const uint NoInterval = 0xFFFF_FFFF;

    /// <summary>Cells along the edge of a page, as a shift.</summary>
    private const int PageShift = 5;

    private readonly NativeArray<Grid> grids;
    private readonly NativeArray<uint> main;
    private readonly NativeArray<uint> second;
    private readonly NativeArray<uint> cells;
    private readonly NativeArray<uint> intervals;

    /// <summary>Packs the grids of all scenes.</summary>
    /// <exception cref="ArgumentException">A scene lacks a grid, or has one for another radius.</exception>
    public ColumnAtlas(IReadOnlyList<Scene> scenes)
    {
        ColumnGrid[] all =
            [.. scenes.SelectMany(s => Enumerable.Range(0, SphereRadii.Count).Select(r => GridOf(s, r)))];
        grids = new NativeArray<Grid>(all.Length);
        long count = all.Sum(g => (long)CellCount(g));
        (main, second, cells) = (new(count), new(count), new(count));
        intervals = new NativeArray<uint>(Math.Max(1, all.Sum(g => (long)g.Intervals.Length)));
        (long cell, long interval) = (0, 0);
        for (int i = 0; i < all.Length; i++)
        {
            ref Grid grid = ref grids.Pointer[i];
            grid = new Grid(all[i], main.Pointer + cell, second.Pointer + cell, cells.Pointer + cell, intervals.Pointer + interval);
            all[i].Intervals.CopyTo(new Span<uint>(intervals.Pointer + interval, all[i].Intervals.Length));
            for (int n = 0; n < all[i].Cells.Length; n++)
            {
                int at = grid.Index(n % all[i].Width, n / all[i].Width);
                (grid.Main[at], grid.Second[at]) = Tallest(all[i].IntervalsOf(n));
                grid.Cells[at] = all[i].Cells[n];
            }

            cell += CellCount(all[i]);
            interval += all[i].Intervals.Length;
        }
    }

    /// <summary>The grid of a scene for one radius.</summary>
    public Grid* At(int scene, int radius) => grids.Pointer + scene * SphereRadii.Count + radius;

    /// <inheritdoc/>
    public void Dispose()
    {
        grids.Dispose();
        main.Dispose();
        second.Dispose();
        cells.Dispose();
        intervals.Dispose();
    }

    /// <summary>Cells of whole pages.</summary>
    public static int CellCount(ColumnGrid grid) => Pages(grid.Width) * Pages(grid.Depth) << (2 * PageShift);

    private static int Pages(int cells) => (cells + (1 << PageShift) - 1) >> PageShift;

    /// <summary>
    /// The two tallest intervals of a column. Swapped halves say that the tallest is the only one, and of the second
    /// that there are more.
    /// </summary>
    private static (uint First, uint Second) Tallest(ReadOnlySpan<uint> intervals)
    {
        (uint first, uint second) = (NoInterval, NoInterval);
        (int firstHeight, int secondHeight) = (-1, -1);
        foreach (uint interval in intervals)
        {
            int height = (int)(interval >> 16) - (int)(interval & 0xFFFF);
            if (height > firstHeight)
            {
                (second, secondHeight) = (first, firstHeight);
                (first, firstHeight) = (interval, height);
            }
            else if (height > secondHeight)
            {
                (second, secondHeight) = (interval, height);
            }
        }

        return (intervals.Length == 1 ? Swapped(first) : first, intervals.Length > 2 ? Swapped(second) : second);
    }

    private static uint Swapped(uint interval) => interval << 16 | interval >> 16;

    private static ColumnGrid GridOf(Scene scene, int radius)
    {
        if (scene.Columns.Count != SphereRadii.Count || scene.Columns[radius].Radius != SphereRadii.All[radius])
        {
            throw new ArgumentException(
                $"Scene '{scene.Name}' must have one column grid per radius {string.Join(", ", SphereRadii.All.ToArray())}, "
                + $"but has {string.Join(", ", scene.Columns.Select(c => c.Radius))}.");
        }

        return scene.Columns[radius];
    }

    /// <summary>One grid; lengths in metres.</summary>
    internal readonly struct Grid(ColumnGrid grid, uint* main, uint* second, uint* cells, uint* intervals)
    {
        public readonly float MinX = grid.MinX;
        public readonly float MinZ = grid.MinZ;
        public readonly float MinY = grid.MinY;
        public readonly float CellSize = grid.CellSize;
        public readonly float Width = grid.Width;
        public readonly float Depth = grid.Depth;

        /// <summary>
        /// [<see cref="Index(int, int)"/>] tallest interval of a cell. The lower half word is above the upper one if there
        /// is no other interval; both are the same if there is none at all.
        /// </summary>
        public readonly uint* Main = main;

        /// <summary>
        /// [<see cref="Index(int, int)"/>] second tallest interval of a cell that has several. The lower half word is above
        /// the upper one, or the same, if there are more than two.
        /// </summary>
        public readonly uint* Second = second;

        /// <summary>[<see cref="Index(int, int)"/>] words of <see cref="ColumnGrid.Cells"/>.</summary>
        public readonly uint* Cells = cells;

        private readonly uint* intervals = intervals;
        private readonly int pages = Pages(grid.Width);

        /// <summary>Where a cell is stored.</summary>
        public int Index(int column, int row) =>
            ((row >> PageShift) * pages + (column >> PageShift)) << (2 * PageShift)
            | (row & 28) << 5 | (column & 28) << 2 | (row & 3) << 2 | (column & 3);

        /// <summary>Where cells are stored.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Ints Index(Ints column, Ints row)
        {
            Ints page = (row >> PageShift) * pages + (column >> PageShift);
            Ints high = (row & Vector512.Create(28)) << 5 | (column & Vector512.Create(28)) << 2;
            Ints low = (row & Vector512.Create(3)) << 2 | (column & Vector512.Create(3));
            return page << (2 * PageShift) | high | low;
        }

        /// <summary>The tallest interval of a cell, in units; of no height if there is none.</summary>
        public (uint Low, uint High) Tallest(int column, int row)
        {
            uint interval = Main[Index(column, row)];
            (uint a, uint b) = (interval & 0xFFFF, interval >> 16);
            return a == b ? (0xFFFF, 0) : (Math.Min(a, b), Math.Max(a, b));
        }

        /// <summary>True if a height is in any interval of a cell.</summary>
        /// <param name="index">Where the cell is stored.</param>
        /// <param name="y">Height, metres.</param>
        public bool IsFree(int index, float y)
        {
            uint word = Cells[index];
            uint* first = intervals + (word >> ColumnGrid.CountBits);
            uint* end = first + (word & ((1u << ColumnGrid.CountBits) - 1));
            for (; first < end; first++)
            {
                if (y >= MinY + (*first & 0xFFFF) * ColumnGrid.HeightUnit && y <= MinY + (*first >> 16) * ColumnGrid.HeightUnit)
                {
                    return true;
                }
            }

            return false;
        }
    }
}
