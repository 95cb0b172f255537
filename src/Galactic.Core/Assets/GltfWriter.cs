using System.Numerics;
using System.Runtime.InteropServices;
using SharpGLTF.Memory;
using SharpGLTF.Schema2;

namespace Galactic.Assets;

/// <summary>
/// Writes meshes as binary glTF 2.0 without extensions: one node per named mesh, one material per colour.
/// </summary>
public static class GltfWriter
{
    /// <summary>
    /// Writes a file. Positions keep their exact bits, colours their exact bytes; normals are per face.
    /// </summary>
    /// <param name="path">The file to write.</param>
    /// <param name="meshes">Node names and meshes; empty meshes are left out.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void Write(string path, IEnumerable<(string Name, TriangleMesh Mesh)> meshes)
    {
        ModelRoot model = ModelRoot.CreateModel();
        SharpGLTF.Schema2.Scene scene = model.UseScene("scene");
        var materials = new Dictionary<uint, Material>();
        foreach ((string name, TriangleMesh mesh) in meshes)
        {
            if (mesh.TriangleCount == 0)
            {
                continue;
            }

            Node node = scene.CreateNode(name);
            node.Mesh = model.CreateMesh(name);
            foreach (IGrouping<uint, int> group in Enumerable.Range(0, mesh.TriangleCount).GroupBy(t => mesh.Colors[t]))
            {
                if (!materials.TryGetValue(group.Key, out Material? material))
                {
                    materials[group.Key] = material = CreateMaterial(model, group.Key);
                }

                AddPrimitive(model, node.Mesh, mesh, [.. group], material);
            }
        }

        using FileStream stream = File.Create(path);
        model.WriteGLB(stream);
    }

    private static Material CreateMaterial(ModelRoot model, uint color)
    {
        Material material = model.CreateMaterial($"color_{color & 0xFFFFFF:x6}");
        material.InitializePBRMetallicRoughness();
        Vector4 linear = LinearColor.Unpack(color);
        MaterialChannel baseColor = material.FindChannel("BaseColor")!.Value;
        baseColor.Color = new Vector4(linear.X, linear.Y, linear.Z, 1);
        MaterialChannel surface = material.FindChannel("MetallicRoughness")!.Value;
        surface.SetFactor("MetallicFactor", 0);
        surface.SetFactor("RoughnessFactor", 0.8f);
        return material;
    }

    private static void AddPrimitive(
        ModelRoot model, Mesh target, TriangleMesh mesh, int[] triangles, Material material)
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
        primitive.SetVertexAccessor("POSITION", AccessorOf(model, positions));
        primitive.SetVertexAccessor("NORMAL", AccessorOf(model, normals));
        primitive.Material = material;
    }

    private static Accessor AccessorOf(ModelRoot model, Vector3[] values)
    {
        byte[] bytes = MemoryMarshal.AsBytes<Vector3>(values).ToArray();
        BufferView view = model.UseBufferView(bytes, 0, null, 0, BufferMode.ARRAY_BUFFER);
        Accessor accessor = model.CreateAccessor();
        accessor.SetVertexData(view, 0, values.Length, new AttributeFormat(DimensionType.VEC3));
        return accessor;
    }
}
