using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Galactic.Compute;
using Galactic.Scenes;
using Floats = System.Runtime.Intrinsics.Vector512<float>;
using Ints = System.Runtime.Intrinsics.Vector512<int>;

namespace Galactic.Simulation;

/// <summary>
/// Tests up to 16 spheres of one env at once; each returns one bit per sphere that hits something. Lanes are
/// filled by plain loads: they overlap with other work, which gather instructions on many machines do not.
/// </summary>
[SkipLocalsInit]
internal static unsafe class SphereQueries
{
    /// <summary>Against the static geometry of a scene; the answers of <see cref="ColumnGrid.IsFree"/>.</summary>
    /// <param name="grid">The scene's grid for the spheres' radius.</param>
    /// <param name="spheres">The lanes to test, one bit each.</param>
    public static uint HitsColumns(ColumnAtlas.Grid* grid, Floats x, Floats y, Floats z, uint spheres)
    {
        (Ints cell, Ints inside) = Cells(grid, x, z);
        return HitsColumns(grid, cell, inside, y, spheres);
    }

    /// <summary>The same with cells that <see cref="Locate"/> found.</summary>
    public static uint HitsColumns(ColumnAtlas.Grid* grid, Ints cell, Ints inside, Floats y, uint spheres)
    {
        int* cells = stackalloc int[SphereBlock.Size];
        uint* found = stackalloc uint[SphereBlock.Size];
        cell.Store(cells);
        for (uint lanes = spheres; lanes != 0; lanes &= lanes - 1)
        {
            int lane = BitOperations.TrailingZeroCount(lanes);
            found[lane] = grid->Main[cells[lane]];
        }

        (Ints free, Ints inOrder) = InIntervals(grid, y, Vector512.Load(found).AsInt32());
        uint hits = ~LaneMath.Bits(free & inside) & spheres;
        uint others = hits & LaneMath.Bits(inside & inOrder);
        return others == 0 ? hits : hits & ~InOtherIntervals(grid, cells, y, others);
    }

    /// <summary>The spheres within an interval, and those whose interval has its lower end in the lower half.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Ints Free, Ints InOrder) InIntervals(ColumnAtlas.Grid* grid, Floats y, Ints interval)
    {
        Ints lower = interval & Vector512.Create(0xFFFF);
        Ints upper = Vector512.ShiftRightLogical(interval, 16);
        Floats bottom = Vector512.Create(grid->MinY);
        Floats low = bottom + Vector512.ConvertToSingle(Vector512.Min(lower, upper)) * ColumnGrid.HeightUnit;
        Floats high = bottom + Vector512.ConvertToSingle(Vector512.Max(lower, upper)) * ColumnGrid.HeightUnit;
        Ints free = (Vector512.GreaterThanOrEqual(y, low) & Vector512.LessThanOrEqual(y, high)).AsInt32();
        return (free, Vector512.LessThan(lower, upper));
    }

    /// <summary>Finds the cells of spheres and asks for their memory.</summary>
    /// <param name="centers">[x | y | z | cell | is inside]; the last two are written.</param>
    public static void Locate(ColumnAtlas.Grid* grid, Floats* centers, uint spheres)
    {
        Ints* cells = (Ints*)(centers + 3);
        (cells[0], cells[1]) = Cells(grid, centers[0], centers[2]);
        for (uint lanes = spheres; lanes != 0; lanes &= lanes - 1)
        {
            CacheLine.Prefetch(grid->Main + ((int*)cells)[BitOperations.TrailingZeroCount(lanes)]);
        }
    }

    /// <summary>Against the movable objects of an env.</summary>
    /// <param name="low">Lower corner of the bounds of the sphere centres, metres.</param>
    /// <param name="high">Upper corner, metres.</param>
    /// <param name="radius">Radius, metres.</param>
    /// <param name="count">Spheres in the lanes.</param>
    public static uint HitsObjects(
        ObjectIndex index, int env, Vector3 low, Vector3 high, float radius, Floats x, Floats y, Floats z, int count)
    {
        uint hits = 0;
        int chunks = index.Chunks(env);
        for (int chunk = 0; chunk < chunks; chunk++)
        {
            uint near = index.Near(env, chunk, low, high, radius);
            for (; near != 0; near &= near - 1)
            {
                float* box = index.Box(env, chunk * ObjectIndex.ChunkSize + BitOperations.TrailingZeroCount(near));
                hits |= Touching(box, radius, x, y, z);
            }
        }

        return hits & ((1u << count) - 1);
    }

    /// <summary>Where the cells of spheres are stored and which spheres are inside the grid; the others get 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (Ints Index, Ints Inside) Cells(ColumnAtlas.Grid* grid, Floats x, Floats z)
    {
        Floats size = Vector512.Create(grid->CellSize);
        Floats column = (x - Vector512.Create(grid->MinX)) / size;
        Floats row = (z - Vector512.Create(grid->MinZ)) / size;
        Ints inside = (Vector512.GreaterThanOrEqual(column, Floats.Zero)
            & Vector512.LessThan(column, Vector512.Create(grid->Width))
            & Vector512.GreaterThanOrEqual(row, Floats.Zero)
            & Vector512.LessThan(row, Vector512.Create(grid->Depth))).AsInt32();
        Ints cell = grid->Index(Vector512.ConvertToInt32Native(column), Vector512.ConvertToInt32Native(row));
        return (cell & inside, inside);
    }

    /// <summary>The lanes that are free after all, in another than the tallest interval.</summary>
    private static uint InOtherIntervals(ColumnAtlas.Grid* grid, int* cells, Floats y, uint lanes)
    {
        uint* found = stackalloc uint[SphereBlock.Size];
        for (uint left = lanes; left != 0; left &= left - 1)
        {
            int lane = BitOperations.TrailingZeroCount(left);
            found[lane] = grid->Second[cells[lane]];
        }

        (Ints within, Ints inOrder) = InIntervals(grid, y, Vector512.Load(found).AsInt32());
        uint free = LaneMath.Bits(within) & lanes;
        float* heights = stackalloc float[SphereBlock.Size];
        y.Store(heights);
        for (uint left = lanes & ~free & ~LaneMath.Bits(inOrder); left != 0; left &= left - 1)
        {
            int lane = BitOperations.TrailingZeroCount(left);
            free |= grid->IsFree(cells[lane], heights[lane]) ? 1u << lane : 0;
        }

        return free;
    }

    /// <summary>The answers of <see cref="ObjectIndex.Touches"/> for 16 spheres.</summary>
    private static uint Touching(float* b, float radius, Floats x, Floats y, Floats z)
    {
        (Floats dx, Floats dy, Floats dz) = (
            x - Vector512.Create(b[12]), y - Vector512.Create(b[13]), z - Vector512.Create(b[14]));
        Floats outsideX = Vector512.Max(
            Floats.Zero, Vector512.Abs(dx * b[0] + dy * b[1] + dz * b[2]) - Vector512.Create(b[3]));
        Floats outsideY = Vector512.Max(
            Floats.Zero, Vector512.Abs(dx * b[4] + dy * b[5] + dz * b[6]) - Vector512.Create(b[7]));
        Floats outsideZ = Vector512.Max(
            Floats.Zero, Vector512.Abs(dx * b[8] + dy * b[9] + dz * b[10]) - Vector512.Create(b[11]));
        Floats squared = outsideX * outsideX + outsideY * outsideY + outsideZ * outsideZ;
        return LaneMath.Bits(Vector512.LessThan(squared, Vector512.Create(radius * radius)).AsInt32());
    }
}
