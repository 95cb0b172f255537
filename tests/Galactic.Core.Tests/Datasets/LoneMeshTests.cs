using System.Globalization;
using System.Numerics;
using System.Text;
using Galactic.Assets;
using Galactic.Compute;
using Galactic.Datasets;
using Galactic.Experiments;
using Galactic.Robots;
using Galactic.Scenes;
using Galactic.Tests.Scenes;

namespace Galactic.Tests.Datasets;

/// <summary>A home that is nothing but a mesh file.</summary>
public sealed class LoneMeshTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory().FullName;
    private readonly TriangleMesh home = Rooms.Furnished().Mesh;

    public void Dispose() => Directory.Delete(folder, true);

    [Theory]
    [InlineData(false, 0)]
    [InlineData(false, 1.25f)]
    [InlineData(true, -0.4f)]
    [InlineData(true, 0)]
    public void It_is_a_scene_with_a_floor_and_receptacles_whichever_way_is_up(bool zUp, float floor)
    {
        string path = Write("my.obj", zUp, floor);
        HabitatDataset dataset = HabitatDataset.Open(path);
        Assert.Equal(["my"], dataset.SceneNames);
        SceneDescription scene = dataset.LoadScene("my");
        Assert.Empty(dataset.Problems);
        Assert.Contains(
            $"{(zUp ? "z" : "y")} is up, lengths are metres, its floor is the lowest large level surface, at "
            + floor.ToString(CultureInfo.InvariantCulture), Assert.Single(dataset.Notes));
        Assert.Equal(home.TriangleCount, scene.Mesh.TriangleCount);
        Assert.Equal(6.2f, scene.Mesh.Bounds.Size.X, 1e-3f);
        Assert.Equal(2.6f, scene.Mesh.Bounds.Max.Y, 1e-2f);
        Assert.Contains(scene.Receptacles, r => MathF.Abs(r.Height - 0.74f) < 0.01f);
        Assert.Contains(scene.Receptacles, r => MathF.Abs(r.Height - 0.9f) < 0.01f);
        DatasetReport report = DatasetCheck.Run(path);
        SceneFacts facts = Assert.Single(report.Details);
        float drivable = NavigationMap.Of(scene.Collision, new SceneSettings()).NavigableArea;
        Assert.Equal((0, home.TriangleCount, scene.Receptacles.Count), (facts.Objects, facts.Triangles, facts.Receptacles));
        Assert.InRange(drivable, 5, 24);
        Assert.Equal(drivable, facts.NavigableArea);
        Assert.Empty(report.Problems);
    }

    [Fact]
    public void Episodes_can_be_made_in_it_and_the_assumptions_are_told()
    {
        using CpuDevice device = new(2);
        List<string> log = [];
        WorldSettings settings = new() { Scenes = Write("my.obj", zUp: false, floor: 0), TrainingEpisodes = 4 };
        EpisodeSet set = new WorldBuilder(settings, Fetch.Create(), device, log.Add).Training(1);
        Assert.Equal(4, set.Episodes.Count);
        Assert.Contains(log, line => line.Contains("my.obj is a mesh alone"));
    }

    [Fact]
    public void Another_unit_than_the_metre_is_suspected()
    {
        string path = Write("mm.obj", zUp: false, floor: 0, scale: 1000);
        Assert.Contains(HabitatDataset.Open(path).Notes, n => n.Contains("6200 m wide"));
    }

    [Fact]
    public void A_damaged_mesh_is_refused_by_name()
    {
        string path = Path.Combine(folder, "torn.stl");
        File.WriteAllText(path, "solid torn\nfacet");
        Assert.Contains("torn.stl", Assert.Throws<AssetException>(() => HabitatDataset.Open(path)).Message);
    }

    private string Write(string name, bool zUp, float floor, float scale = 1)
    {
        StringBuilder text = new();
        foreach (Vector3 p in home.Positions)
        {
            Vector3 q = (p + new Vector3(0, floor, 0)) * scale;
            q = zUp ? new Vector3(q.X, -q.Z, q.Y) : q;
            text.AppendLine(CultureInfo.InvariantCulture, $"v {q.X:R} {q.Y:R} {q.Z:R}");
        }

        for (int i = 0; i < home.Indices.Length; i += 3)
        {
            text.AppendLine(
                CultureInfo.InvariantCulture,
                $"f {home.Indices[i] + 1} {home.Indices[i + 1] + 1} {home.Indices[i + 2] + 1}");
        }

        string path = Path.Combine(folder, name);
        File.WriteAllText(path, text.ToString());
        return path;
    }
}
