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
    private readonly NativeArray<uint> front;
    private readonly NativeArray<uint> back;
    private readonly NativeArray<float> bounds;
    private readonly NativeArray<int> firstBlock;

    /// <summary>Lays a mesh out; triangles without area are dropped.</summary>
    /// <param name="mesh">What to draw.</param>
    /// <param name="isStatic">The mesh never moves, so that its light is computed here once.</param>
    public PreparedMesh(TriangleMesh mesh, bool isStatic)
    {
        List<ArraySegment<int>> clusters = MeshClusters.Build(mesh);
        int blocks = clusters.Sum(c => (c.Count + MeshData.BlockSize - 1) / MeshData.BlockSize);
        int groups = (clusters.Count + MeshData.BlockSize - 1) / MeshData.BlockSize;
        triangles = new NativeArray<float>((long)blocks * MeshData.BlockFloats);
        bounds = new NativeArray<float>((long)groups * MeshData.BoundsFloats);
        firstBlock = new NativeArray<int>(clusters.Count + 1);
        long lanes = (long)blocks * MeshData.BlockSize;
        normals = new NativeArray<float>(isStatic ? 0 : lanes * 3);
        colors = new NativeArray<uint>(isStatic ? 0 : lanes);
        front = new NativeArray<uint>(isStatic ? lanes : 0);
        back = new NativeArray<uint>(isStatic ? lanes : 0);
        Data = new MeshData
        {
            Triangles = triangles.Pointer,
            Normals = normals.Pointer,
            Colors = colors.Pointer,
            Front = front.Pointer,
            Back = back.Pointer,
            Bounds = bounds.Pointer,
            FirstBlock = firstBlock.Pointer,
            Clusters = clusters.Count,
            IsSingleSided = mesh.IsSingleSided,
        };
        for (int cluster = 0, block = 0; cluster < clusters.Count; cluster++)
        {
            firstBlock.Pointer[cluster] = block;
            block = Fill(mesh, clusters[cluster], cluster, block, isStatic);
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
        front.Dispose();
        back.Dispose();
        bounds.Dispose();
        firstBlock.Dispose();
    }

    private int Fill(TriangleMesh mesh, ArraySegment<int> cluster, int number, int block, bool isStatic)
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
                WriteColors(block, lane, MeshClusters.Normal(a, b, c), mesh.Colors[triangle], isStatic);
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

    private void WriteColors(int block, int lane, Vector3 normal, uint color, bool isStatic)
    {
        long index = (long)block * MeshData.BlockSize + lane;
        if (isStatic)
        {
            front.Pointer[index] = Light.Shade(color, normal);
            back.Pointer[index] = Light.Shade(color, -normal);
            return;
        }

        colors.Pointer[index] = color;
        float* target = normals.Pointer + (long)block * 3 * MeshData.BlockSize + lane;
        (target[0], target[MeshData.BlockSize], target[2 * MeshData.BlockSize]) = (normal.X, normal.Y, normal.Z);
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
