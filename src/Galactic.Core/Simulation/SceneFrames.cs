using System.Runtime.Intrinsics;
using Galactic.Compute;
using Galactic.Scenes;
using Floats = System.Runtime.Intrinsics.Vector512<float>;
using Ints = System.Runtime.Intrinsics.Vector512<int>;

namespace Galactic.Simulation;

/// <summary>
/// Where the look-up tables of each scene begin and how positions become cells, laid out so that 16 envs in 16
/// different scenes are served by plain loads.
/// </summary>
internal sealed unsafe class SceneFrames : IDisposable
{
    /// <summary>Fine cells of a coarse cell, as a shift.</summary>
    public const int CoarseShift = 1;

    private readonly Frame[] frames;
    private readonly NativeArray<FrameLanes> lanes;

    /// <summary>Lays out the tables of all scenes.</summary>
    /// <param name="scenes">Scenes.</param>
    /// <param name="envs">Envs, a multiple of 16.</param>
    public SceneFrames(IReadOnlyList<Scene> scenes, int envs)
    {
        frames = new Frame[scenes.Count];

        // The first entries of each table say "not clear"; they serve envs without a scene.
        (int ground, int space) = (ClearGround.Sectors, 1);
        for (int scene = 0; scene < frames.Length; scene++)
        {
            frames[scene] = new Frame(scenes[scene].Columns, ground, space);
            ground += ClearGround.Sectors * frames[scene].GroundSector;
            space += frames[scene].CoarseWidth * frames[scene].CoarseDepth;
        }

        (GroundLength, SpaceLength) = (ground, space);
        lanes = new NativeArray<FrameLanes>(envs / SimulationState.Lanes);
        foreach (ref FrameLanes group in lanes.Span)
        {
            group.Scene = Vector512.Create(int.MinValue);
        }
    }

    /// <summary>Words of <see cref="ClearGround"/>.</summary>
    public int GroundLength { get; }

    /// <summary>Cells of <see cref="ClearSpace"/>.</summary>
    public int SpaceLength { get; }

    /// <summary>Size of what is kept for each env, bytes.</summary>
    public long Bytes => lanes.Length * sizeof(FrameLanes);

    /// <summary>The layout of one scene.</summary>
    public ref readonly Frame this[int scene] => ref frames[scene];

    /// <summary>The layouts of a group of 16 envs; filled anew when an env has changed its scene.</summary>
    public FrameLanes* Load(SimulationState state, int env)
    {
        FrameLanes* group = lanes.Pointer + env / SimulationState.Lanes;
        Ints scenes = Vector512.Load(state.SceneIndex.Pointer + env);
        if (group->Scene != scenes)
        {
            for (int lane = 0; lane < SimulationState.Lanes; lane++)
            {
                Fill(group, lane, scenes[lane]);
            }

            group->Scene = scenes;
        }

        return group;
    }

    /// <summary>Asks for the memory of a group of 16 envs.</summary>
    public void Prefetch(int env) =>
        CacheLine.Prefetch(lanes.Pointer + env / SimulationState.Lanes, sizeof(FrameLanes));

    /// <summary>The fine cell of positions; positions outside count to the nearest cell of the edge.</summary>
    public static (Ints Column, Ints Row) Cell(FrameLanes* frame, Floats x, Floats z)
    {
        Floats column = (x - frame->MinX) * frame->PerMeter;
        Floats row = (z - frame->MinZ) * frame->PerMeter;
        return (Index(column, frame->LastColumn), Index(row, frame->LastRow));
    }

    /// <inheritdoc/>
    public void Dispose() => lanes.Dispose();

    /// <summary>What is not a number becomes 0.</summary>
    private static Ints Index(Floats value, Floats last)
    {
        Floats positive = Vector512.ConditionalSelect(
            Vector512.GreaterThan(value, Floats.Zero), value, Floats.Zero);
        return Vector512.ConvertToInt32Native(Vector512.MinNative(positive, last));
    }

    private void Fill(FrameLanes* group, int lane, int scene)
    {
        Frame frame = scene < 0 ? default : frames[scene];
        ((float*)&group->MinX)[lane] = frame.MinX;
        ((float*)&group->MinZ)[lane] = frame.MinZ;
        ((float*)&group->MinY)[lane] = frame.MinY;
        ((float*)&group->PerMeter)[lane] = frame.PerMeter;
        ((float*)&group->LastColumn)[lane] = Math.Max(0, frame.Width - 1);
        ((float*)&group->LastRow)[lane] = Math.Max(0, frame.Depth - 1);
        ((int*)&group->Width)[lane] = frame.Width;
        ((int*)&group->Ground)[lane] = frame.Ground;
        ((int*)&group->GroundSector)[lane] = frame.GroundSector;
        ((int*)&group->Space)[lane] = frame.Space;
    }

    /// <summary>The layout of one scene; the default value belongs to no scene.</summary>
    internal readonly struct Frame
    {
        public Frame(IReadOnlyList<ColumnGrid> grids, int ground, int space)
        {
            ColumnGrid grid = grids[0];
            (MinX, MinZ, MinY, PerMeter) = (grid.MinX, grid.MinZ, grid.MinY, 1 / grid.CellSize);
            (Width, Depth, Ground, Space) = (grid.Width, grid.Depth, ground, space);
            GroundSector = (grid.Cells.Length + 31) / 32;
            IsShared = grids.All(g => (g.MinX, g.MinZ, g.MinY, g.CellSize, g.Width, g.Depth)
                == (grid.MinX, grid.MinZ, grid.MinY, grid.CellSize, grid.Width, grid.Depth));
        }

        public float MinX { get; }

        public float MinZ { get; }

        public float MinY { get; }

        public float PerMeter { get; }

        public int Width { get; }

        public int Depth { get; }

        public int Ground { get; }

        public int GroundSector { get; }

        public int Space { get; }

        /// <summary>True if the grids of all radii have the same cells; if not, nothing is known to be clear.</summary>
        public bool IsShared { get; }

        public int CoarseWidth => (Width + 1) >> CoarseShift;

        public int CoarseDepth => (Depth + 1) >> CoarseShift;
    }
}
