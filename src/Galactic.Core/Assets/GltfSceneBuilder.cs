using System.Numerics;
using System.Runtime.InteropServices;
using Galactic.Geometry;
using SharpGLTF.Memory;
using SharpGLTF.Schema2;

namespace Galactic.Assets;

/// <summary>
/// Collects meshes, still or moving, and writes them as one binary glTF 2.0 file without extensions: one material per
/// colour, materials and textures where a mesh has them, normals per face, one animation for everything that moves.
/// </summary>
public sealed class GltfSceneBuilder
{
    private readonly ModelRoot model = ModelRoot.CreateModel();
    private readonly SharpGLTF.Schema2.Scene scene;
    private readonly GltfPaints paints;
    private readonly Dictionary<TriangleMesh, Mesh> meshes = [];
    private Animation? animation;

    /// <summary>Starts with an empty scene.</summary>
    public GltfSceneBuilder() => (scene, paints) = (model.UseScene("scene"), new GltfPaints(model));

    /// <summary>Adds a mesh that stays where it is. Meshes without triangles are left out.</summary>
    /// <param name="name">Name of the node.</param>
    /// <param name="mesh">Stored once, however often it is added.</param>
    /// <param name="worldFromMesh">Where it stands; at the origin when left out.</param>
    public void Add(string name, TriangleMesh mesh, Pose? worldFromMesh = null) => AddNode(name, mesh, worldFromMesh);

    /// <summary>Adds a mesh that moves: position and rotation go in a straight line from key to key.</summary>
    /// <param name="name">Name of the node.</param>
    /// <param name="mesh">Stored once, however often it is added.</param>
    /// <param name="secondsPerKey">Time from one pose to the next, seconds.</param>
    /// <param name="worldFromMesh">Poses, at least one.</param>
    public void Add(string name, TriangleMesh mesh, float secondsPerKey, IReadOnlyList<Pose> worldFromMesh)
    {
        if (AddNode(name, mesh, worldFromMesh[0]) is not { } node)
        {
            return;
        }

        if (worldFromMesh.Any(p => p.Position != worldFromMesh[0].Position))
        {
            Animation().CreateTranslationChannel(node, Keys([.. worldFromMesh.Select(p => p.Position)], secondsPerKey));
        }

        if (worldFromMesh.Any(p => p.Rotation != worldFromMesh[0].Rotation))
        {
            Animation().CreateRotationChannel(node, Keys(ShortWays(worldFromMesh), secondsPerKey));
        }
    }

    /// <summary>Writes the file; it appears complete or not at all.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void Write(string path) => AtomicFile.Write(path, stream => model.WriteGLB(stream));

    private Animation Animation() => animation ??= model.CreateAnimation("episode");

    private Node? AddNode(string name, TriangleMesh mesh, Pose? worldFromMesh)
    {
        if (mesh.TriangleCount == 0)
        {
            return null;
        }

        if (!meshes.TryGetValue(mesh, out Mesh? stored))
        {
            meshes[mesh] = stored = Store(name, mesh);
        }

        Node node = scene.CreateNode(name);
        node.Mesh = stored;
        if (worldFromMesh is { } pose)
        {
            node.LocalTransform = new SharpGLTF.Transforms.AffineTransform(
                Vector3.One, Quaternion.Normalize(pose.Rotation), pose.Position);
        }

        return node;
    }

    /// <summary>Leaves out keys that equal both neighbours.</summary>
    private static Dictionary<float, T> Keys<T>(IReadOnlyList<T> values, float secondsPerKey)
        where T : IEquatable<T>
    {
        Dictionary<float, T> keys = [];
        for (int i = 0; i < values.Count; i++)
        {
            bool same = i > 0 && i < values.Count - 1 && values[i].Equals(values[i - 1]) && values[i].Equals(values[i + 1]);
            if (!same)
            {
                keys[i * secondsPerKey] = values[i];
            }
        }

        return keys;
    }

    /// <summary>Of a rotation's two quaternions, always the one next to the one before.</summary>
    private static Quaternion[] ShortWays(IReadOnlyList<Pose> poses)
    {
        Quaternion[] turns = [.. poses.Select(p => Quaternion.Normalize(p.Rotation))];
        for (int i = 1; i < turns.Length; i++)
        {
            turns[i] = Quaternion.Dot(turns[i], turns[i - 1]) < 0 ? -turns[i] : turns[i];
        }

        return turns;
    }

    private Mesh Store(string name, TriangleMesh mesh)
    {
        Mesh stored = model.CreateMesh(name);
        foreach (IGrouping<(Material? Shared, uint Color), int> group in Enumerable.Range(0, mesh.TriangleCount).GroupBy(
            t => mesh.Surface?[t]?.Material is { } material ? (material, 0) : ((Material?)null, mesh.Colors[t])))
        {
            AddPrimitive(
                stored, mesh, [.. group],
                group.Key.Shared is { } shared
                    ? paints.Of(shared, mesh.IsSingleSided)
                    : paints.Of(group.Key.Color, mesh.IsSingleSided));
        }

        return stored;
    }

    private void AddPrimitive(Mesh target, TriangleMesh mesh, int[] triangles, SharpGLTF.Schema2.Material material)
    {
        var positions = new Vector3[triangles.Length * 3];
        var normals = new Vector3[positions.Length];
        for (int i = 0; i < triangles.Length; i++)
        {
            for (int k = 0; k < 3; k++)
            {
                positions[i * 3 + k] = mesh.Positions[mesh.Indices[triangles[i] * 3 + k]];
            }

            Vector3 cross = Vector3.Cross(
                positions[i * 3 + 1] - positions[i * 3], positions[i * 3 + 2] - positions[i * 3]);
            Vector3 normal = cross.Length() > 1e-20f ? Vector3.Normalize(cross) : Vector3.UnitY;
            normals.AsSpan(i * 3, 3).Fill(normal);
        }

        MeshPrimitive primitive = target.CreatePrimitive();
        primitive.DrawPrimitiveType = PrimitiveType.TRIANGLES;
        primitive.SetVertexAccessor("POSITION", AccessorOf<Vector3>(positions, DimensionType.VEC3));
        primitive.SetVertexAccessor("NORMAL", AccessorOf<Vector3>(normals, DimensionType.VEC3));
        primitive.Material = material;
        TriangleSurface?[] surfaces = [.. triangles.Select(t => mesh.Surface?[t])];
        if (surfaces[0]?.Material.Image is not null)
        {
            Vector2[] uvs = [.. surfaces.SelectMany(s => (Vector2[])[s!.Value.UvA, s.Value.UvB, s.Value.UvC])];
            primitive.SetVertexAccessor("TEXCOORD_0", AccessorOf<Vector2>(uvs, DimensionType.VEC2));
        }

        uint[] tints = [.. surfaces.OfType<TriangleSurface>().SelectMany(s => (uint[])[s.TintA, s.TintB, s.TintC])];
        if (tints.Any(t => t != TriangleSurface.White))
        {
            Vector4[] linear = [.. tints.Select(LinearColor.Unpack)];
            primitive.SetVertexAccessor("COLOR_0", AccessorOf<Vector4>(linear, DimensionType.VEC4));
        }
    }

    private Accessor AccessorOf<T>(T[] values, DimensionType dimensions)
        where T : unmanaged
    {
        byte[] bytes = MemoryMarshal.AsBytes<T>(values).ToArray();
        BufferView view = model.UseBufferView(bytes, 0, null, 0, BufferMode.ARRAY_BUFFER);
        Accessor accessor = model.CreateAccessor();
        accessor.SetVertexData(view, 0, values.Length, new AttributeFormat(dimensions));
        return accessor;
    }
}
