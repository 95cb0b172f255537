using System.Numerics;
using System.Runtime.InteropServices;
using Galactic.Assets;
using Galactic.Compute;
using Galactic.Geometry;
using Galactic.Media;
using Galactic.Rendering;
using Galactic.Scenes;

namespace Galactic.Tests.Rendering;

/// <summary>Textures with holes, in the renderer and in the glTF reader.</summary>
public sealed class AlphaTests : IDisposable
{
    private readonly CpuDevice device = new(2);
    private readonly string folder = Directory.CreateTempSubdirectory().FullName;

    public void Dispose()
    {
        device.Dispose();
        Directory.Delete(folder, true);
    }

    [Theory]
    [InlineData(64, 48, 512)]
    [InlineData(50, 64, 256)]
    [InlineData(64, 48, 128)]
    public void Rays_pass_where_the_renderer_leaves_holes(int width, int height, int bits)
    {
        CameraSettings camera = new() { Width = width, Height = height, FieldOfView = 1.2f };
        using RenderBatch batch = RenderFixture.Batch(8, 2, 3, new Vector3(-3), new Vector3(3));
        for (int i = 0; i < batch.MeshIndex.Length; i++)
        {
            batch.MeshIndex.Span[i] = i % 2;
        }

        TriangleMesh[] meshes = [PaintedMeshes.Leaves(2, 30, 0.3f), PaintedMeshes.Soup(4, 30, 0.2f)];
        RayComparison.Check(device, camera, [PaintedMeshes.Leaves(1, 300, 0.9f)], meshes, batch, bits);
    }

    [Fact]
    public void A_leaf_hides_a_wall_where_it_is_opaque()
    {
        // The left half of the texture is a hole; from 1 m, each texel covers 8 pixels.
        Texture half = new(4, 1, [0x00FFFFFF, 0x00FFFFFF, 0xFF0000FF, 0xFF0000FF]);
        MeshBuilder builder = new();
        builder.Quad(
            new(-0.5f, -0.5f, -1), new(0.5f, -0.5f, -1), new(0.5f, 0.5f, -1), new(-0.5f, 0.5f, -1),
            Material.Textured(half) with { AlphaCutoff = 0.5f, WrapX = TextureWrap.Clamp },
            Vector2.UnitY, Vector2.One, Vector2.UnitX, Vector2.Zero);
        builder.Quad(new(-9, -9, -2), new(9, -9, -2), new(9, 9, -2), new(-9, 9, -2), Color.Hex(0x0000FF));
        CameraSettings camera = new() { Width = 32, Height = 32, FieldOfView = MathF.PI / 2 };
        using CpuRenderer renderer = new(new RenderAssets([builder.Build()], []), camera, device);
        using RenderBatch batch = new(1, 0);
        RenderFixture.SetCamera(batch, 0, Pose.Identity);
        float[] depth = RenderFixture.Depth(renderer, batch);
        float[] row = depth[(16 * 32)..(17 * 32)];
        Assert.Equal([.. Enumerable.Repeat(2f, 16), .. Enumerable.Repeat(1f, 8), .. Enumerable.Repeat(2f, 8)], row);
        Assert.Equal(depth, RenderFixture.All(renderer, batch, Lighting.None).Depth);
    }

    [Fact]
    public void A_cut_off_that_nothing_falls_below_changes_nothing()
    {
        TriangleMesh plain = PaintedMeshes.Soup(1, 300, 0.8f);
        MeshSurface surface = plain.Surface!;
        TriangleMesh limited = new(plain.Positions, plain.Indices, plain.Colors)
        {
            Parts = plain.Parts,
            Surface = new MeshSurface(
                [.. surface.Materials.Select(m => m with { AlphaCutoff = 0.9f })], surface.MaterialOf, surface.Uvs,
                surface.Tints),
        };
        CameraSettings camera = new() { Width = 64, Height = 48 };
        using RenderBatch batch = RenderFixture.Batch(4, 0, 3, new Vector3(-3), new Vector3(3));
        using CpuRenderer first = new(new RenderAssets([plain], []), camera, device);
        using CpuRenderer second = new(new RenderAssets([limited], []), camera, device);
        (float[] Depth, byte[] Color, int[] Ids) expected = RenderFixture.All(first, batch, Lighting.Sun);
        (float[] Depth, byte[] Color, int[] Ids) actual = RenderFixture.All(second, batch, Lighting.Sun);
        Assert.Equal(expected.Depth, actual.Depth);
        Assert.Equal(expected.Color, actual.Color);
        Assert.Equal(expected.Ids, actual.Ids);
    }

    [Theory]
    [InlineData("OPAQUE", "1", "hole", 2, 0)]
    [InlineData("MASK", "1", "hole", 2, 0.25)]
    [InlineData("MASK", "0.2", "hole", 0, 0)]
    [InlineData("BLEND", "1", "hole", 2, 0.5)]
    [InlineData("BLEND", "0.4", "hole", 2, 0.2)]
    [InlineData("BLEND", "0.3", "none", 2, 0)]
    [InlineData("BLEND", "0.01", "none", 0, 0)]
    [InlineData("MASK", "0.2", "none", 0, 0)]
    [InlineData("MASK", "0.3", "none", 2, 0)]
    public void Files_say_what_is_cut_out(string mode, string alpha, string image, int triangles, float cutoff)
    {
        byte[] png = PngWriter.Encode([255, 0, 0, 255, 0, 255, 0, 0], 2, 1, PngColor.Rgba8);
        float[] corners = [0, 0, 0, 1, 0, 0, 1, 1, 0, 0, 0, 0, 1, 1, 0, 0, 1, 0, 0, 0, 1, 0, 1, 1, 0, 0, 1, 1, 0, 1];
        string data = Convert.ToBase64String(MemoryMarshal.AsBytes<float>(corners));
        string texture = image == "hole" ? ", \"baseColorTexture\": {\"index\": 0}" : "";
        string limit = mode == "MASK" ? ", \"alphaCutoff\": 0.25" : "";
        string file = Path.Combine(folder, "leaf.gltf");
        File.WriteAllText(file, $$$"""
            {"asset": {"version": "2.0"}, "scene": 0, "scenes": [{"nodes": [0]}], "nodes": [{"mesh": 0}],
             "meshes": [{"primitives": [{"attributes": {"POSITION": 0, "TEXCOORD_0": 1}, "material": 0}]}],
             "materials": [{"alphaMode": "{{{mode}}}"{{{limit}}},
               "pbrMetallicRoughness": {"baseColorFactor": [1, 1, 1, {{{alpha}}}]{{{texture}}} } } ],
             "textures": [{"source": 0}],
             "images": [{"uri": "data:image/png;base64,{{{Convert.ToBase64String(png)}}}"}],
             "accessors": [
               {"bufferView": 0, "componentType": 5126, "count": 6, "type": "VEC3", "min": [0, 0, 0], "max": [1, 1, 0]},
               {"bufferView": 1, "componentType": 5126, "count": 6, "type": "VEC2"}],
             "bufferViews": [
               {"buffer": 0, "byteOffset": 0, "byteLength": 72}, {"buffer": 0, "byteOffset": 72, "byteLength": 48}],
             "buffers": [{"byteLength": 120, "uri": "data:application/octet-stream;base64,{{{data}}}"}]}
            """);
        TriangleMesh mesh = GltfReader.Load(file).Mesh;
        Assert.Equal(triangles, mesh.TriangleCount);
        if (triangles > 0 && image == "hole")
        {
            Assert.Equal(cutoff, mesh.Surface!.Materials.Single().AlphaCutoff, 1e-6f);
        }
    }
}
