using System.Numerics;
using Galactic.Assets;

namespace Galactic.Tests.Assets;

public sealed class TextReaderTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory().FullName;

    public void Dispose() => Directory.Delete(folder, true);

    [Fact]
    public void Obj_polygons_become_fans_with_their_material_colours()
    {
        Save("m.mtl", "newmtl red\nKd 1 0 0\n");
        MeshAsset asset = MeshReader.Load(Save(
            "a.obj", "mtllib m.mtl\nv 0 0 0\nv 1 0 0\nv 1 1 0\nv 0 1 0\nusemtl red\nf 1 2 3 4\nf -4 -3 -1\n"));
        Assert.Equal([0, 1, 2, 0, 2, 3, 0, 1, 3], asset.Mesh.Indices);
        Assert.All(asset.Mesh.Colors, color => Assert.Equal(Color.Rgb(255, 0, 0), color));
    }

    [Theory]
    [InlineData("v 0 0\nf 1 1 1\n", "line 1")]
    [InlineData("v 0 0 0\nf 1 2 3\n", "line 2")]
    [InlineData("hello\n", "no faces")]
    public void Bad_obj_lines_are_named(string text, string expected) =>
        Assert.Contains(expected, Assert.Throws<AssetException>(() => MeshReader.Load(Save("b.obj", text))).Message);

    [Fact]
    public void Ply_corner_colours_are_averaged()
    {
        MeshAsset asset = MeshReader.Load(Save("c.ply", """
            ply
            format ascii 1.0
            element vertex 3
            property float x
            property float y
            property float z
            property uchar red
            property uchar green
            property uchar blue
            element face 1
            property list uchar int vertex_indices
            end_header
            0 0 0 255 0 0
            1 0 0 255 0 0
            0 1 0 255 0 0
            3 0 1 2
            """));
        Assert.Equal([Color.Rgb(255, 0, 0)], asset.Mesh.Colors);
        Assert.Equal(new Vector3(1, 1, 0), asset.Mesh.Bounds.Size);
    }

    [Fact]
    public void A_short_binary_stl_is_refused()
    {
        var bytes = new byte[84 + 50];
        bytes[80] = 2;
        string path = Path.Combine(folder, "d.stl");
        File.WriteAllBytes(path, bytes);
        Assert.Contains("2 facets", Assert.Throws<AssetException>(() => MeshReader.Load(path)).Message);
    }

    [Fact]
    public void Urdf_links_are_chained_with_joints_at_zero()
    {
        UrdfModel model = UrdfReader.Load(Save("e.urdf", """
            <robot name="r"><link name="a"/><link name="b"><visual><origin xyz="1 0 0"/>
            <geometry><box size="1, 2, 3"/></geometry></visual></link>
            <joint name="j" type="revolute"><origin xyz="0 5 0" rpy="0 0 1.5707963"/><parent link="a"/><child link="b"/></joint></robot>
            """));

        // A quarter turn about z takes (1, 0, 0) to (0, 1, 0), then 5 up.
        Assert.True(Vector3.Distance(new Vector3(0, 6, 0), Assert.Single(model.Shapes).RootFromShape.Position) < 1e-5f);
    }

    private string Save(string name, string text)
    {
        string path = Path.Combine(folder, name);
        File.WriteAllText(path, text);
        return path;
    }
}
