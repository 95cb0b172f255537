using Galactic.Compute;
using Galactic.Scenes;

namespace Galactic.Simulation;

/// <summary>
/// The column grids of all scenes in one native buffer of 32-bit words (cells of a grid, then its intervals), so
/// that 16 envs in 16 scenes are one gather. See <see cref="ColumnGrid"/> for the words.
/// </summary>
internal sealed unsafe class ColumnAtlas : IDisposable
{
    private readonly Entry[] entries;
    private readonly NativeArray<uint> words;

    /// <summary>Packs the grids of all scenes.</summary>
    /// <exception cref="ArgumentException">A scene lacks a grid, or has one for another radius.</exception>
    public ColumnAtlas(IReadOnlyList<Scene> scenes)
    {
        long total = 0;
        entries = new Entry[scenes.Count * SphereRadii.Count];
        for (int i = 0; i < entries.Length; i++)
        {
            ColumnGrid grid = GridOf(scenes[i / SphereRadii.Count], i % SphereRadii.Count);
            entries[i] = new Entry(grid, total);
            total += grid.Cells.Length + grid.Intervals.Length;
            if (total > int.MaxValue)
            {
                throw new ArgumentException($"The column grids of {scenes.Count} scenes need more than 8 GB; use fewer scenes.");
            }
        }

        words = new NativeArray<uint>(total);
        for (int i = 0; i < entries.Length; i++)
        {
            ColumnGrid grid = scenes[i / SphereRadii.Count].Columns[i % SphereRadii.Count];
            grid.Cells.CopyTo(new Span<uint>(words.Pointer + entries[i].FirstCell, grid.Cells.Length));
            grid.Intervals.CopyTo(new Span<uint>(words.Pointer + entries[i].FirstInterval, grid.Intervals.Length));
        }
    }

    /// <summary>All words.</summary>
    public int* Words => (int*)words.Pointer;

    /// <summary>Writes the grid parameters of a scene into an env's lane.</summary>
    public void Assign(SimulationState state, int env, int scene)
    {
        for (int radius = 0; radius < SphereRadii.Count; radius++)
        {
            ref readonly Entry entry = ref entries[scene * SphereRadii.Count + radius];
            float* floats = state.GridFloats.Pointer + radius * SimulationState.GridFloatCount * state.Stride + env;
            floats[0] = entry.MinX;
            floats[state.Stride] = entry.MinZ;
            floats[2 * state.Stride] = entry.MinY;
            floats[3 * state.Stride] = entry.CellSize;
            floats[4 * state.Stride] = entry.Width;
            floats[5 * state.Stride] = entry.Depth;
            int* ints = state.GridInts.Pointer + radius * SimulationState.GridIntCount * state.Stride + env;
            ints[0] = entry.FirstCell;
            ints[state.Stride] = entry.FirstInterval;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => words.Dispose();

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

    private readonly struct Entry(ColumnGrid grid, long first)
    {
        public readonly float MinX = grid.MinX;
        public readonly float MinZ = grid.MinZ;
        public readonly float MinY = grid.MinY;
        public readonly float CellSize = grid.CellSize;
        public readonly float Width = grid.Width;
        public readonly float Depth = grid.Depth;
        public readonly int FirstCell = (int)first;
        public readonly int FirstInterval = (int)(first + grid.Cells.Length);
    }
}
