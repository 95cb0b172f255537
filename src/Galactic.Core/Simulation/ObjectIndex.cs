using System.Numerics;
using System.Runtime.Intrinsics;
using Galactic.Compute;
using Galactic.Geometry;
using Floats = System.Runtime.Intrinsics.Vector512<float>;

namespace Galactic.Simulation;

/// <summary>
/// Finds the movable objects a sphere touches. The bounds of 16 objects of an env are compared at once; the few near
/// ones are then tested exactly against their oriented boxes.
/// </summary>
internal sealed unsafe class ObjectIndex : IDisposable
{
    /// <summary>Objects whose bounds are compared together.</summary>
    public const int ChunkSize = SimulationState.Lanes;

    /// <summary>Floats per box: three axes and the centre (4 each, the last of an axis is its half extent).</summary>
    private const int BoxSize = 16;

    /// <summary>Vectors per chunk: low x, high x, low z, high z, low y, high y.</summary>
    private const int BoundsSize = 6;

    /// <summary>More than the rounding errors of bounds, metres.</summary>
    private const float Slack = 1e-3f;

    private readonly NativeArray<Floats> bounds;
    private readonly NativeArray<float> boxes;
    private readonly NativeArray<int> used;
    private readonly int maxObjects;
    private readonly int maxChunks;

    /// <summary>Allocates for a batch.</summary>
    /// <param name="envs">Envs.</param>
    /// <param name="maxObjects">Object slots per env.</param>
    public ObjectIndex(int envs, int maxObjects)
    {
        this.maxObjects = maxObjects;
        maxChunks = (maxObjects + ChunkSize - 1) / ChunkSize;
        bounds = new NativeArray<Floats>((long)envs * maxChunks * BoundsSize);
        boxes = new NativeArray<float>((long)envs * maxObjects * BoxSize);
        used = new NativeArray<int>(envs);
    }

    /// <summary>Chunks in use by an env.</summary>
    public int Chunks(int env) => used.Pointer[env];

    /// <summary>Removes all objects of an env.</summary>
    public void Clear(int env) => used.Pointer[env] = 0;

    /// <summary>Adds an object.</summary>
    public void Insert(int env, int slot, OrientedBox box)
    {
        float* b = Box(env, slot);
        Vector3 x = box.WorldFromBox.Rotate(Vector3.UnitX);
        Vector3 y = box.WorldFromBox.Rotate(Vector3.UnitY);
        Vector3 z = box.WorldFromBox.Rotate(Vector3.UnitZ);
        new Vector4(x, box.HalfExtents.X).CopyTo(new Span<float>(b, 4));
        new Vector4(y, box.HalfExtents.Y).CopyTo(new Span<float>(b + 4, 4));
        new Vector4(z, box.HalfExtents.Z).CopyTo(new Span<float>(b + 8, 4));
        new Vector4(box.WorldFromBox.Position, 0).CopyTo(new Span<float>(b + 12, 4));
        for (int chunk = Chunks(env); chunk <= slot / ChunkSize; chunk++)
        {
            Empty(env, chunk);
            used.Pointer[env] = chunk + 1;
        }

        Bounds around = box.Bounds;
        SetBounds(env, slot, around.Min, around.Max);
    }

    /// <summary>Takes an object away.</summary>
    public void Remove(int env, int slot) =>
        SetBounds(env, slot, new Vector3(float.PositiveInfinity), new Vector3(float.NegativeInfinity));

    /// <summary>The first object (by slot) a sphere overlaps, -1 for none.</summary>
    public int FirstTouched(int env, Vector3 center, float radius)
    {
        int chunks = Chunks(env);
        for (int chunk = 0; chunk < chunks; chunk++)
        {
            for (uint near = Near(env, chunk, center, center, radius); near != 0; near &= near - 1)
            {
                int slot = chunk * ChunkSize + BitOperations.TrailingZeroCount(near);
                if (Touches(Box(env, slot), center, radius))
                {
                    return slot;
                }
            }
        }

        return -1;
    }

    /// <summary>The objects of a chunk, one bit each, that spheres with centres within bounds may touch.</summary>
    public uint Near(int env, int chunk, Vector3 low, Vector3 high, float radius)
    {
        Floats* b = BoundsOf(env, chunk);
        Vector3 grown = new(radius + Slack);
        (low, high) = (low - grown, high + grown);
        Floats near = Vector512.LessThanOrEqual(b[0], Vector512.Create(high.X))
            & Vector512.GreaterThanOrEqual(b[1], Vector512.Create(low.X))
            & Vector512.LessThanOrEqual(b[2], Vector512.Create(high.Z))
            & Vector512.GreaterThanOrEqual(b[3], Vector512.Create(low.Z))
            & Vector512.LessThanOrEqual(b[4], Vector512.Create(high.Y))
            & Vector512.GreaterThanOrEqual(b[5], Vector512.Create(low.Y));
        return LaneMath.Bits(near.AsInt32());
    }

    /// <summary>The box of an object, for <see cref="Touches"/>.</summary>
    public float* Box(int env, int slot) => boxes.Pointer + ((long)env * maxObjects + slot) * BoxSize;

    /// <summary>True if a sphere overlaps a box.</summary>
    public static bool Touches(float* b, Vector3 center, float radius)
    {
        (float dx, float dy, float dz) = (center.X - b[12], center.Y - b[13], center.Z - b[14]);
        float x = MathF.Max(0, MathF.Abs(dx * b[0] + dy * b[1] + dz * b[2]) - b[3]);
        float y = MathF.Max(0, MathF.Abs(dx * b[4] + dy * b[5] + dz * b[6]) - b[7]);
        float z = MathF.Max(0, MathF.Abs(dx * b[8] + dy * b[9] + dz * b[10]) - b[11]);
        return x * x + y * y + z * z < radius * radius;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        bounds.Dispose();
        boxes.Dispose();
        used.Dispose();
    }

    private void Empty(int env, int chunk)
    {
        Floats* b = BoundsOf(env, chunk);
        for (int side = 0; side < BoundsSize; side++)
        {
            b[side] = Vector512.Create(side % 2 == 0 ? float.PositiveInfinity : float.NegativeInfinity);
        }
    }

    private void SetBounds(int env, int slot, Vector3 low, Vector3 high)
    {
        float* b = (float*)BoundsOf(env, slot / ChunkSize) + slot % ChunkSize;
        (b[0], b[ChunkSize]) = (low.X, high.X);
        (b[2 * ChunkSize], b[3 * ChunkSize]) = (low.Z, high.Z);
        (b[4 * ChunkSize], b[5 * ChunkSize]) = (low.Y, high.Y);
    }

    private Floats* BoundsOf(int env, int chunk) => bounds.Pointer + ((long)env * maxChunks + chunk) * BoundsSize;
}
