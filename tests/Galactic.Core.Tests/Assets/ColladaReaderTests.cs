using System.Numerics;
using Galactic.Assets;
using Galactic.Geometry;
using Galactic.Tests.Datasets;

namespace Galactic.Tests.Assets;

public sealed class ColladaReaderTests : IDisposable
{
    /// <summary>A unit square in centimetres, drawn through a node that turns it about x, then moves it.</summary>
    private const string Square = """
        <COLLADA xmlns="http://www.collada.org/2005/11/COLLADASchema" version="1.4.1">
          <asset><unit name="centimeter" meter="0.01"/><up_axis>Z_UP</up_axis></asset>
          <library_effects><effect id="paint"><profile_COMMON><technique sid="common"><lambert>
            <diffuse><color>1 0.5 0 1</color></diffuse></lambert></technique></profile_COMMON></effect></library_effects>
          <library_materials><material id="orange"><instance_effect url="#paint"/></material></library_materials>
          <library_geometries><geometry id="square"><mesh>
            <source id="points"><float_array id="points-array" count="12">0 0 0 100 0 0 100 100 0 0 100 0</float_array>
              <technique_common><accessor source="#points-array" count="4" stride="3"/></technique_common></source>
            <vertices id="corners"><input semantic="POSITION" source="#points"/></vertices>
            <polylist count="1" material="front"><input semantic="VERTEX" source="#corners" offset="0"/>
              <vcount>4</vcount><p>0 1 2 3</p></polylist>
          </mesh></geometry></library_geometries>
          <library_visual_scenes><visual_scene id="scene"><node name="outer"><translate>0 0 300</translate>
            <node name="inner"><rotate>1 0 0 90</rotate><instance_geometry url="#square">
            <bind_material><technique_common><instance_material symbol="front" target="#orange"/></technique_common>
            </bind_material></instance_geometry></node></node></visual_scene></library_visual_scenes>
          <scene><instance_visual_scene url="#scene"/></scene>
        </COLLADA>
        """;

    private readonly string folder = Directory.CreateTempSubdirectory().FullName;

    public void Dispose() => Directory.Delete(folder, true);

    [Fact]
    public void Polygons_are_placed_by_their_nodes_in_metres_with_their_material_colour()
    {
        MeshAsset asset = MeshReader.Load(Save(Square));
        Assert.Empty(asset.Warnings);
        Assert.Equal("inner", Assert.Single(asset.Parts).Name);
        Assert.Equal([0, 1, 2, 0, 2, 3], asset.Mesh.Indices);
        // A quarter turn about x takes y to z; then 3 m up.
        AssertNear(new(0, 0, 3), asset.Mesh.Bounds.Min);
        AssertNear(new(1, 0, 4), asset.Mesh.Bounds.Max);
        Assert.All(asset.Mesh.Colors, color => Assert.Equal(Color.Rgb(255, 128, 0), color));
    }

    [Fact]
    public void Mirrored_nodes_keep_their_fronts_outside()
    {
        MeshAsset asset = MeshReader.Load(Save(Square.Replace("<rotate>1 0 0 90</rotate>", "<scale>1 1 -1</scale>")));
        Assert.Equal([0, 2, 1, 0, 3, 2], asset.Mesh.Indices);
    }

    [Theory]
    [InlineData("tristrips", "", "<p>0 1 3 2</p>", new[] { 0, 1, 3, 3, 1, 2 })]
    [InlineData("trifans", "", "<p>0 1 2 3</p>", new[] { 0, 1, 2, 0, 2, 3 })]
    [InlineData("polygons", "", "<p>0 1 2</p><p>0 2 3</p>", new[] { 0, 1, 2, 0, 2, 3 })]
    [InlineData("triangles", "", "<p>0 1 2 2 3 0</p>", new[] { 0, 1, 2, 2, 3, 0 })]
    public void All_kinds_of_primitives_become_triangles(string kind, string counts, string p, int[] expected)
    {
        string text = Square.Replace("<vcount>4</vcount><p>0 1 2 3</p>", counts + p).Replace("polylist", kind);
        Assert.Equal(expected, MeshReader.Load(Save(text)).Mesh.Indices);
    }

    [Fact]
    public void Textures_colour_triangles_and_missing_ones_are_reported()
    {
        string textured = Square
            .Replace("<color>1 0.5 0 1</color>", "<texture texture=\"sampler\" texcoord=\"uv\"/>")
            .Replace("<profile_COMMON>", "<profile_COMMON><newparam sid=\"surface\"><surface><init_from>image</init_from></surface></newparam><newparam sid=\"sampler\"><sampler2D><source>surface</source></sampler2D></newparam>")
            .Replace("<library_effects>", "<library_images><image id=\"image\"><init_from>two.png</init_from></image></library_images><library_effects>")
            .Replace("<vertices", "<source id=\"uvs\"><float_array>0 0 1 0 1 1 0 1</float_array></source><vertices")
            .Replace("<vcount>4</vcount><p>0 1 2 3</p>", "<input semantic=\"TEXCOORD\" source=\"#uvs\" offset=\"1\"/><vcount>4</vcount><p>0 0 1 1 2 2 3 3</p>");
        MeshAsset missing = MeshReader.Load(Save(textured));
        Assert.Contains("two.png is missing", Assert.Single(missing.Warnings));
        Assert.All(missing.Mesh.Colors, color => Assert.Equal(Color.Rgb(255, 255, 255), color));

        // Upper half red, lower half blue: the row of v = 1 is the top row of the image.
        byte[] pixels = [.. Enumerable.Range(0, 16 * 16).SelectMany(i => (byte[])(i < 128 ? [255, 0, 0, 255] : [0, 0, 255, 255]))];
        new Galactic.Media.Picture(16, 16, pixels).Save(Path.Combine(folder, "two.png"));
        MeshAsset found = MeshReader.Load(Save(textured));
        Assert.Empty(found.Warnings);
        Assert.Equal(2, found.Mesh.Colors.Length);
        // The first triangle (0,0) (1,0) (1,1) is mostly low: more blue than red. The second the other way round.
        Assert.True((found.Mesh.Colors[0] >> 16 & 255) > (found.Mesh.Colors[0] & 255));
        Assert.True((found.Mesh.Colors[1] >> 16 & 255) < (found.Mesh.Colors[1] & 255));
    }

    [Theory]
    [InlineData("<p>0 1 2 3</p>", "<p>0 1 2 4</p>", "position 4 is outside the 4")]
    [InlineData("<vcount>4", "<vcount>5", "more than the 4 corners")]
    [InlineData("url=\"#square\"", "url=\"#circle\"", "\"#circle\" points at nothing")]
    [InlineData("100 100 0 0", "100 1e99 0 0", "not a finite number")]
    [InlineData("<rotate>1 0 0 90", "<rotate>1 0 0", "4 were expected")]
    [InlineData("<instance_geometry url=\"#square\">", "<instance_geometry url=\"#points\">", "no triangles")]
    [InlineData("meter=\"0.01\"", "meter=\"0\"", "a unit of 0 m")]
    [InlineData("</visual_scene>", "", "not well-formed")]
    public void Faults_are_named(string part, string instead, string said)
    {
        Assert.Contains(part, Square);
        string path = Save(Square.Replace(part, instead));
        AssetException error = Assert.Throws<AssetException>(() => MeshReader.Load(path));
        Assert.Equal(path, error.File);
        Assert.Contains(said, error.Message);
    }

    [Fact]
    public void Nodes_that_contain_themselves_are_refused()
    {
        string text = Square.Replace("<node name=\"outer\">", "<node name=\"outer\" id=\"loop\"><instance_node url=\"#loop\"/>");
        Assert.Contains("cycle", Assert.Throws<AssetException>(() => MeshReader.Load(Save(text))).Message);
    }

    [Fact]
    public void A_robots_gripper_has_the_size_of_its_collision_mesh_and_the_colours_of_its_texture()
    {
        string meshes = Path.Combine(SharedData.Folder("nc-test-input-only"), "fetch-robot", "fetch_description", "meshes");
        MeshAsset drawn = MeshReader.Load(Path.Combine(meshes, "gripper_link.dae"));
        Bounds solid = MeshReader.Load(Path.Combine(meshes, "gripper_link.STL")).Mesh.Bounds;
        AssertNear(solid.Min, drawn.Mesh.Bounds.Min, 5e-3f);
        AssertNear(solid.Max, drawn.Mesh.Bounds.Max, 5e-3f);
        MeshAsset elbow = MeshReader.Load(Path.Combine(meshes, "elbow_flex_link.dae"));
        Assert.Empty(elbow.Warnings);
        Assert.InRange(elbow.Mesh.TriangleCount, 3498, 20_000);
        Assert.True(elbow.Mesh.Colors.Distinct().Count() > 1);
    }

    private static void AssertNear(Vector3 expected, Vector3 actual, float tolerance = 1e-5f) =>
        Assert.True(Vector3.Distance(expected, actual) < tolerance, $"expected {expected}, got {actual}");

    private string Save(string text)
    {
        string path = Path.Combine(folder, "mesh.dae");
        File.WriteAllText(path, text);
        return path;
    }
}
