using Galactic.Compute;
using Galactic.Geometry;
using Galactic.Scenes;

namespace Galactic.Simulation;

/// <summary>
/// The column grids of all scenes in native memory. The tallest free interval of a cell sits in the cell itself, so
/// that most questions read one word. See <see cref="ColumnGrid"/> for the meaning of cells and intervals.
/// </summary>
internal sealed unsafe class ColumnAtlas : IDisposable
{
    /// <summary>An interval that contains no height: the lowest is above the highest.</summary>
    private const uint NoInterval = 0xFFFF;

    private readonly NativeArray<Grid> grids;
    private readonly NativeArray<ulong> cells;
    private readonly NativeArray<uint> intervals;

    /// <summary>Packs the grids of all scenes.</summary>
    /// <exception cref="ArgumentException">A scene lacks a grid, or has one for another radius.</exception>
    public ColumnAtlas(IReadOnlyList<Scene> scenes)
    {
        ColumnGrid[] all =
            [.. scenes.SelectMany(s => Enumerable.Range(0, SphereRadii.Count).Select(r => GridOf(s, r)))];
        grids = new NativeArray<Grid>(all.Length);
        cells = new NativeArray<ulong>(all.Sum(g => (long)g.Cells.Length));
        intervals = new NativeArray<uint>(Math.Max(1, all.Sum(g => (long)g.Intervals.Length)));
        ulong* cell = cells.Pointer;
        uint* interval = intervals.Pointer;
        for (int i = 0; i < all.Length; i++)
        {
            grids.Pointer[i] = new Grid(all[i], cell, interval);
            all[i].Intervals.CopyTo(new Span<uint>(interval, all[i].Intervals.Length));
            for (int n = 0; n < all[i].Cells.Length; n++)
            {
                cell[n] = (ulong)all[i].Cells[n] << 32 | Tallest(all[i].IntervalsOf(n));
            }

            cell += all[i].Cells.Length;
            interval += all[i].Intervals.Length;
        }
    }

    /// <summary>The grid of a scene for one radius.</summary>
    public Grid* At(int scene, int radius) => grids.Pointer + scene * SphereRadii.Count + radius;

    /// <inheritdoc/>
    public void Dispose()
    {
        grids.Dispose();
        cells.Dispose();
        intervals.Dispose();
    }

    private static uint Tallest(ReadOnlySpan<uint> intervals)
    {
        uint tallest = NoInterval;
        int height = -1;
        foreach (uint interval in intervals)
        {
            int h = (int)(interval >> 16) - (int)(interval & 0xFFFF);
            (tallest, height) = h > height ? (interval, h) : (tallest, height);
        }

        return tallest;
    }

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
    internal readonly struct Grid(ColumnGrid grid, ulong* cells, uint* intervals)
    {
        public readonly float MinX = grid.MinX;
        public readonly float MinZ = grid.MinZ;
        public readonly float MinY = grid.MinY;
        public readonly float CellSize = grid.CellSize;
        public readonly float Width = grid.Width;
        public readonly float Depth = grid.Depth;

        /// <summary>
        /// Cell words: the low half is the tallest interval, the high half the word of <see cref="ColumnGrid.Cells"/>.
        /// </summary>
        public readonly ulong* Cells = cells;

        private readonly uint* intervals = intervals;

        /// <summary>The cell of a point, -1 outside; the answer of <see cref="ColumnGrid.CellAt"/>.</summary>
        public int CellAt(float x, float z)
        {
            (float column, float row) = ((x - MinX) / CellSize, (z - MinZ) / CellSize);
            return column >= 0 && column < Width && row >= 0 && row < Depth ? (int)row * (int)Width + (int)column : -1;
        }

        /// <summary>True if a height is in any interval of a cell.</summary>
        public bool IsFree(int cell, float y)
        {
            uint word = (uint)(Cells[cell] >> 32);
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
