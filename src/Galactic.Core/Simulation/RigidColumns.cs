using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Galactic.Compute;
using Galactic.Geometry;
using Galactic.Robots;
using Galactic.Scenes;
using Floats = System.Runtime.Intrinsics.Vector512<float>;
using Ints = System.Runtime.Intrinsics.Vector512<int>;

namespace Galactic.Simulation;

/// <summary>
/// The static geometry of all scenes as the spheres of one rigid block meet it. The base moves in the plane, so each of
/// these spheres stays at its height, and one bit per column says whether it is free there: exact, and a quarter of the
/// memory of the column grids.
/// </summary>
[SkipLocalsInit]
internal sealed unsafe class RigidColumns : IDisposable
{
    private const int LevelsPerByte = 8;
    private readonly ColumnAtlas columns;
    private readonly int radius;
    private readonly int planes;
    private readonly int count;
    private readonly Ints plane;
    private readonly Ints bit;
    private readonly long[] first;
    private readonly NativeArray<byte> table;

    /// <summary>Asks every column of every scene at the heights of the block's spheres.</summary>
    /// <param name="scenes">Scenes.</param>
    /// <param name="columns">Their grids.</param>
    /// <param name="robot">The robot.</param>
    /// <param name="block">A rigid block of its spheres.</param>
    public RigidColumns(IReadOnlyList<Scene> scenes, ColumnAtlas columns, RobotModel robot, SphereBlock block)
    {
        (this.columns, radius, count) = (columns, block.RadiusIndex, block.Count);
        float[] heights = [.. block.CentersAtRest(robot).Select(c => c.Y)];
        float[] levels = [.. heights.Distinct()];
        planes = (levels.Length + LevelsPerByte - 1) / LevelsPerByte;
        for (int sphere = 0; sphere < count; sphere++)
        {
            int level = Array.IndexOf(levels, heights[sphere]);
            plane = plane.WithElement(sphere, level / LevelsPerByte);
            bit = bit.WithElement(sphere, 1 << (level % LevelsPerByte));
        }

        first = new long[scenes.Count];
        long length = 0;
        for (int scene = 0; scene < first.Length; scene++)
        {
            first[scene] = length;
            length += (long)ColumnAtlas.CellCount(scenes[scene].Columns[radius]) * planes;
        }

        table = new NativeArray<byte>(length);
        for (int scene = 0; scene < first.Length; scene++)
        {
            Fill(scenes[scene].Columns[radius], levels, columns.At(scene, radius), table.Pointer + first[scene]);
        }
    }

    /// <summary>Finds the cells of the spheres of one env and asks for their memory.</summary>
    /// <param name="scene">Scene of the env.</param>
    /// <param name="centers">[x | y | z | cell | is inside]; the last two are written.</param>
    public void Locate(int scene, Floats* centers)
    {
        Ints* cells = (Ints*)(centers + 3);
        (cells[0], cells[1]) = SphereQueries.Cells(columns.At(scene, radius), centers[0], centers[2]);
        byte* all = table.Pointer + first[scene];
        for (int lane = 0; lane < count; lane++)
        {
            CacheLine.Prefetch(all + (long)((int*)cells)[lane] * planes);
        }
    }

    /// <summary>The spheres that hit something, one bit each, at places that <see cref="Locate"/> found.</summary>
    public uint Hits(int scene, Ints cell, Ints inside)
    {
        int* cells = stackalloc int[SphereBlock.Size];
        uint* found = stackalloc uint[SphereBlock.Size];
        (cell * planes + plane).Store(cells);
        byte* all = table.Pointer + first[scene];
        for (int lane = 0; lane < count; lane++)
        {
            found[lane] = all[cells[lane]];
        }

        Ints blocked = Vector512.Equals(Vector512.Load(found).AsInt32() & bit, Ints.Zero) | ~inside;
        return LaneMath.Bits(blocked) & ((1u << count) - 1);
    }

    /// <summary>The same at any places.</summary>
    public uint Hits(int scene, Floats x, Floats z)
    {
        (Ints cell, Ints inside) = SphereQueries.Cells(columns.At(scene, radius), x, z);
        return Hits(scene, cell, inside);
    }

    /// <inheritdoc/>
    public void Dispose() => table.Dispose();

    private void Fill(ColumnGrid grid, float[] levels, ColumnAtlas.Grid* layout, byte* to)
    {
        for (int cell = 0; cell < grid.Cells.Length; cell++)
        {
            byte* bits = to + (long)layout->Index(cell % grid.Width, cell / grid.Width) * planes;
            for (int level = 0; level < levels.Length; level++)
            {
                if (grid.IsFreeAt(cell, levels[level]))
                {
                    bits[level / LevelsPerByte] |= (byte)(1 << (level % LevelsPerByte));
                }
            }
        }
    }
}
