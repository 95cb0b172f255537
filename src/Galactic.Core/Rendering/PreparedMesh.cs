using System.Numerics;
using Galactic.Assets;
using Galactic.Compute;

namespace Galactic.Rendering;

/// <summary>
/// A mesh as the rasterizer wants it: blocks of 16 triangles that share no vertices (transforming a vertex again is
/// cheaper than gathering it), grouped in clusters of neighbours with a bounding box each.
/// </summary>
internal sealed unsafe class PreparedMesh : IDisposable
{
    private readonly NativeArray<float> triangles;
    private readonly NativeArray<float> normals;
    private readonly NativeArray<uint> colors;
    private readonly NativeArray<float> bounds;
    private readonly NativeArray<int> firstBlock;
    private readonly NativeArray<int> classes;
    private readonly NativeArray<int>? parts;
    private readonly PreparedSurface? surface;

    /// <summary>Lays a mesh out; triangles without area are dropped.</summary>
    /// <param name="mesh">What to draw.</param>
    /// <param name="classes">[part] classes, for semantic images.</param>
    /// <param name="materials">Knows the materials of the mesh.</param>
    public PreparedMesh(TriangleMesh mesh, IReadOnlyList<int> classes, PreparedMaterials materials)
    {
        List<ArraySegment<int>> clusters = MeshClusters.Build(mesh);
        int blocks = clusters.Sum(c => (c.Count + MeshData.BlockSize - 1) / MeshData.BlockSize);
        int groups = (clusters.Count + MeshData.BlockSize - 1) / MeshData.BlockSize;
        triangles = new NativeArray<float>((long)blocks * MeshData.BlockFloats);
        bounds = new NativeArray<float>((long)groups * MeshData.BoundsFloats);
        firstBlock = new NativeArray<int>(clusters.Count + 1);
        long lanes = (long)blocks * MeshData.BlockSize;
        normals = new NativeArray<float>(lanes * 3);
        colors = new NativeArray<uint>(lanes);
        this.classes = NativeArray<int>.From([.. classes]);
        parts = mesh.Parts is null ? null : new NativeArray<int>(lanes);
        surface = mesh.Surface is null ? null : new PreparedSurface(mesh.Surface, blocks, materials);
        Data = new MeshData
        {
            Triangles = triangles.Pointer,
            Normals = normals.Pointer,
            Colors = colors.Pointer,
            Materials = surface is null ? null : surface.Materials,
            Uvs = surface is null ? null : surface.Uvs,
            Tints = surface is null ? null : surface.Tints,
            Parts = parts is null ? null : parts.Pointer,
            Classes = this.classes.Pointer,
            ClassCount = classes.Count,
            Bounds = bounds.Pointer,
            FirstBlock = firstBlock.Pointer,
            Clusters = clusters.Count,
            IsSingleSided = mesh.IsSingleSided,
        };
        for (int cluster = 0, block = 0; cluster < clusters.Count; cluster++)
        {
            firstBlock.Pointer[cluster] = block;
            block = Fill(mesh, clusters[cluster], cluster, block);
            firstBlock.Pointer[cluster + 1] = block;
        }
    }

    /// <summary>Addresses, valid until dispose.</summary>
    public MeshData Data { get; }

    /// <inheritdoc/>
    public void Dispose()
    {
        triangles.Dispose();
        normals.Dispose();
        colors.Dispose();
        bounds.Dispose();
        firstBlock.Dispose();
        classes.Dispose();
        parts?.Dispose();
        surface?.Dispose();
    }

    private int Fill(TriangleMesh mesh, ArraySegment<int> cluster, int number, int block)
    {
        Geometry.Bounds box = Geometry.Bounds.Empty;
        for (int begin = 0; begin < cluster.Count; begin += MeshData.BlockSize, block++)
        {
            for (int lane = 0; lane < MeshData.BlockSize; lane++)
            {
                bool used = begin + lane < cluster.Count;
                int triangle = cluster[Math.Min(begin + lane, cluster.Count - 1)];
                Vector3 a = mesh.Positions[mesh.Indices[triangle * 3]];
                Vector3 b = mesh.Positions[mesh.Indices[triangle * 3 + 1]];
                Vector3 c = mesh.Positions[mesh.Indices[triangle * 3 + 2]];
                box = box.Include(a).Include(b).Include(c);
                WriteCorners(block, lane, a, used ? b : a, used ? c : a);
                WriteLooks(mesh, triangle, block, lane, MeshClusters.Normal(a, b, c));
            }
        }

        WriteBounds(number, box.Center, box.Size * 0.5f);
        return block;
    }

    private void WriteCorners(int block, int lane, Vector3 a, Vector3 b, Vector3 c)
    {
        float* target = triangles.Pointer + (long)block * MeshData.BlockFloats + lane;
        ReadOnlySpan<float> values = [a.X, a.Y, a.Z, b.X, b.Y, b.Z, c.X, c.Y, c.Z];
        for (int i = 0; i < values.Length; i++)
        {
            target[i * MeshData.BlockSize] = values[i];
        }
    }

    private void WriteLooks(TriangleMesh mesh, int triangle, int block, int lane, Vector3 normal)
    {
        long index = (long)block * MeshData.BlockSize + lane;
        colors.Pointer[index] = mesh.Colors[triangle];
        float* target = normals.Pointer + (long)block * 3 * MeshData.BlockSize + lane;
        (target[0], target[MeshData.BlockSize], target[2 * MeshData.BlockSize]) = (normal.X, normal.Y, normal.Z);
        surface?.Write(triangle, block, lane);
        if (parts is not null)
        {
            parts.Pointer[index] = mesh.Parts![triangle];
        }
    }

    private void WriteBounds(int cluster, Vector3 center, Vector3 half)
    {
        float* target = bounds.Pointer + (long)(cluster / MeshData.BlockSize) * MeshData.BoundsFloats
            + cluster % MeshData.BlockSize;
        ReadOnlySpan<float> values = [center.X, center.Y, center.Z, half.X, half.Y, half.Z];
        for (int i = 0; i < values.Length; i++)
        {
            target[i * MeshData.BlockSize] = values[i];
        }
    }
}
