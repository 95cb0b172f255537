using System.Numerics;
using Galactic.Assets;
using Galactic.Media;
using Galactic.Tests.Datasets;
using SharpGLTF.Memory;
using SharpGLTF.Schema2;

namespace Galactic.Tests.Assets;

public sealed class GltfReaderTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory().FullName;

    public void Dispose() => Directory.Delete(folder, true);

    [Fact]
    public void Node_transforms_and_base_colour_are_applied()
    {
        MeshAsset asset = GltfReader.Load(Triangle());

        // Parent moves by (10, 0, 0); child scales by 2 and turns 90 degrees about y: (1, 0, 0) -> (0, 0, -2).
        Vector3[] expected = [new(10, 0, 0), new(10, 0, -2), new(10, 2, 0)];
        for (int i = 0; i < 3; i++)
        {
            Assert.True(Vector3.Distance(expected[i], asset.Mesh.Positions[asset.Mesh.Indices[i]]) < 1e-5f);
        }

        // Linear 0.5 is sRGB 188 (1.055 x 0.5^(1/2.4) - 0.055 = 0.7354).
        Assert.Equal([Color.Rgb(255, 188, 0)], asset.Mesh.Colors);
        Assert.Empty(asset.Warnings);
    }

    [Fact]
    public void A_mirroring_node_keeps_faces_facing_outwards()
    {
        TriangleMesh mesh = GltfReader.Load(Triangle(mirror: true)).Mesh;
        Vector3 a = mesh.Positions[mesh.Indices[0]];
        Vector3 normal = Vector3.Cross(mesh.Positions[mesh.Indices[1]] - a, mesh.Positions[mesh.Indices[2]] - a);

        // The face looks along +z before, along +x after the turn; mirroring x of the mesh must not turn it over.
        Assert.True(normal.X > 0);
    }

    [Fact]
    public void Every_truncation_is_refused_with_a_clear_error()
    {
        byte[] bytes = File.ReadAllBytes(Triangle());
        string path = Path.Combine(folder, "cut.glb");
        for (int length = 0; length < bytes.Length; length += 7)
        {
            File.WriteAllBytes(path, bytes[..length]);
            AssetException error = Assert.Throws<AssetException>(() => MeshReader.Load(path));
            Assert.Contains("cut.glb", error.Message);
        }
    }

    [Fact]
    public void Flipped_bytes_give_a_mesh_or_a_clear_error()
    {
        byte[] bytes = File.ReadAllBytes(Triangle());
        string path = Path.Combine(folder, "flip.glb");
        int refused = 0;
        for (int at = 0; at < bytes.Length; at += 3)
        {
            byte[] damaged = [.. bytes];
            damaged[at] ^= (byte)(1 + at % 255);
            File.WriteAllBytes(path, damaged);
            refused += Record.Exception(() => MeshReader.Load(path)) switch
            {
                null => 0,
                AssetException => 1,
                Exception other => throw new InvalidOperationException($"byte {at}", other),
            };
        }

        Assert.True(refused > 50, $"{refused}");
    }

    [Fact]
    public void A_node_cycle_is_refused()
    {
        string path = Path.Combine(folder, "cycle.gltf");
        File.WriteAllText(path, """
            { "asset": { "version": "2.0" }, "nodes": [ { "children": [1] }, { "children": [0] } ] }
            """);
        Assert.Contains("cycle", Assert.Throws<AssetException>(() => GltfReader.Load(path)).Message);
    }

    [Fact]
    public void An_unknown_required_extension_is_named()
    {
        string path = Path.Combine(SharedData.Folder("habitat-test-assets"), "scenes", "batch-multiple-meshes.gltf");
        Assert.Contains("MAGNUMX_mesh_views", Assert.Throws<AssetException>(() => GltfReader.Load(path)).Message
            + Assert.Throws<AssetException>(() => GltfReader.Load(Path.Combine(Path.GetDirectoryName(path)!, "batch.gltf"))).Message);
    }

    [Fact]
    public void Missing_images_fall_back_to_the_material_colour()
    {
        string path = Path.Combine(SharedData.Folder("ycb"), "gltf", "003_cracker_box_textured.gltf");
        MeshAsset asset = GltfReader.Load(path);
        Assert.Equal(16384, asset.Mesh.TriangleCount);
        Assert.NotEmpty(asset.Warnings);
    }

    [Fact]
    public void Written_meshes_read_back_bit_for_bit()
    {
        TriangleMesh mesh = new(
            [new(0.1f, 0.2f, 0.3f), new(1, 0, 0), new(0, 1, 0), new(0, 0, 1.7f)],
            [0, 1, 2, 0, 2, 3],
            [Color.Rgb(1, 17, 254), Color.Rgb(128, 200, 90)]);
        string path = Path.Combine(folder, "written.glb");
        GltfWriter.Write(path, [("ceiling", mesh)]);
        MeshAsset back = GltfReader.Load(path);
        Assert.Equal("ceiling", Assert.Single(back.Parts).Name);
        Assert.Equal(mesh.Colors, back.Mesh.Colors);
        Assert.Equal(
            mesh.Indices.Select(i => mesh.Positions[i]), back.Mesh.Indices.Select(i => back.Mesh.Positions[i]));
    }

    [Fact]
    public void Emission_is_its_factor_times_its_strength_and_the_mean_of_its_texture()
    {
        string path = Triangle(material =>
        {
            MaterialChannel emissive = material.FindChannel("Emissive")!.Value;
            emissive.Color = new Vector4(0.25f, 0.5f, 0, 1);
        });
        MeshAsset asset = GltfReader.Load(path);
        Assert.Equal(new Vector3(0.25f, 0.5f, 0), Assert.Single(asset.Mesh.Surface!.Materials).Emission);

        // Base 1, 0.5, 0 and the emission, linear: 1.25, 1, 0.
        Assert.Equal([Color.Rgb(255, 255, 0)], asset.Mesh.Colors);
        Assert.Empty(asset.Warnings);

        byte[] halfWhite = PngWriter.Encode([255, 255, 255, 255, 0, 0, 0, 255], 2, 1, PngColor.Rgba8);
        path = Triangle(material =>
        {
            MaterialChannel emissive = material.FindChannel("Emissive")!.Value;
            emissive.Color = new Vector4(0.25f, 0.5f, 0, 1);
            emissive.SetFactor("EmissiveStrength", 3);
            emissive.SetTexture(0, material.LogicalParent.UseImage(halfWhite));
        });
        asset = GltfReader.Load(path);
        Vector3 emission = Assert.Single(asset.Mesh.Surface!.Materials).Emission;
        Assert.InRange((emission - new Vector3(0.375f, 0.75f, 0)).Length(), 0, 0.01f);
        Assert.Contains("emissive texture", Assert.Single(asset.Warnings));
    }

    private string Triangle(Action<SharpGLTF.Schema2.Material> paint) => Triangle(false, paint);

    private string Triangle(bool mirror = false, Action<SharpGLTF.Schema2.Material>? paint = null)
    {
        ModelRoot model = ModelRoot.CreateModel();
        Node parent = model.UseScene("s").CreateNode("parent");
        parent.LocalTransform = Matrix4x4.CreateTranslation(10, 0, 0);
        Node child = parent.CreateNode("child");
        child.LocalTransform = Matrix4x4.CreateScale(mirror ? -2 : 2, 2, 2) * Matrix4x4.CreateRotationY(MathF.PI / 2);
        child.Mesh = model.CreateMesh("m");
        MeshPrimitive primitive = child.Mesh.CreatePrimitive();
        float[] data = [0, 0, 0, 1, 0, 0, 0, 1, 0];
        BufferView view = model.UseBufferView(
            data.SelectMany(BitConverter.GetBytes).ToArray(), 0, null, 0, BufferMode.ARRAY_BUFFER);
        Accessor accessor = model.CreateAccessor();
        accessor.SetVertexData(view, 0, 3, new AttributeFormat(DimensionType.VEC3));
        primitive.SetVertexAccessor("POSITION", accessor);
        SharpGLTF.Schema2.Material material = model.CreateMaterial("c");
        material.InitializePBRMetallicRoughness();
        MaterialChannel channel = material.FindChannel("BaseColor")!.Value;
        channel.Color = new Vector4(1, 0.5f, 0, 1);
        paint?.Invoke(material);
        primitive.Material = material;
        string path = Path.Combine(folder, "triangle.glb");
        model.SaveGLB(path);
        return path;
    }
}
