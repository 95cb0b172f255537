using System.Numerics;
using System.Runtime.InteropServices;
using Galactic.Assets;
using Galactic.Datasets;

namespace Galactic.Tests.Assets;

/// <summary>Triangles that cannot be seen, and images that cannot be decoded, in glTF files.</summary>
public sealed class MeshCleanerTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory().FullName;

    public void Dispose() => Directory.Delete(folder, true);

    [Fact]
    public void What_cannot_be_seen_is_left_out_and_counted()
    {
        // Vertices 0 to 3 are a square, 4 is not finite, 5 lies on the line from 0 to 2, 6 is where 0 is.
        float[] places = [0, 0, 0, 1, 0, 0, 1, 1, 0, 0, 1, 0, float.NaN, 0, 0, 0.5f, 0.5f, 0, 0, 0, 0];
        int[] triangles =
        [
            0, 1, 2, /* again, and turned */ 0, 1, 2, 2, 0, 1, /* the other side is something else */ 0, 2, 1,
            /* not finite */ 0, 1, 4, /* no area */ 0, 5, 2, 3, 3, 1, 0, 6, 3, /* and one that stays */ 0, 2, 3,
        ];
        MeshAsset asset = MeshReader.Load(Write(places, triangles, ""));
        Assert.Equal(new MeshFaults(NotFinite: 1, WithoutArea: 3, Duplicate: 2), asset.Faults);
        Assert.Equal(3, asset.Mesh.TriangleCount);
        Assert.Equal(new MeshPart("thing", 0, 3), asset.Parts.Single());
        Assert.Contains("1 triangles with corners that are not finite", asset.Warnings.Single());
        Vector3[] seen = [.. asset.Mesh.Indices.Select(i => asset.Mesh.Positions[i])];
        Vector3[] square = [Vector3.Zero, Vector3.UnitX, new(1, 1, 0), Vector3.UnitY];
        Assert.Equal([0, 1, 2, 0, 2, 1, 0, 2, 3], seen.Select(p => Array.IndexOf(square, p)));

        DatasetReport report = DatasetCheck.Run(Path.Combine(folder, "thing.gltf"));
        Assert.Equal(asset.Faults, report.Faults);
        Assert.Equal(
            "thing.gltf: 3 triangles without area, 2 duplicate and 1 not finite ones left out", report.Cleaned.Single());
    }

    [Fact]
    public void Parts_keep_their_triangles()
    {
        MeshBuilder builder = new();
        builder.Triangle(Vector3.Zero, Vector3.Zero, Vector3.UnitX, 1);
        builder.Triangle(Vector3.Zero, Vector3.UnitX, Vector3.UnitY, 2);
        builder.Triangle(Vector3.UnitX, Vector3.UnitY, Vector3.Zero, 2);
        builder.Triangle(Vector3.UnitX, Vector3.UnitY, Vector3.Zero, 4);
        MeshAsset clean = MeshCleaner.Clean(new MeshAsset(
            builder.Build(), [new("a", 0, 1), new("b", 1, 2), new("c", 3, 1)], []));
        Assert.Equal([new("a", 0, 0), new("b", 0, 1), new("c", 1, 1)], clean.Parts);
        Assert.Equal([2u, 4u], clean.Mesh.Colors);
        Assert.Equal(new MeshFaults(0, 1, 1), clean.Faults);
    }

    [Fact]
    public void An_image_that_cannot_be_decoded_is_named_and_the_plain_colour_is_used()
    {
        byte[] ktx2 = [0xAB, 0x4B, 0x54, 0x58, 0x20, 0x32, 0x30, 0xBB, 0x0D, 0x0A, 0x1A, 0x0A, .. new byte[68]];
        string materials = $$$"""
            , "extensionsUsed": ["KHR_texture_basisu"], "extensionsRequired": ["KHR_texture_basisu"],
            "materials": [{"pbrMetallicRoughness": {
              "baseColorFactor": [1, 0, 0, 1], "baseColorTexture": {"index": 0} } }],
            "textures": [{"extensions": {"KHR_texture_basisu": {"source": 0} } }],
            "images": [{"mimeType": "image/ktx2", "uri": "data:image/ktx2;base64,{{{Convert.ToBase64String(ktx2)}}}"}]
            """;
        MeshAsset asset = MeshReader.Load(Write([0, 0, 0, 1, 0, 0, 1, 1, 0], [0, 1, 2], materials));
        Assert.Contains(asset.Warnings, w => w.Contains("images[0] of thing.gltf: KTX2", StringComparison.Ordinal)
            && w.Contains("the plain material colour is used", StringComparison.Ordinal));
        Assert.Equal(Color.Rgb(255, 0, 0), asset.Mesh.Colors.Single());
        Assert.DoesNotContain(asset.Mesh.Surface?.Materials ?? [], m => m.Image is not null);
    }

    private string Write(float[] places, int[] triangles, string more)
    {
        byte[] data = [.. MemoryMarshal.AsBytes<float>(places), .. MemoryMarshal.AsBytes<int>(triangles)];
        int vertices = places.Length / 3, bytes = 4 * places.Length;
        string material = more.Length > 0 ? ", \"material\": 0" : "";
        string file = Path.Combine(folder, "thing.gltf");
        File.WriteAllText(file, $$$"""
            {"asset": {"version": "2.0"}, "scene": 0, "scenes": [{"nodes": [0]}], "nodes": [{"mesh": 0, "name": "thing"}],
             "meshes": [{"primitives": [{"attributes": {"POSITION": 0}, "indices": 1{{{material}}} }]}],
             "accessors": [
               {"bufferView": 0, "componentType": 5126, "count": {{{vertices}}}, "type": "VEC3", "min": [0, 0, 0],
                "max": [1, 1, 0]},
               {"bufferView": 1, "componentType": 5125, "count": {{{triangles.Length}}}, "type": "SCALAR"}],
             "bufferViews": [
               {"buffer": 0, "byteOffset": 0, "byteLength": {{{bytes}}}, "target": 34962},
               {"buffer": 0, "byteOffset": {{{bytes}}}, "byteLength": {{{4 * triangles.Length}}}, "target": 34963}],
             "buffers": [{"byteLength": {{{data.Length}}},
               "uri": "data:application/octet-stream;base64,{{{Convert.ToBase64String(data)}}}"}]{{{more}}} }
            """);
        return file;
    }
}
