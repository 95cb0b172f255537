using System.Numerics;
using Galactic.Assets;
using Galactic.Compute;

namespace Galactic.Rendering;

/// <summary>Owner of what a prepared mesh has besides shape and plain colours, see <see cref="MeshData"/>.</summary>
internal sealed unsafe class PreparedSurface : IDisposable
{
    private readonly MeshSurface source;
    private readonly int[] numbers;
    private readonly NativeArray<int> materials;
    private readonly NativeArray<float>? uvs;
    private readonly NativeArray<uint>? tints;

    /// <summary>Allocates for so many blocks.</summary>
    public PreparedSurface(MeshSurface source, int blocks, PreparedMaterials materials)
    {
        this.source = source;
        numbers = [.. source.Materials.Select(materials.NumberOf)];
        long lanes = (long)blocks * MeshData.BlockSize;
        this.materials = new NativeArray<int>(lanes);
        uvs = source.Uvs is null ? null : new NativeArray<float>(6 * lanes);
        tints = source.Tints is null ? null : new NativeArray<uint>(3 * lanes);
    }

    /// <summary>[block, 16].</summary>
    public int* Materials => materials.Pointer;

    /// <summary>[block, 6, 16], or null.</summary>
    public float* Uvs => uvs is null ? null : uvs.Pointer;

    /// <summary>[block, 3, 16], or null.</summary>
    public uint* Tints => tints is null ? null : tints.Pointer;

    /// <summary>Writes one face.</summary>
    public void Write(MeshFace face, int block, int lane)
    {
        int number = source.MaterialOf[face.Triangle];
        Materials[(long)block * MeshData.BlockSize + lane] = number < 0 ? -1 : numbers[number];
        for (int corner = 0; corner < 3; corner++)
        {
            if (uvs is not null)
            {
                Vector2 uv = source.Uvs![face.Index(corner)];
                float* target = Uvs + ((long)block * 6 + 2 * corner) * MeshData.BlockSize + lane;
                (target[0], target[MeshData.BlockSize]) = (Finite(uv.X), Finite(uv.Y));
            }

            if (tints is not null)
            {
                Tints[((long)block * 3 + corner) * MeshData.BlockSize + lane] = source.Tints![face.Index(corner)];
            }
        }
    }

    /// <summary>Memory of all of it.</summary>
    public long Bytes => 4 * (materials.Length + (uvs?.Length ?? 0) + (tints?.Length ?? 0));

    /// <inheritdoc/>
    public void Dispose()
    {
        materials.Dispose();
        uvs?.Dispose();
        tints?.Dispose();
    }

    private static float Finite(float value) => float.IsFinite(value) ? value : 0;
}
