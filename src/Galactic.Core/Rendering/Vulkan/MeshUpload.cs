using System.Numerics;
using System.Runtime.InteropServices;
using Galactic.Assets;
using Galactic.Geometry;

namespace Galactic.Rendering.Vulkan;

/// <summary>A mesh as the device wants it: chunks of triangles, and corners shared where all but the normal of
/// their triangles agrees.</summary>
internal sealed class MeshUpload
{
    private readonly List<GpuVertex> vertices = [];
    private readonly List<int> indices = [];
    private readonly List<GpuChunk> chunks = [];

    /// <summary>Lays a mesh out; triangles without area are dropped.</summary>
    public MeshUpload(TriangleMesh mesh)
    {
        Dictionary<GpuVertex, int> known = [];
        foreach (ArraySegment<int> cluster in MeshClusters.Build(mesh, MeshClusters.MaxTriangles * 4))
        {
            Bounds box = Bounds.Empty;
            int first = indices.Count;
            foreach (int triangle in cluster)
            {
                Add(mesh, triangle, known, ref box);
            }

            chunks.Add(new GpuChunk
            {
                Center = box.Center,
                HalfSize = box.Size * 0.5f,
                FirstIndex = (uint)first,
                IndexCount = (uint)(indices.Count - first) | (mesh.IsSingleSided ? GpuChunk.SingleSided : 0),
            });
        }
    }

    /// <summary>Corners.</summary>
    public Span<GpuVertex> Vertices => CollectionsMarshal.AsSpan(vertices);

    /// <summary>Three per triangle, counted from the mesh's first corner.</summary>
    public Span<int> Indices => CollectionsMarshal.AsSpan(indices);

    /// <summary>Chunks, their indices counted from the mesh's first one.</summary>
    public Span<GpuChunk> Chunks => CollectionsMarshal.AsSpan(chunks);

    private void Add(TriangleMesh mesh, int triangle, Dictionary<GpuVertex, int> known, ref Bounds box)
    {
        Vector3 a = mesh.Positions[mesh.Indices[triangle * 3]];
        Vector3 b = mesh.Positions[mesh.Indices[triangle * 3 + 1]];
        Vector3 c = mesh.Positions[mesh.Indices[triangle * 3 + 2]];
        box = box.Include(a).Include(b).Include(c);
        uint normal = NormalCode.Pack(MeshClusters.Normal(a, b, c));
        ReadOnlySpan<Vector3> corners = [a, b, c];
        for (int corner = 0; corner < 3; corner++)
        {
            GpuVertex vertex = new()
            {
                Position = corners[corner],
                Normal = normal,
                Color = mesh.Colors[triangle],
            };
            if (!known.TryGetValue(vertex, out int index))
            {
                index = vertices.Count;
                vertices.Add(vertex);
                known.Add(vertex, index);
            }

            indices.Add(index);
        }
    }
}
