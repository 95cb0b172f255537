using System.Numerics;
using Galactic.Assets;
using Galactic.Datasets;
using Galactic.Experiments;
using Galactic.Geometry;
using Galactic.Homes;
using Galactic.Rendering;
using Galactic.Robots;
using Galactic.Scenes;
using Galactic.Tasks;

namespace Galactic.Tests.Datasets;

public sealed class SemanticClassTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory().FullName;

    public void Dispose() => Directory.Delete(folder, true);

    [Fact]
    public void A_hand_made_scene_has_the_numbers_and_names_of_its_files()
    {
        // A room of 4 x 4 m in one mesh, an object with a number in the lexicon, one without, one without any number.
        MeshBuilder room = new();
        room.Quad(new(-2, 0, 2), new(2, 0, 2), new(2, 0, -2), new(-2, 0, -2), Color.Hex(1));
        room.Quad(new(-2, 0, -2), new(2, 0, -2), new(2, 2.5f, -2), new(-2, 2.5f, -2), Color.Hex(2));
        room.Quad(new(-2, 2.5f, -2), new(2, 2.5f, -2), new(2, 2.5f, 2), new(-2, 2.5f, 2), Color.Hex(3));
        room.Quad(new(-2, 1, -2), new(-1, 1, -2), new(-1, 1.5f, -1), new(-2, 1.5f, -1), Color.Hex(4));
        GltfWriter.Write(Path.Combine(folder, "room.glb"), [("room", room.Build())]);
        MeshBuilder box = new();
        box.Box(Pose.Identity, new Vector3(0.2f), Color.Hex(5));
        GltfWriter.Write(Path.Combine(folder, "box.glb"), [("box", box.Build())]);
        Write("room.stage_config.json", """{"render_asset": "room.glb"}""");
        Write("red_sofa_01.object_config.json", """{"render_asset": "box.glb", "semantic_id": 7}""");
        Write("blue_chair_02.object_config.json", """{"render_asset": "box.glb", "semantic_id": 12}""");
        Write("odd_thing_3.object_config.json", """{"render_asset": "box.glb"}""");
        Write("lamp.object_config.json", """{"render_asset": "box.glb", "user_defined": {"category": "light"}}""");
        Write("names.json", """{"classes": [{"id": 7, "name": "sofa"}, {"id": 99, "name": "unused"}]}""");
        Write("room.scene_instance.json",
            """
            {"stage_instance": {"template_name": "room"}, "object_instances": [
             {"template_name": "red_sofa_01"}, {"template_name": "blue_chair_02"}, {"template_name": "odd_thing_3"},
             {"template_name": "lamp"}, {"template_name": "red_sofa_01"}]}
            """);
        Write("d.scene_dataset_config.json",
            """
            {"stages": {"paths": {".json": ["."]}}, "objects": {"paths": {".json": ["."]}},
             "scene_instances": {"paths": {".json": ["."]}},
             "semantic_scene_descriptor_instances": {"names": "names.json"}}
            """);
        HabitatDataset dataset = HabitatDataset.Open(folder);
        SceneDescription scene = dataset.LoadScene("room");
        Assert.Empty(dataset.Problems);
        Assert.Equal(
            ["10000 building", "10001 wall", "10002 floor", "10003 ceiling", "7 sofa", "12 blue_chair",
             "15002 odd_thing", "15001 light", "7 sofa"],
            scene.PartClasses.Select(c => $"{c.Id} {c.Name}"));
        string ClassOf(int color) => scene.PartClasses[scene.Mesh.Parts![Array.IndexOf(scene.Mesh.Colors, Color.Hex(color))]].Name;
        Assert.Equal(["floor", "wall", "ceiling", "building"], [ClassOf(1), ClassOf(2), ClassOf(3), ClassOf(4)]);
        int[] boxes = [.. scene.Mesh.Parts!.Where((_, t) => scene.Mesh.Colors[t] == Color.Hex(5))];
        Assert.Equal([4, 5, 6, 7, 8], boxes.Distinct());
    }

    [Fact]
    public void A_number_out_of_range_is_told_and_not_used()
    {
        MeshBuilder box = new();
        box.Box(Pose.Identity, new Vector3(0.2f), Color.Hex(5));
        GltfWriter.Write(Path.Combine(folder, "box.glb"), [("box", box.Build())]);
        Write("wrong.object_config.json", """{"render_asset": "box.glb", "semantic_id": 10003}""");
        Write("one.scene_instance.json", """{"object_instances": [{"template_name": "wrong"}]}""");
        Write("d.scene_dataset_config.json",
            """{"objects": {"paths": {".json": ["."]}}, "scene_instances": {"paths": {".json": ["."]}}}""");
        HabitatDataset dataset = HabitatDataset.Open(folder);
        Assert.Equal(new SemanticClass(15001, "wrong"), dataset.LoadScene("one").PartClasses[^1]);
        DatasetProblem problem = Assert.Single(dataset.Problems, p => p.Where == "semantic_id");
        Assert.Contains("10003", problem.Message);
    }

    [Theory]
    [InlineData(HomeDetail.Lean)]
    [InlineData(HomeDetail.Rich)]
    public void Pieces_of_generated_homes_keep_their_kinds_through_files(HomeDetail detail)
    {
        Home home = HomeGenerator.Generate(HomeOptions.Default with { Detail = detail }, 3, HomeSplit.Train, 5);
        SceneDescription scene = home.Describe();
        for (int t = 0; t < scene.Mesh.TriangleCount; t++)
        {
            int part = scene.Mesh.Parts![t];
            float top = Enumerable.Range(0, 3).Max(i => scene.Mesh.Positions[scene.Mesh.Indices[3 * t + i]].Y);
            string name = scene.PartClasses[part].Name;
            Assert.True(name != "floor" || top <= 1e-6f, $"floor at {top} m");
            Assert.True(name != "ceiling" || (t >= scene.CeilingStart && top * 1000 > home.WallHeight - 1));
        }

        Assert.Equal(
            home.Pieces.Select(p => p.Kind.ToString().ToLowerInvariant()),
            scene.PartClasses.Skip(BuildingPart.FirstPiece).Select(c => c.Name.Replace("_", "")));
        string target = Path.Combine(folder, "out");
        HabitatExporter.Write([home.TakeApart()], target);
        SceneDescription back = HabitatDataset.Open(target).LoadScene(home.Name);
        Assert.Equal(Areas(scene), Areas(back));
    }

    [Theory]
    [InlineData("sweethome3d-homes", "studio", "16 bookcase", "3 little_plant")]
    [InlineData("nc-test-input-only/replicacad", "v3_sc0_staging_00", "94 wall_cabinet", "88 tv_stand")]
    public void Real_scenes_show_the_numbers_of_their_data_set(string data, string name, params string[] some)
    {
        SceneDescription scene = HabitatDataset.Open(SharedData.Folder(data)).LoadScene(name);
        HashSet<string> shown =
            [.. scene.Mesh.Parts!.Distinct().Select(p => $"{scene.PartClasses[p].Id} {scene.PartClasses[p].Name}")];
        Assert.Superset(new HashSet<string>([.. some, "10001 wall", "10002 floor"]), shown);
    }

    [Fact]
    public void A_batch_draws_the_classes_its_table_names()
    {
        using ScenePictures pictures = new(new WorldSettings { Objects = "everyday" }, "11", 0, 1, 2);
        ScenePicture picture = pictures.Draw("top", 320, PictureSensor.Semantic);
        Assert.Superset(
            new HashSet<string>(["wall", "floor", "robot"]), picture.Classes.Select(c => c.Name).ToHashSet());
        Assert.DoesNotContain("ceiling", picture.Classes.Select(c => c.Name));
        HashSet<uint> allowed = [.. picture.Classes.Select(c => IdColors.Of(c.Id))];
        ReadOnlySpan<uint> pixels = System.Runtime.InteropServices.MemoryMarshal.Cast<byte, uint>(picture.Picture.Pixels);
        foreach (uint pixel in pixels)
        {
            Assert.Contains(pixel, allowed);
        }
    }

    [Fact]
    public void Numbers_of_objects_do_not_depend_on_the_set_they_are_in()
    {
        IReadOnlyList<MovableObject> all = MovableObjects.Everyday();
        Dictionary<string, int> ids = SemanticClasses.Of(all).ToDictionary(c => c.Name, c => c.Id);
        Assert.Equal(27, ids.Values.Distinct().Count());
        Assert.Equal((20003, 20024, 21001), (ids["003_cracker_box"], ids["024_bowl"], ids["mug"]));
        foreach (SemanticClass held in SemanticClasses.Of(MovableObjects.HeldOutVariants(0, 2)))
        {
            Assert.Equal(ids[held.Name], held.Id);
        }

        MovableObject own = MovableObjects.Ycb9()[0];
        MovableObject Named(string name) => new()
        {
            Name = name,
            Mesh = own.Mesh,
            Box = own.Box,
            Spheres = own.Spheres,
            Upright = own.Upright,
        };
        Assert.Equal([30002, 30001, 30002], SemanticClasses.Of([Named("b"), Named("a"), Named("b")]).Select(c => c.Id));
    }

    [Fact]
    public void Colours_of_numbers_are_distinct()
    {
        int[] ids = [0, .. Enumerable.Range(1, 60), 10001, 10002, 10003, 10010, RenderIds.FirstInstance];
        Assert.Equal(ids.Length, ids.Select(IdColors.Of).Distinct().Count());
        Assert.Equal(Color.Hex(0), IdColors.Of(0));
    }

    /// <summary>Area of each class, to the square centimetre.</summary>
    private static IEnumerable<string> Areas(SceneDescription scene) => Enumerable.Range(0, scene.Mesh.TriangleCount)
        .GroupBy(t => t >= scene.CeilingStart ? "ceiling" : scene.PartClasses[scene.Mesh.Parts![t]].Name)
        .OrderBy(g => g.Key, StringComparer.Ordinal)
        .Select(g => $"{g.Key} {g.Sum(t => Area(scene.Mesh, t)):F2}");

    private static double Area(TriangleMesh mesh, int t)
    {
        (Vector3 a, Vector3 b, Vector3 c) = (
            mesh.Positions[mesh.Indices[3 * t]], mesh.Positions[mesh.Indices[3 * t + 1]],
            mesh.Positions[mesh.Indices[3 * t + 2]]);
        return Vector3.Cross(b - a, c - a).Length() / 2;
    }

    private void Write(string name, string text) => File.WriteAllText(Path.Combine(folder, name), text);
}
