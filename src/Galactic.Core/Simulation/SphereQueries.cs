using System.Numerics;
using System.Runtime.Intrinsics;
using Galactic.Scenes;
using Floats = System.Runtime.Intrinsics.Vector512<float>;
using Ints = System.Runtime.Intrinsics.Vector512<int>;

namespace Galactic.Simulation;

/// <summary>Sphere tests for 16 envs at once; each returns the mask of envs in which the sphere hits something.</summary>
internal static unsafe class SphereQueries
{
    /// <summary>Against the static geometry of each env's scene; the answers of <see cref="ColumnGrid.IsFree"/>.</summary>
    /// <param name="env">First env of the group.</param>
    /// <param name="radius">Index of the radius.</param>
    /// <param name="active">Mask of envs to test.</param>
    public static Ints HitsColumns(
        SimulationWorld world, SimulationState state, int env, int radius, Floats x, Floats y, Floats z, Ints active)
    {
        int stride = state.Stride;
        float* floats = state.GridFloats.Pointer + radius * SimulationState.GridFloatCount * stride + env;
        int* ints = state.GridInts.Pointer + radius * SimulationState.GridIntCount * stride + env;
        Floats size = Vector512.Load(floats + 3 * stride);
        Floats width = Vector512.Load(floats + 4 * stride);
        Floats column = Vector512.Floor((x - Vector512.Load(floats)) / size);
        Floats row = Vector512.Floor((z - Vector512.Load(floats + stride)) / size);
        Ints inside = (Vector512.GreaterThanOrEqual(column, Floats.Zero) & Vector512.LessThan(column, width)
            & Vector512.GreaterThanOrEqual(row, Floats.Zero)
            & Vector512.LessThan(row, Vector512.Load(floats + 5 * stride))).AsInt32() & active;
        Ints cell = Vector512.Load(ints) + Vector512.ConvertToInt32(row) * Vector512.ConvertToInt32(width)
            + Vector512.ConvertToInt32(column);
        Ints word = LaneMath.Gather(world.Columns.Words, cell & inside);
        Ints count = word & Vector512.Create((1 << ColumnGrid.CountBits) - 1);
        Ints interval = Vector512.Load(ints + stride) + Vector512.ShiftRightLogical(word, ColumnGrid.CountBits);
        Floats bottom = Vector512.Load(floats + 2 * stride);

        Ints free = Ints.Zero;
        Ints pending = inside & Vector512.GreaterThan(count, Ints.Zero);
        while (LaneMath.Any(pending))
        {
            Ints range = LaneMath.Gather(world.Columns.Words, interval & pending);
            Floats low = bottom + Vector512.ConvertToSingle(range & Vector512.Create(0xFFFF)) * ColumnGrid.HeightUnit;
            Floats high = bottom + Vector512.ConvertToSingle(Vector512.ShiftRightLogical(range, 16)) * ColumnGrid.HeightUnit;
            Ints below = Vector512.LessThanOrEqual(y, high).AsInt32();
            free |= pending & below & Vector512.GreaterThanOrEqual(y, low).AsInt32();
            count -= Ints.One;
            interval += Ints.One;
            pending &= Vector512.GreaterThan(count, Ints.Zero) & ~below;
        }

        return active & ~free;
    }

    /// <summary>Against the movable objects of each env.</summary>
    /// <param name="env">First env of the group.</param>
    /// <param name="radius">Radius, metres.</param>
    /// <param name="active">Mask of envs to test.</param>
    public static Ints HitsObjects(ObjectIndex index, int env, float radius, Floats x, Floats y, Floats z, Ints active)
    {
        Ints first = (Vector512.Create(env) + Ints.Indices) * index.WordsPerEnv;
        Ints slabX = Slab(x, index.Min.X, index.SlabsPerMetre.X, index.CountX);
        Ints slabZ = Slab(z, index.Min.Z, index.SlabsPerMetre.Z, index.CountZ) + Vector512.Create(index.CountX + index.CountY);
        Ints hit = Ints.Zero;
        for (int word = 0; word < index.Words; word++)
        {
            Ints near = LaneMath.Gather(index.Slabs + word, first + slabX * index.Words)
                & LaneMath.Gather(index.Slabs + word, first + slabZ * index.Words) & active;
            if (!LaneMath.Any(near))
            {
                continue;
            }

            Ints slabY = Slab(y, index.Min.Y, index.SlabsPerMetre.Y, index.CountY) + Vector512.Create(index.CountX);
            near &= LaneMath.Gather(index.Slabs + word, first + slabY * index.Words);
            for (uint lanes = LaneMath.Bits(~Vector512.Equals(near, Ints.Zero)); lanes != 0; lanes &= lanes - 1)
            {
                int lane = BitOperations.TrailingZeroCount(lanes);
                Vector3 center = new(x.GetElement(lane), y.GetElement(lane), z.GetElement(lane));
                if (index.FirstTouched(env + lane, word, (uint)near.GetElement(lane), center, radius) >= 0)
                {
                    hit = hit.WithElement(lane, -1);
                }
            }
        }

        return hit;
    }

    private static Ints Slab(Floats at, float min, float perMetre, int count)
    {
        Floats slab = (at - Vector512.Create(min)) * perMetre;
        return Vector512.ConvertToInt32(Vector512.Min(Vector512.Max(slab, Floats.Zero), Vector512.Create(count - 1f)));
    }
}
