using System.Numerics;
using System.Runtime.InteropServices;
using Galactic.Assets;
using Galactic.Geometry;

namespace Galactic.Rendering.Vulkan;

/// <summary>
/// A mesh as the device wants it: chunks of triangles, and corners that are shared where everything about them agrees.
/// </summary>
internal sealed class MeshUpload
{
    private const int ChunkTriangles = 256;
    private readonly TriangleMesh mesh;
    private readonly IReadOnlyList<int> classes;
    private readonly uint[] materials;
    private readonly Dictionary<GpuVertex, int> known = [];
    private readonly List<GpuVertex> vertices = [];
    private readonly List<int> indices = [];
    private readonly List<GpuChunk> chunks = [];

    /// <summary>Lays a mesh out; triangles without area are dropped.</summary>
    /// <param name="mesh">Mesh.</param>
    /// <param name="classes">[part] classes; parts beyond the end have class 0.</param>
    /// <param name="materials">Numbers of its materials.</param>
    public MeshUpload(TriangleMesh mesh, IReadOnlyList<int> classes, DeviceMaterials materials)
    {
        (this.mesh, this.classes) = (mesh, classes);
        this.materials = [.. (mesh.Surface?.Materials ?? []).Select(materials.NumberOf)];
        byte[]? layers = CoplanarLayers.Of(mesh);
        foreach (ArraySegment<int> cluster in MeshClusters.OfTriangles(mesh, SurfaceCoverage.Whole, ChunkTriangles))
        {
            AddLayers(cluster.Where(t => MaterialOf(t) == 0), DrawKind.Plain);
            AddLayers(cluster.Where(t => MaterialOf(t) != 0), DrawKind.Painted);
        }

        foreach (ArraySegment<int> cluster in MeshClusters.OfTriangles(mesh, SurfaceCoverage.Masked, ChunkTriangles))
        {
            AddLayers(cluster, DrawKind.Masked);
        }

        known.Clear();

        void AddLayers(IEnumerable<int> triangles, DrawKind kind)
        {
            foreach (IGrouping<int, int> layer in triangles.GroupBy(t => (int)(layers?[t] ?? 0)))
            {
                AddChunk([.. layer], kind, layer.Key);
            }
        }
    }

    /// <summary>Chunks by list.</summary>
    public DrawRoom Room { get; private set; }

    /// <summary>Corners.</summary>
    public Span<GpuVertex> Vertices => CollectionsMarshal.AsSpan(vertices);

    /// <summary>Three per triangle, counted from the mesh's first corner.</summary>
    public Span<int> Indices => CollectionsMarshal.AsSpan(indices);

    /// <summary>Chunks, their indices counted from the mesh's first one.</summary>
    public Span<GpuChunk> Chunks => CollectionsMarshal.AsSpan(chunks);

    private void AddChunk(int[] triangles, DrawKind kind, int layer)
    {
        Bounds box = Bounds.Empty;
        int first = indices.Count;
        foreach (int triangle in triangles)
        {
            Add(triangle, ref box);
        }

        uint list = DrawRoom.ListOf(kind, mesh.IsSingleSided);
        chunks.Add(new GpuChunk
        {
            Center = box.Center,
            HalfSize = box.Size * 0.5f,
            FirstIndex = (uint)first,
            IndexCount = (uint)(indices.Count - first) | (uint)layer << GpuChunk.LayerShift | list << GpuChunk.ListShift,
        });
        Room += DrawRoom.One(list);
    }

    private void Add(int triangle, ref Bounds box)
    {
        Vector3 a = mesh.Positions[mesh.Indices[triangle * 3]];
        Vector3 b = mesh.Positions[mesh.Indices[triangle * 3 + 1]];
        Vector3 c = mesh.Positions[mesh.Indices[triangle * 3 + 2]];
        box = box.Include(a).Include(b).Include(c);
        int part = mesh.Parts?[triangle] ?? 0;
        GpuVertex vertex = new()
        {
            Normal = NormalCode.Pack(MeshClusters.Normal(a, b, c)),
            Material = MaterialOf(triangle),
            Part = part,
            Class = part < classes.Count ? classes[part] : 0,
        };
        ReadOnlySpan<Vector3> corners = [a, b, c];
        for (int corner = 0; corner < 3; corner++)
        {
            vertex.Position = corners[corner];
            vertex.Color = (vertex.Material & GpuVertex.Tinted) != 0
                ? mesh.Surface!.Tints![triangle * 3 + corner]
                : mesh.Colors[triangle];
            vertex.Uv = vertex.Material != 0 && mesh.Surface!.Uvs is { } uvs ? Finite(uvs[triangle * 3 + corner]) : default;
            ref int index = ref CollectionsMarshal.GetValueRefOrAddDefault(known, vertex, out bool exists);
            if (!exists)
            {
                index = vertices.Count;
                vertices.Add(vertex);
            }

            indices.Add(index);
        }
    }

    private uint MaterialOf(int triangle)
    {
        int number = mesh.Surface?.MaterialOf[triangle] ?? -1;
        if (number < 0)
        {
            return 0;
        }

        bool isTinted = mesh.Surface!.Tints is not null;
        return isTinted || mesh.Surface.Materials[number] is { Image: not null } or { IsEmitter: true }
            ? materials[number] + 1 | (isTinted ? GpuVertex.Tinted : 0)
            : 0;
    }

    private static Vector2 Finite(Vector2 uv) =>
        new(float.IsFinite(uv.X) ? uv.X : 0, float.IsFinite(uv.Y) ? uv.Y : 0);
}
