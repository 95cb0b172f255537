using System.Numerics;
using System.Text.Json;
using Galactic.Assets;
using Galactic.Compute;
using Galactic.Datasets;
using Galactic.Experiments;
using Galactic.Geometry;
using Galactic.Homes;
using Galactic.Rendering;
using Galactic.Scenes;

namespace Galactic.Tests.Datasets;

public sealed class HomeExportTests : IDisposable
{
    private const int Count = 3;
    private readonly string folder = Path.Combine(Path.GetTempPath(), "galactic-homes-" + Guid.NewGuid().ToString("n"));

    public void Dispose()
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, true);
        }
    }

    [Fact]
    public void Homes_come_back_from_habitat_layout_with_the_same_boxes_surfaces_and_pictures()
    {
        Home[] homes = [.. Enumerable.Range(0, Count).Select(i =>
            HomeGenerator.Generate(HomeOptions.Default, 4, HomeSplit.Train, i))];
        HabitatExporter.Write(homes.Select(h => h.TakeApart()), folder);
        Assert.Empty(DatasetCheck.Run(folder).Problems);
        HabitatDataset dataset = HabitatDataset.Open(folder);
        Assert.Equal(homes.Select(h => h.Name).Order(StringComparer.Ordinal), dataset.SceneNames);
        using CpuDevice device = new(2);
        foreach (Home home in homes)
        {
            SceneDescription made = home.Describe();
            SceneDescription loaded = dataset.LoadScene(home.Name);
            Assert.Equal(made.Mesh.TriangleCount, loaded.Mesh.TriangleCount);
            Assert.Null(loaded.Collision.Triangles);
            AssertSame(
                made.Collision.Boxes.Select(b => (b.Bounds.Center, b.Bounds.Size)),
                loaded.Collision.Boxes.Select(b => (b.Bounds.Center, b.Bounds.Size)));
            AssertSame(made.Receptacles.Select(Place), loaded.Receptacles.Select(Place));
            AssertLooksAlike(home, made, loaded, device);
        }

        Assert.Empty(dataset.Problems);
    }

    [Fact]
    public void Pieces_are_shared_and_the_layout_says_how_to_make_the_home_again()
    {
        Home home = HomeGenerator.Generate(HomeOptions.Default, 4, HomeSplit.Train, 1);
        HabitatExporter.Write([home.TakeApart()], folder);
        int objects = Directory.GetFiles(Path.Combine(folder, "configs/objects")).Length;
        using JsonDocument scene = JsonDocument.Parse(File.ReadAllText(
            Path.Combine(folder, $"configs/scenes/{home.Name}.scene_instance.json")));
        int placed = scene.RootElement.GetProperty("object_instances").GetArrayLength();
        Assert.InRange(objects, 5, placed - 1);
        Assert.Equal(home.Pieces.Count(p => p.Kind != PieceKind.Pendant), placed);
        using JsonDocument layout = JsonDocument.Parse(
            File.ReadAllText(Path.Combine(folder, $"layouts/{home.Name}.json")));
        Assert.True(HomeId.TryParse(layout.RootElement.GetProperty("name").GetString(), out HomeId id));
        Home again = HomeGenerator.Generate(HomeOptions.Default, id.Seed, id.Split, id.Index);
        Assert.Equal(home.CollisionBoxes, again.CollisionBoxes);
        Assert.Equal(home.Pieces.Count, layout.RootElement.GetProperty("pieces").GetArrayLength());
        Assert.Equal(920, layout.RootElement.GetProperty("options").GetProperty("doorWidth").GetInt32());
    }

    private static (Vector3, Vector3) Place(Receptacle r)
    {
        Vector3 x = Vector3.Abs(r.WorldFromSurface.Rotate(Vector3.UnitX)) * r.HalfX;
        Vector3 z = Vector3.Abs(r.WorldFromSurface.Rotate(Vector3.UnitZ)) * r.HalfZ;
        return (r.WorldFromSurface.Position, x + z + new Vector3(0, r.Clearance + r.Weight, 0));
    }

    /// <summary>Both lists hold the same places and sizes to 1 mm, in any order.</summary>
    private static void AssertSame(
        IEnumerable<(Vector3 Center, Vector3 Size)> expected, IEnumerable<(Vector3 Center, Vector3 Size)> actual)
    {
        List<(Vector3 Center, Vector3 Size)> left = [.. actual];
        foreach ((Vector3 center, Vector3 size) in expected)
        {
            int match = left.FindIndex(b =>
                Vector3.Distance(b.Center, center) < 0.001f && Vector3.Distance(b.Size, size) < 0.001f);
            Assert.True(match >= 0, $"nothing at {center} of size {size}");
            left.RemoveAt(match);
        }

        Assert.Empty(left);
    }

    private static void AssertLooksAlike(Home home, SceneDescription made, SceneDescription loaded, CpuDevice device)
    {
        RenderAssets assets = new([made.Mesh, loaded.Mesh], []);
        using PictureRenderer renderer = new(assets, new CameraSettings { Width = 128, Height = 128 }, device, 1);
        float[] matrix = new float[12];
        foreach (HomeRoom room in home.Rooms)
        {
            PlanRect c = room.Clear;
            Vector3 middle = new Vector3(c.MinX + c.MaxX, 2400, c.MinZ + c.MaxZ) * 0.5e-3f;
            CameraPose.LookAt(middle, middle + new Vector3(1, -0.3f, 0.4f), matrix);
            byte[] first = renderer.Draw(0, Pose.Read(matrix));
            byte[] second = renderer.Draw(1, Pose.Read(matrix));
            Assert.InRange(first.Zip(second, (a, b) => Math.Abs(a - b)).Average(), 0, 1);
        }
    }
}
