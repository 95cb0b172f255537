using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Galactic.Compute;
using Galactic.Scenes;
using Floats = System.Runtime.Intrinsics.Vector512<float>;
using Ints = System.Runtime.Intrinsics.Vector512<int>;

namespace Galactic.Simulation;

/// <summary>
/// The heights at which spheres of one radius are free all around a place: per coarse cell, the interval that the
/// tallest free intervals of all columns within reach have in common. One look-up clears several spheres, in tables
/// a hundredth the size of the column grids.
/// </summary>
[SkipLocalsInit]
internal sealed unsafe class ClearSpace : IDisposable
{
    /// <summary>More than the rounding errors of a sphere centre, metres.</summary>
    private const float Slack = 1e-3f;

    /// <summary>An interval that contains no height.</summary>
    private const uint NoInterval = 0xFFFF;

    private readonly NativeArray<uint> cells;

    /// <summary>Finds the clear space of all scenes.</summary>
    /// <param name="scenes">Scenes.</param>
    /// <param name="columns">Their grids.</param>
    /// <param name="frames">Where each scene's table begins.</param>
    /// <param name="radiusIndex">Index of the spheres' radius.</param>
    /// <param name="reach">How far centres may be from the place that is asked for, metres.</param>
    public ClearSpace(
        IReadOnlyList<Scene> scenes, ColumnAtlas columns, SceneFrames frames, int radiusIndex, float reach)
    {
        cells = new NativeArray<uint>(frames.SpaceLength);
        cells.Span.Fill(NoInterval);
        for (int scene = 0; scene < scenes.Count; scene++)
        {
            SceneFrames.Frame frame = frames[scene];
            if (frame.IsShared)
            {
                Fill(frame, columns.At(scene, radiusIndex), reach + Slack, cells.Pointer + frame.Space);
            }
        }
    }

    /// <summary>Finds the cells of places and asks for their memory; <see cref="AreClear"/> reads them later.</summary>
    /// <param name="frame">Grids of 16 envs.</param>
    /// <param name="x">Middle of the spheres, metres.</param>
    /// <param name="z">Middle of the spheres, metres.</param>
    /// <param name="at">Receives 16 cells.</param>
    public void Locate(FrameLanes* frame, Floats x, Floats z, int* at)
    {
        (Ints column, Ints row) = SceneFrames.Cell(frame, x, z);
        Ints width = (frame->Width + Ints.One) >> SceneFrames.CoarseShift;
        Ints cell = frame->Space
            + (row >> SceneFrames.CoarseShift) * width + (column >> SceneFrames.CoarseShift);
        cell.Store(at);
        uint* all = cells.Pointer;
        for (int lane = 0; lane < SimulationState.Lanes; lane++)
        {
            CacheLine.Prefetch(all + at[lane]);
        }
    }

    /// <summary>Mask of the envs whose spheres are certainly free.</summary>
    /// <param name="frame">Grids of 16 envs.</param>
    /// <param name="at">16 cells from <see cref="Locate"/>.</param>
    /// <param name="low">Lowest centre, metres.</param>
    /// <param name="high">Highest centre, metres.</param>
    public Ints AreClear(FrameLanes* frame, int* at, Floats low, Floats high)
    {
        uint* found = stackalloc uint[SimulationState.Lanes];
        uint* all = cells.Pointer;
        for (int lane = 0; lane < SimulationState.Lanes; lane++)
        {
            found[lane] = all[at[lane]];
        }

        Ints interval = Vector512.Load(found).AsInt32();
        Floats bottom = frame->MinY
            + Vector512.ConvertToSingle(interval & Vector512.Create(0xFFFF)) * ColumnGrid.HeightUnit;
        Floats top = frame->MinY
            + Vector512.ConvertToSingle(Vector512.ShiftRightLogical(interval, 16)) * ColumnGrid.HeightUnit;
        Floats slack = Vector512.Create(Slack);
        Floats clear = Vector512.GreaterThanOrEqual(low - slack, bottom) & Vector512.LessThanOrEqual(high + slack, top);
        return clear.AsInt32();
    }

    /// <summary>True if the spheres of one env are certainly free.</summary>
    public bool IsClear(in SceneFrames.Frame frame, float x, float z, float low, float high)
    {
        float column = Math.Clamp((x - frame.MinX) * frame.PerMeter, 0, frame.Width - 1);
        float row = Math.Clamp((z - frame.MinZ) * frame.PerMeter, 0, frame.Depth - 1);
        uint interval = cells.Pointer[frame.Space
            + ((int)row >> SceneFrames.CoarseShift) * frame.CoarseWidth + ((int)column >> SceneFrames.CoarseShift)];
        return low - Slack >= frame.MinY + (interval & 0xFFFF) * ColumnGrid.HeightUnit
            && high + Slack <= frame.MinY + (interval >> 16) * ColumnGrid.HeightUnit;
    }

    /// <inheritdoc/>
    public void Dispose() => cells.Dispose();

    private static void Fill(in SceneFrames.Frame frame, ColumnAtlas.Grid* grid, float reach, uint* to)
    {
        // Columns within reach of some point of the middle cell, by row distance from its nearest row.
        const int Size = 1 << SceneFrames.CoarseShift;
        int[] halfWidths = ReachByRow(reach * frame.PerMeter);
        int border = halfWidths.Length - 1;
        for (int row = 0; row < frame.CoarseDepth; row++)
        {
            for (int column = 0; column < frame.CoarseWidth; column++)
            {
                (uint low, uint high) = (0, 0xFFFF);
                for (int z = row * Size - border; z < (row + 1) * Size + border; z++)
                {
                    int half = halfWidths[Math.Max(Math.Max(row * Size - z, z - (row + 1) * Size + 1), 0)];
                    (int first, int last) = (column * Size - half, (column + 1) * Size + half);
                    if (z < 0 || z >= frame.Depth || first < 0 || last > frame.Width)
                    {
                        (low, high) = (0xFFFF, 0);
                        break;
                    }

                    for (int x = first; x < last; x++)
                    {
                        (uint bottom, uint top) = grid->Tallest(x, z);
                        (low, high) = (Math.Max(low, bottom), Math.Min(high, top));
                    }
                }

                to[row * frame.CoarseWidth + column] = low <= high ? high << 16 | low : NoInterval;
            }
        }
    }

    /// <summary>
    /// [rows away] columns away that a point within reach can be. Something n rows away comes as near as n - 1 rows.
    /// </summary>
    private static int[] ReachByRow(float reach)
    {
        int[] columns = new int[(int)reach + 2];
        for (int row = 0; row < columns.Length; row++)
        {
            float gap = Math.Max(0, row - 1);
            columns[row] = (int)MathF.Sqrt(Math.Max(0, reach * reach - gap * gap)) + 1;
        }

        return columns;
    }
}
