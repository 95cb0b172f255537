using System.Numerics;
using System.Text.Json;
using Galactic.Assets;
using Galactic.Datasets;
using Galactic.Geometry;
using Galactic.Scenes;

namespace Galactic.Tests.Datasets;

public sealed class DatasetTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory().FullName;

    public void Dispose() => Directory.Delete(folder, true);

    [Fact]
    public void An_exported_home_checks_clean_and_loads_back_the_same()
    {
        SceneDescription scene = Room();
        string target = Path.Combine(folder, "out");
        HabitatExporter.Write([scene], target);
        DatasetReport report = DatasetCheck.Run(target);
        Assert.Empty(report.Problems);
        Assert.Equal(1, report.Scenes);

        SceneDescription back = HabitatDataset.Open(target).LoadScene("room");
        Assert.Equal(Triangles(scene.Mesh), Triangles(back.Mesh));
        Assert.Equal(scene.CeilingStart, back.CeilingStart);
        Assert.Equal(scene.Collision.Boxes.Count, back.Collision.Boxes.Count);
        Assert.True(
            Vector3.Distance(scene.Collision.Boxes[1].WorldFromBox.Position,
                back.Collision.Boxes[1].WorldFromBox.Position) < 1e-5f);
        Receptacle receptacle = Assert.Single(back.Receptacles);
        Assert.Equal("table.top", receptacle.Name);
        Assert.Equal(0.75f, receptacle.Height, 1e-5f);
        Assert.Equal(2f, receptacle.Weight);
        Assert.Single(Directory.GetFileSystemEntries(folder));
    }

    [Fact]
    public void A_failed_export_leaves_nothing_behind()
    {
        SceneDescription scene = Room();
        Assert.Throws<ArgumentException>(() => HabitatExporter.Write([scene, scene], Path.Combine(folder, "out")));
        Assert.Empty(Directory.GetFileSystemEntries(folder));
    }

    [Fact]
    public void Receptacles_are_found_on_tables_but_not_on_floors()
    {
        Receptacle found = Assert.Single(ReceptacleFinder.Find(Room().Mesh));
        Assert.Equal(0.75f, found.Height, 1e-4f);
        Assert.InRange(found.HalfX, 0.4f, 0.5f);
        Assert.InRange(found.Clearance, 1.7f, 1.8f);
    }

    [Fact]
    public void A_folder_without_a_dataset_is_one_problem() =>
        Assert.Contains("scene_dataset_config", Assert.Single(DatasetCheck.Run(folder).Problems).Message);

    [Theory]
    [InlineData("studio", 7.6, 11)]
    [InlineData("apartment2", 11.8, 18)]
    [InlineData("apartment3", 11.7, 21)]
    public void Home_plans_load_whole(string name, double width, int receptacles)
    {
        HabitatDataset dataset = HabitatDataset.Open(SharedData.Folder("sweethome3d-homes"));
        SceneDescription scene = dataset.LoadScene(name);
        Assert.Empty(dataset.Problems);
        Assert.Equal(width, scene.Mesh.Bounds.Size.X, 0.1);
        Assert.Equal(0, scene.Mesh.Bounds.Min.Y, 1e-3f);
        Assert.InRange(scene.Receptacles.Count, receptacles - 6, receptacles);
        Assert.InRange(scene.Mesh.TriangleCount, 20_000, 60_000);
    }

    [Fact]
    public void Templates_are_found_by_part_of_their_name_as_in_the_reference_simulator()
    {
        string root = SharedData.Folder("habitat-test-assets");
        HabitatDataset dataset = HabitatDataset.Open(
            Path.Combine(root, "dataset_tests/dataset_1/test_dataset_1.scene_dataset_config.json"));
        SceneDescription scene = dataset.LoadScene("dataset_test_scene_0");
        Assert.True(scene.Mesh.TriangleCount > 0);
        Assert.Equal(
            ["modified_test_stage_0", "dataset_test_object1_0", "dataset_test_object2_1"],
            dataset.Problems.Where(p => p.Where.EndsWith("template_name", StringComparison.Ordinal))
                .Select(p => p.Message.Split('"')[3]));
    }

    [Fact]
    public void A_living_room_without_receptacles_gets_some_and_a_ceiling()
    {
        SceneDescription scene = HabitatDataset.Open(SharedData.Folder("drake-living-room")).LoadScene("living_room");
        Assert.NotEmpty(scene.Receptacles);
        Assert.True(scene.CeilingStart < scene.Mesh.TriangleCount);
        Assert.Equal(6, scene.Mesh.Bounds.Size.X, 0.1f);
    }

    [Fact]
    public void ReplicaCAD_furniture_stands_where_the_reference_simulator_had_it()
    {
        string root = SharedData.Folder("nc-test-input-only/replicacad");
        HabitatDataset dataset = HabitatDataset.Open(root);
        SceneDescription scene = dataset.LoadScene("v3_sc0_staging_00");
        // The stage has 5,216 triangles twice.
        Assert.InRange(scene.Mesh.TriangleCount, 36_000, 39_000);
        Assert.Contains(dataset.Problems, p => p.Message.Contains("bike_02"));
        Assert.NotEmpty(scene.Receptacles);

        // The bottom fridge door of the recorded scene against the chain of the URDF and the scene instance.
        string replay = Path.Combine(root, "../galactic/replays/Baked_sc0_staging_00.replay.json");
        using JsonDocument recorded = JsonDocument.Parse(File.ReadAllText(replay));
        JsonElement door = recorded.RootElement.GetProperty("keyframes")[0].GetProperty("stateUpdates")[2]
            .GetProperty("state").GetProperty("absTransform").GetProperty("translation");
        UrdfModel fridge = UrdfReader.Load(Path.Combine(root, "urdf/fridge/fridge.urdf"));
        Vector3 local = fridge.Shapes.First(s => s.MeshPath.EndsWith("bottom_door.glb", StringComparison.Ordinal))
            .RootFromShape.Position;
        Vector3 world = local + new Vector3(0.535f, 1.01f, 4.4597650f);
        var expected = new Vector3(door[0].GetSingle(), door[1].GetSingle(), door[2].GetSingle());
        Assert.True(Vector3.Distance(expected, world) < 1e-3f, $"{world} {expected}");
    }

    [Fact]
    public void Ycb_boxes_equal_those_of_the_reference_collection()
    {
        Dictionary<string, MovableObject> objects = YcbObjects.Load(SharedData.Folder("ycb")).ToDictionary(o => o.Name);
        Assert.Equal(9, objects.Count);
        Check("024_bowl", new(-0.095571f, -0.124271f, -0.00053f), new(0.065892f, 0.036893f, 0.054479f), 18);
        Check("003_cracker_box", new(-0.048785f, -0.09616f, -0.003243f), new(0.023015f, 0.067876f, 0.210194f), 40);
        Check("002_master_chef_can", new(-0.068313f, -0.060949f, -0.000187f), new(0.034216f, 0.041428f, 0.13999f), 20);
        Check("007_tuna_fish_can", new(-0.068828f, -0.064902f, -0.003218f), new(0.016731f, 0.020638f, 0.03032f), 8);

        void Check(string name, Vector3 min, Vector3 max, int spheres)
        {
            MovableObject item = objects[name];
            Assert.True(
                Vector3.Distance(min, item.Box.Min) < 5e-4f && Vector3.Distance(max, item.Box.Max) < 5e-4f, name);
            Assert.InRange(item.Mesh.TriangleCount, 200, YcbObjects.TriangleBudget);
            Assert.True(
                Vector3.Distance(min, item.Mesh.Bounds.Min) < 2e-3f
                    && Vector3.Distance(max, item.Mesh.Bounds.Max) < 2e-3f, name);
            Assert.Equal(spheres, item.Spheres.Count);
        }
    }

    private static IEnumerable<string> Triangles(TriangleMesh mesh) => Enumerable.Range(0, mesh.TriangleCount)
        .Select(t => $"{mesh.Colors[t]:x} {mesh.Positions[mesh.Indices[t * 3]]} {mesh.Positions[mesh.Indices[t * 3 + 1]]} {mesh.Positions[mesh.Indices[t * 3 + 2]]}")
        .Order(StringComparer.Ordinal);

    // A 4 x 3 m floor, a 1 x 1 m table 0.75 m high, and a ceiling at 2.5 m.
    private static SceneDescription Room()
    {
        var builder = new MeshBuilder();
        builder.Quad(new(-2, 0, 1.5f), new(2, 0, 1.5f), new(2, 0, -1.5f), new(-2, 0, -1.5f), Color.Rgb(120, 90, 60));
        var table = new Pose(new Vector3(0, 0.375f, 0), Quaternion.Identity);
        builder.Box(table, new Vector3(0.5f, 0.375f, 0.5f), Color.Rgb(200, 10, 30));
        int ceiling = builder.TriangleCount;
        builder.Quad(
            new(-2, 2.5f, -1.5f), new(2, 2.5f, -1.5f), new(2, 2.5f, 1.5f), new(-2, 2.5f, 1.5f), Color.Rgb(
                250, 250, 250));
        OrientedBox[] boxes =
        [
            new(new Pose(new Vector3(0, -0.05f, 0), Quaternion.Identity), new Vector3(2, 0.05f, 1.5f)),
            new(table, new Vector3(0.5f, 0.375f, 0.5f)),
        ];
        var top = new Receptacle(
            "table.top", new Pose(new Vector3(0, 0.75f, 0), Quaternion.Identity), 0.45f, 0.4f, 1.75f, 2);
        return new SceneDescription("room", builder.Build(), ceiling, new CollisionGeometry(boxes, null), [top]);
    }
}
