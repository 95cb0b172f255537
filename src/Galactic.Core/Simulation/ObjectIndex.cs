using System.Numerics;
using Galactic.Compute;
using Galactic.Geometry;
using Galactic.Scenes;

namespace Galactic.Simulation;

/// <summary>
/// Finds the movable objects a sphere touches. Each env has a table of slabs per axis; a slab's word has a bit for
/// every object whose bounds, grown by the largest radius, reach into it. The objects near a sphere are the bits
/// common to its three slabs; each is then tested exactly against its oriented box.
/// </summary>
/// <remarks>
/// 32 objects share a word; larger episodes use more words. Positions beyond the table fall into its first or last
/// slab, so answers equal a test of all boxes everywhere.
/// </remarks>
internal sealed unsafe class ObjectIndex : IDisposable
{
    /// <summary>Floats per box: three axes and the centre (4 each, the last of an axis is its half extent).</summary>
    public const int BoxSize = 16;

    private const float SlabSize = 0.125f;
    private const float Reach = SphereRadii.Large + 1e-3f;
    private const int MaxSlabs = 1024;
    private readonly NativeArray<uint> slabs;
    private readonly NativeArray<float> boxes;
    private readonly int maxObjects;

    /// <summary>Allocates for a batch.</summary>
    /// <param name="envs">Envs.</param>
    /// <param name="maxObjects">Object slots per env.</param>
    /// <param name="extent">Where objects usually are; finer there than outside.</param>
    public ObjectIndex(int envs, int maxObjects, Bounds extent)
    {
        this.maxObjects = maxObjects;
        Words = (maxObjects + 31) / 32;
        Min = extent.Min;
        SlabsPerMetre = Vector3.Min(new Vector3(1 / SlabSize), new Vector3(MaxSlabs - 1) / Vector3.Max(extent.Size, Vector3.One));
        CountX = (int)(extent.Size.X * SlabsPerMetre.X) + 1;
        CountY = (int)(extent.Size.Y * SlabsPerMetre.Y) + 1;
        CountZ = (int)(extent.Size.Z * SlabsPerMetre.Z) + 1;
        WordsPerEnv = (CountX + CountY + CountZ) * Words;
        if ((long)envs * WordsPerEnv > int.MaxValue)
        {
            throw new ArgumentException($"{envs} envs with {maxObjects} objects are too many; use fewer envs.");
        }

        slabs = new NativeArray<uint>((long)envs * WordsPerEnv);
        boxes = new NativeArray<float>((long)envs * maxObjects * BoxSize);
    }

    /// <summary>Words per slab.</summary>
    public int Words { get; }

    /// <summary>Words of one env: slabs along x, then y, then z.</summary>
    public int WordsPerEnv { get; }

    /// <summary>Lower corner of the tables, metres.</summary>
    public Vector3 Min { get; }

    /// <summary>Slabs per metre by axis.</summary>
    public Vector3 SlabsPerMetre { get; }

    /// <summary>Slabs along x.</summary>
    public int CountX { get; }

    /// <summary>Slabs along y.</summary>
    public int CountY { get; }

    /// <summary>Slabs along z.</summary>
    public int CountZ { get; }

    /// <summary>All words, [env, axis and slab, word].</summary>
    public int* Slabs => (int*)slabs.Pointer;

    /// <summary>Removes all objects of an env.</summary>
    public void Clear(int env) => new Span<uint>(slabs.Pointer + (long)env * WordsPerEnv, WordsPerEnv).Clear();

    /// <summary>Adds an object.</summary>
    public void Insert(int env, int slot, OrientedBox box)
    {
        float* b = boxes.Pointer + ((long)env * maxObjects + slot) * BoxSize;
        Vector3 x = box.WorldFromBox.Rotate(Vector3.UnitX);
        Vector3 y = box.WorldFromBox.Rotate(Vector3.UnitY);
        Vector3 z = box.WorldFromBox.Rotate(Vector3.UnitZ);
        new Vector4(x, box.HalfExtents.X).CopyTo(new Span<float>(b, 4));
        new Vector4(y, box.HalfExtents.Y).CopyTo(new Span<float>(b + 4, 4));
        new Vector4(z, box.HalfExtents.Z).CopyTo(new Span<float>(b + 8, 4));
        new Vector4(box.WorldFromBox.Position, 0).CopyTo(new Span<float>(b + 12, 4));
        Bounds bounds = box.Bounds;
        (Vector3 low, Vector3 high) = (bounds.Min - new Vector3(Reach), bounds.Max + new Vector3(Reach));
        uint* first = slabs.Pointer + (long)env * WordsPerEnv + slot / 32;
        uint bit = 1u << slot % 32;
        Mark(first, SlabX(low.X), SlabX(high.X), bit);
        Mark(first + CountX * Words, SlabY(low.Y), SlabY(high.Y), bit);
        Mark(first + (CountX + CountY) * Words, SlabZ(low.Z), SlabZ(high.Z), bit);
    }

    /// <summary>Takes an object away.</summary>
    public void Remove(int env, int slot)
    {
        uint* first = slabs.Pointer + (long)env * WordsPerEnv + slot / 32;
        uint bit = 1u << slot % 32;
        for (int slab = 0; slab < CountX + CountY + CountZ; slab++)
        {
            first[slab * Words] &= ~bit;
        }
    }

    /// <summary>The first object (by slot) a sphere overlaps, -1 for none.</summary>
    public int FirstTouched(int env, Vector3 center, float radius)
    {
        uint* first = slabs.Pointer + (long)env * WordsPerEnv;
        uint* x = first + SlabX(center.X) * Words;
        uint* y = first + (CountX + SlabY(center.Y)) * Words;
        uint* z = first + (CountX + CountY + SlabZ(center.Z)) * Words;
        for (int word = 0; word < Words; word++)
        {
            int slot = FirstTouched(env, word, x[word] & y[word] & z[word], center, radius);
            if (slot >= 0)
            {
                return slot;
            }
        }

        return -1;
    }

    /// <summary>The first of the given candidates that a sphere overlaps, -1 for none.</summary>
    /// <param name="candidates">Bits of the objects of one word.</param>
    public int FirstTouched(int env, int word, uint candidates, Vector3 center, float radius)
    {
        while (candidates != 0)
        {
            int slot = word * 32 + BitOperations.TrailingZeroCount(candidates);
            if (Touches(boxes.Pointer + ((long)env * maxObjects + slot) * BoxSize, center, radius))
            {
                return slot;
            }

            candidates &= candidates - 1;
        }

        return -1;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        slabs.Dispose();
        boxes.Dispose();
    }

    private static bool Touches(float* b, Vector3 center, float radius)
    {
        (float dx, float dy, float dz) = (center.X - b[12], center.Y - b[13], center.Z - b[14]);
        float x = MathF.Max(0, MathF.Abs(dx * b[0] + dy * b[1] + dz * b[2]) - b[3]);
        float y = MathF.Max(0, MathF.Abs(dx * b[4] + dy * b[5] + dz * b[6]) - b[7]);
        float z = MathF.Max(0, MathF.Abs(dx * b[8] + dy * b[9] + dz * b[10]) - b[11]);
        return x * x + y * y + z * z < radius * radius;
    }

    private void Mark(uint* first, int low, int high, uint bit)
    {
        for (int slab = low; slab <= high; slab++)
        {
            first[slab * Words] |= bit;
        }
    }

    private int SlabX(float x) => (int)Math.Clamp((x - Min.X) * SlabsPerMetre.X, 0, CountX - 1);

    private int SlabY(float y) => (int)Math.Clamp((y - Min.Y) * SlabsPerMetre.Y, 0, CountY - 1);

    private int SlabZ(float z) => (int)Math.Clamp((z - Min.Z) * SlabsPerMetre.Z, 0, CountZ - 1);
}
