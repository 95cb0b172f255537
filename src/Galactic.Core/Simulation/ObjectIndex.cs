using System.Numerics;
using System.Runtime.Intrinsics;
using Galactic.Compute;
using Galactic.Geometry;
using Floats = System.Runtime.Intrinsics.Vector512<float>;
using Shorts = System.Runtime.Intrinsics.Vector256<short>;

namespace Galactic.Simulation;

/// <summary>
/// Finds the movable objects a sphere touches. The bounds of 16 objects of an env are compared at once; the few near
/// ones are then tested exactly against their oriented boxes.
/// </summary>
/// <remarks>
/// Bounds are whole numbers of <see cref="PerMeter"/>, rounded down on both sides of every comparison: what overlaps
/// in metres overlaps in steps. That halves the memory that a step of many envs reads.
/// </remarks>
internal sealed unsafe class ObjectIndex : IDisposable
{
    /// <summary>Objects whose bounds are compared together.</summary>
    public const int ChunkSize = SimulationState.Lanes;

    /// <summary>Floats per box: three axes and the centre (4 each, the last of an axis is its half extent).</summary>
    private const int BoxSize = 16;

    /// <summary>Sides of bounds, low and high along x, z and y. High sides are stored plus one step.</summary>
    public const int Sides = 6;

    /// <summary>Steps of a bound per metre.</summary>
    private const float PerMeter = 256;

    /// <summary>
    /// Farthest bound in steps, 58 m; what is beyond counts as there. Differences of any two bounds fit 16 bits.
    /// </summary>
    private const int Farthest = 15_000;

    /// <summary>The low side, and negated the high side, of a slot without an object: beyond any bound.</summary>
    private const short Nowhere = 16_000;

    /// <summary>More than the rounding errors of bounds, metres.</summary>
    private const float Slack = 1e-3f;

    private readonly NativeArray<Shorts> bounds;
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
        bounds = new NativeArray<Shorts>((long)envs * maxChunks * Sides);
        boxes = new NativeArray<float>((long)envs * maxObjects * BoxSize);
        used = new NativeArray<int>(envs);
    }

    /// <summary>Size of the index, bytes.</summary>
    public long Bytes => bounds.Length * sizeof(Shorts) + boxes.Length * sizeof(float) + used.Length * sizeof(int);

    /// <summary>Chunks in use by an env.</summary>
    public int Chunks(int env) => used.Pointer[env];

    /// <summary>Asks for the memory that a test of an env reads first.</summary>
    public void Prefetch(int env)
    {
        for (int chunk = 0; chunk < maxChunks; chunk++)
        {
            CacheLine.Prefetch(BoundsOf(env, chunk));
            CacheLine.Prefetch(BoundsOf(env, chunk) + 2);
        }
    }

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

        Vector3 half = Vector3.Abs(x) * box.HalfExtents.X + Vector3.Abs(y) * box.HalfExtents.Y
            + Vector3.Abs(z) * box.HalfExtents.Z;
        SetBounds(env, slot, box.WorldFromBox.Position - half, box.WorldFromBox.Position + half);
    }

    /// <summary>Takes an object away.</summary>
    public void Remove(int env, int slot)
    {
        short* b = SidesOf(env, slot);
        for (int side = 0; side < Sides; side++)
        {
            b[side * ChunkSize] = side % 2 == 0 ? Nowhere : (short)-Nowhere;
        }
    }

    /// <summary>Bounds of 16 envs along one axis in the form that the test of 16 envs takes.</summary>
    /// <param name="low">Low sides, metres.</param>
    /// <param name="high">High sides, metres.</param>
    /// <param name="to">Receives two rows of 16.</param>
    public static void ToSteps(Floats low, Floats high, short* to)
    {
        Store(low, 0, to);
        Store(high, 1, to + SimulationState.Lanes);
    }

    /// <summary>True if any object of an env may overlap bounds.</summary>
    /// <param name="sides">The env's lane of [low x, high x, low z, high z, low y, high y; 16].</param>
    public bool IsNear(int env, short* sides) => IsNear(env, sides, 0, 0);

    /// <summary>True if any object of an env may overlap bounds that have moved.</summary>
    /// <param name="sides">The env's lane of [low x, high x, low z, high z, low y, high y; 16].</param>
    /// <param name="x">Motion, metres.</param>
    /// <param name="z">Motion, metres.</param>
    public bool IsNear(int env, short* sides, float x, float z)
    {
        // What moves by part of a step may reach one step farther.
        (int stepsX, int stepsZ) = (Step(x, 0), Step(z, 0));
        (int moreX, int moreZ) = (x == 0 ? 0 : 1, z == 0 ? 0 : 1);
        const int Row = SimulationState.Lanes;
        Shorts lowX = Vector256.Create((short)(sides[0] + stepsX));
        Shorts highX = Vector256.Create((short)(sides[Row] + stepsX + moreX));
        Shorts lowZ = Vector256.Create((short)(sides[2 * Row] + stepsZ));
        Shorts highZ = Vector256.Create((short)(sides[3 * Row] + stepsZ + moreZ));
        int chunks = Chunks(env);
        for (int chunk = 0; chunk < chunks; chunk++)
        {
            Shorts* b = BoundsOf(env, chunk);
            Shorts near = (b[0] - highX) & (lowX - b[1]) & (b[2] - highZ) & (lowZ - b[3]);

            // Heights are in another cache line, and rarely asked for.
            if (near.ExtractMostSignificantBits() != 0)
            {
                near &= (b[4] - Vector256.Create(sides[5 * Row])) & (Vector256.Create(sides[4 * Row]) - b[5]);
                if (near.ExtractMostSignificantBits() != 0)
                {
                    return true;
                }
            }
        }

        return false;
    }

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
        Shorts* b = BoundsOf(env, chunk);
        Vector3 grown = new(radius + Slack);
        (low, high) = (low - grown, high + grown);
        Shorts near = (b[0] - High(high.X)) & (Low(low.X) - b[1]) & (b[2] - High(high.Z)) & (Low(low.Z) - b[3]);
        if (near.ExtractMostSignificantBits() == 0)
        {
            return 0;
        }

        near &= (b[4] - High(high.Y)) & (Low(low.Y) - b[5]);
        return near.ExtractMostSignificantBits();
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
        Shorts* b = BoundsOf(env, chunk);
        for (int side = 0; side < Sides; side++)
        {
            b[side] = Vector256.Create(side % 2 == 0 ? Nowhere : (short)-Nowhere);
        }
    }

    private void SetBounds(int env, int slot, Vector3 low, Vector3 high)
    {
        short* b = SidesOf(env, slot);
        (b[0], b[ChunkSize]) = (Step(low.X, 0), Step(high.X, 1));
        (b[2 * ChunkSize], b[3 * ChunkSize]) = (Step(low.Z, 0), Step(high.Z, 1));
        (b[4 * ChunkSize], b[5 * ChunkSize]) = (Step(low.Y, 0), Step(high.Y, 1));
    }

    private static Shorts Low(float value) => Vector256.Create(Step(value, 0));

    private static Shorts High(float value) => Vector256.Create(Step(value, 1));

    private static short Step(float value, int more) =>
        (short)((int)MathF.Floor(Math.Clamp(value * PerMeter, -Farthest, Farthest)) + more);

    private static void Store(Floats value, int more, short* to)
    {
        Floats limit = Vector512.Create((float)Farthest);
        Floats limited = Vector512.MaxNative(Vector512.MinNative(value * PerMeter, limit), -limit);
        Vector512<int> steps = Vector512.ConvertToInt32Native(Vector512.Floor(limited)) + Vector512.Create(more);
        Vector256.Narrow(steps.GetLower(), steps.GetUpper()).Store(to);
    }

    private short* SidesOf(int env, int slot) => (short*)BoundsOf(env, slot / ChunkSize) + slot % ChunkSize;

    private Shorts* BoundsOf(int env, int chunk) => bounds.Pointer + ((long)env * maxChunks + chunk) * Sides;
}
