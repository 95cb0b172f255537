using System.Numerics;
using Galactic.Assets;
using Galactic.Datasets;
using Galactic.Datasets.Formats;

namespace Galactic.Tests.Datasets.Formats;

public sealed class NavMeshTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory().FullName;

    public void Dispose() => Directory.Delete(folder, true);

    [Fact]
    public void Points_are_inside_on_the_border_or_at_a_distance()
    {
        NavMesh mesh = LShape();
        Assert.Equal(3, mesh.Area, 1e-6f);
        Assert.True(mesh.Contains(0.5f, 1.5f));
        Assert.True(mesh.Contains(1, 0.5f));
        Assert.False(mesh.Contains(1.5f, 1.5f));
        Assert.Equal(0.5f, mesh.DistanceTo(1.5f, 1.5f), 1e-6f);
        Assert.Equal(5, mesh.DistanceTo(5, 5), 1e-5f);
        Assert.Equal(1, mesh.DistanceTo(-1, 1), 1e-6f);
        Assert.Equal(0.25f, mesh.HeightAt(0.5f, 1.5f)!.Value, 1e-6f);
        Assert.Null(mesh.HeightAt(1.5f, 1.5f));
    }

    [Fact]
    public void Shipped_meshes_have_the_known_areas_and_settings()
    {
        string root = SharedData.Folder("nc-test-input-only/replicacad");
        Assert.Equal(52.7f, NavMesh.Load(Path.Combine(root, "navmeshes/empty_stage.navmesh")).Area, 0.1f);
        HabitatDataset dataset = HabitatDataset.Open(root);
        NavMesh target = dataset.LoadNavMesh("v3_sc1_staging_01")!;
        Assert.Equal(31.0f, target.Area, 0.1f);
        Assert.Equal(44, target.Polygons.Count);
        Assert.Equal(99, target.Vertices.Count);
        Assert.Equal((0.05f, 0.2f, 1.5f, 0.3f, 0.2f), (
            target.Settings.CellSize, target.Settings.CellHeight, target.Settings.AgentHeight,
            target.Settings.AgentRadius, target.Settings.MaxClimb));
        int read = 0;
        foreach (string path in Directory.EnumerateFiles(root, "*.navmesh", SearchOption.AllDirectories))
        {
            NavMesh mesh = NavMesh.Load(path);
            bool wide = Path.GetDirectoryName(path)!.EndsWith("_default", StringComparison.Ordinal);
            Assert.Equal(wide ? 0.1f : 0.3f, mesh.Settings.AgentRadius);
            Assert.InRange(mesh.Area, 25, 66);
            if (!wide && path.Contains("sc0", StringComparison.Ordinal))
            {
                Assert.InRange(mesh.Area, 29.3f, 32.3f);
            }

            Assert.All(mesh.Polygons, p => Assert.InRange(p.Area, 0, 63));
            read++;
        }

        Assert.Equal(72, read);
    }

    [Fact]
    public void Damaged_files_are_refused_or_read_but_nothing_else()
    {
        string root = SharedData.Folder("nc-test-input-only/replicacad");
        byte[] sound = File.ReadAllBytes(Path.Combine(root, "navmeshes/empty_stage.navmesh"));
        TestFiles.CutAndFlipped(Path.Combine(folder, "a.navmesh"), sound, p => NavMesh.Load(p).DistanceTo(0, 0), 7);
    }

    [Theory]
    [InlineData(0, "byte 0")]
    [InlineData(4, "byte 4")]
    [InlineData(8, "byte 8")]
    [InlineData(40, "byte 40")]
    [InlineData(104, "byte 104")]
    [InlineData(128, "byte 128")]
    [InlineData(204, "byte 204")]
    public void Nonsense_is_refused_by_the_byte(int at, string place)
    {
        string root = SharedData.Folder("nc-test-input-only/replicacad");
        byte[] bytes = File.ReadAllBytes(Path.Combine(root, "navmeshes/empty_stage.navmesh"));
        bytes.AsSpan(at, 4).Fill(0xFF);
        string path = Path.Combine(folder, "a.navmesh");
        File.WriteAllBytes(path, bytes);
        Assert.Equal(place, Assert.Throws<AssetException>(() => NavMesh.Load(path)).Location);
    }

    [Fact]
    public void A_scene_without_a_navigation_mesh_says_so()
    {
        HabitatDataset dataset = HabitatDataset.Open(SharedData.Folder("sweethome3d-homes"));
        Assert.Null(dataset.LoadNavMesh("studio"));
        Assert.Contains(dataset.Problems, p => p.Where == "navmesh_instances");
    }

    private static NavMesh LShape() => new(
        new NavMeshSettings(0.05f, 0.2f, 1.5f, 0.3f, 0.2f, 45, 20, 20, 12, 1.3f, 6, 6, 1), Vector3.Zero,
        [
            new Vector3(0, 0, 0), new Vector3(2, 0, 0), new Vector3(2, 0, 1), new Vector3(1, 0, 1),
            new Vector3(1, 0.5f, 2), new Vector3(0, 0.5f, 2), new Vector3(0, 0, 1),
        ],
        [new NavMeshPolygon([0, 1, 2, 3, 6], 1, 0), new NavMeshPolygon([6, 3, 4, 5], 1, 0)]);
}
