using System.Numerics;
using Galactic.Assets;
using Galactic.Compute;
using Galactic.Datasets;
using Galactic.Geometry;
using Galactic.Homes;
using Galactic.Scenes;

namespace Galactic.Tests.Scenes;

public class RealSceneTests
{
    [Theory]
    [InlineData(0.015f)]
    [InlineData(0.05f)]
    [InlineData(0.12f)]
    public void Columns_of_a_modelled_flat_agree_with_brute_force(float radius)
    {
        SceneDescription flat = Load("studio");
        ColumnGrid grid = SceneBuilder.Build(flat).Columns[SphereRadii.IndexOf(radius)];
        CollisionShape shape = new(flat.Collision.Boxes, TrianglesOf(flat.Collision.Triangles));
        (int free, int blocked) = (0, 0);
        RandomKey key = RandomKey.FromSeed(11);
        for (int i = 0; i < 3000; i++)
        {
            int cell = key.For(i).Index(0, grid.Cells.Length);
            float x = grid.MinX + (cell % grid.Width + 0.5f) * grid.CellSize;
            float z = grid.MinZ + (cell / grid.Width + 0.5f) * grid.CellSize;
            float y = key.For(i).Uniform(1, radius + 0.001f, 2.3f);
            double gap = BruteForce.Distance(shape, x, y, z) - radius;
            if (gap < -2e-6)
            {
                Assert.False(grid.IsFree(x, y, z));
                blocked++;
            }
            else if (gap > 2e-3 && grid.IntervalsOf(cell).Length > 0)
            {
                Assert.True(grid.IsFree(x, y, z), $"({x}, {y}, {z}) is {gap} m clear but not free");
                free++;
            }
        }

        Assert.True(free > 500 && blocked > 50, $"{free} free and {blocked} blocked samples do not test anything");
    }

    [Theory]
    [InlineData("studio")]
    [InlineData("apartment2")]
    [InlineData("apartment3")]
    public void Modelled_flats_have_floor_to_drive_on_and_room_for_episodes(string name)
    {
        Scene scene = SceneBuilder.Build(Load(name));
        Assert.InRange(scene.Navigation.NavigableArea, 4, 40);
        using CpuDevice device = new(2);
        EpisodeSet set = EpisodeGenerator.Generate([scene], MovableObjects.Ycb9(), new EpisodeOptions(), 1, 50, device);
        Assert.All(set.Episodes, e => Assert.InRange(e.Spawns.Count, 10, 20));
    }

    [Fact]
    public void Generated_homes_have_room_for_both_kinds_of_episodes()
    {
        Scene[] homes = [.. Enumerable.Range(0, 12).Select(i =>
            SceneBuilder.Build(HomeGenerator.Generate(new HomeOptions(), 3, HomeSplit.Train, i).Describe()))];
        using CpuDevice device = new(2);
        foreach (EpisodeOptions options in (EpisodeOptions[])[new(), EpisodeOptions.Rearrange])
        {
            EpisodeSet set = EpisodeGenerator.Generate(homes, MovableObjects.Everyday(), options, 1, 120, device);
            Assert.Equal(120, set.Episodes.Count);
            Assert.All(set.Episodes, e => Assert.InRange(e.Spawns.Count, options.MinObjects, options.MaxObjects));
        }
    }

    private static SceneDescription Load(string name)
    {
        string? root = Environment.GetEnvironmentVariable("GALACTIC_DATA");
        for (DirectoryInfo? at = new(AppContext.BaseDirectory); root is null && at is not null; at = at.Parent)
        {
            string beside = Path.Combine(at.FullName, "shared", "data");
            root = Directory.Exists(beside) ? beside : null;
        }

        string path = Path.Combine(root ?? ".", "sweethome3d-homes");
        if (!Directory.Exists(path))
        {
            Assert.Skip($"{path} is not there; set GALACTIC_DATA to the folder with sweethome3d-homes.");
        }

        return HabitatDataset.Open(path).LoadScene(name);
    }

    private static List<(Vector3 A, Vector3 B, Vector3 C)> TrianglesOf(TriangleMesh? mesh)
    {
        List<(Vector3, Vector3, Vector3)> triangles = [];
        for (int i = 0; i < (mesh?.Indices.Length ?? 0); i += 3)
        {
            triangles.Add((
                mesh!.Positions[mesh.Indices[i]],
                mesh.Positions[mesh.Indices[i + 1]],
                mesh.Positions[mesh.Indices[i + 2]]));
        }

        return triangles;
    }
}
