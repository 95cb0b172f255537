using Galactic.Assets;
using Galactic.Datasets;
using Galactic.Geometry;
using Galactic.Scenes;

namespace Galactic.Tests.Datasets;

/// <summary>One wrong number costs the piece it belongs to, not the scene.</summary>
public sealed class PlacementLimitTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory().FullName;

    public void Dispose() => Directory.Delete(folder, true);

    [Fact]
    public void A_sound_scene_has_all_its_pieces()
    {
        (SceneDescription scene, IReadOnlyList<DatasetProblem> problems) = Load("", "", "");
        Assert.Empty(problems);
        Assert.Equal(3, scene.Collision.Boxes.Count);
        SceneBuilder.Build(scene);
    }

    [Theory]
    [InlineData(", \"translation\": [1e30, 0, 0]", "x 1E+30, ")]
    [InlineData(", \"translation\": [0, 0, -103]", "within 100 m of the stage; it is left out")]
    [InlineData(", \"uniform_scale\": 1e9", "within 100 m of the stage")]
    [InlineData(", \"uniform_scale\": 3e38, \"non_uniform_scale\": [3e38, -3e38, 0]", "within 100 m of the stage")]
    public void A_piece_far_outside_is_left_out_and_named(string wrong, string said)
    {
        (SceneDescription scene, IReadOnlyList<DatasetProblem> problems) = Load("", wrong, "");
        DatasetProblem problem = Assert.Single(problems);
        Assert.Equal((Path.Combine(folder, "room.scene_instance.json"), "object_instances[0]"), (problem.File, problem.Where));
        Assert.Contains(said, problem.Message);
        Assert.Equal(2, scene.Collision.Boxes.Count);
        SceneBuilder.Build(scene);
    }

    [Theory]
    [InlineData("[0, 0, 0, 0]", "length 0,")]
    [InlineData("[1e30, 0, 0, 0]", "length Infinity,")]
    public void A_rotation_that_is_none_is_named_and_not_applied(string rotation, string said)
    {
        (SceneDescription scene, IReadOnlyList<DatasetProblem> problems) = Load("", $", \"rotation\": {rotation}", "");
        DatasetProblem problem = Assert.Single(problems);
        Assert.Equal("object_instances[0].rotation", problem.Where);
        Assert.Contains(said, problem.Message);
        Assert.Equal(3, scene.Collision.Boxes.Count);
        SceneBuilder.Build(scene);
    }

    [Fact]
    public void A_link_of_furniture_far_outside_is_left_out_and_named()
    {
        (SceneDescription scene, IReadOnlyList<DatasetProblem> problems) =
            Load("", "", ", \"translation\": [0, 500, 0]");
        Assert.All(problems, p => Assert.Equal("articulated_object_instances[0], link body", p.Where));
        Assert.NotEmpty(problems);
        Assert.Equal(2, scene.Collision.Boxes.Count);
    }

    [Theory]
    [InlineData(", \"translation\": [0, 1e30, 0]")]
    [InlineData(", \"uniform_scale\": 1e30")]
    public void Without_a_usable_stage_a_bare_floor_stands_in(string wrong)
    {
        (SceneDescription scene, IReadOnlyList<DatasetProblem> problems) = Load(wrong, "", "");
        Assert.Contains(problems, p => p.Where == "stage_instance" && p.Message.Contains("within 1000 m of the origin"));
        Assert.Contains(problems, p => p.Message.Contains("bare floor"));
        Assert.Equal(4, scene.Collision.Boxes.Count);
        SceneBuilder.Build(scene);
    }

    /// <summary>A floor with two boxes and a chest on it.</summary>
    private (SceneDescription Scene, IReadOnlyList<DatasetProblem> Problems) Load(string stage, string box, string chest)
    {
        MeshBuilder floor = new(), cube = new();
        floor.Quad(new(-2, 0, 2), new(2, 0, 2), new(2, 0, -2), new(-2, 0, -2), 0);
        cube.Box(Pose.Identity, new System.Numerics.Vector3(0.2f), 0);
        GltfWriter.Write(Path.Combine(folder, "floor.glb"), [("floor", floor.Build())]);
        GltfWriter.Write(Path.Combine(folder, "box.glb"), [("box", cube.Build())]);
        Write("floor.stage_config.json", """{"render_asset": "floor.glb"}""");
        Write("box.object_config.json", """{"render_asset": "box.glb", "use_bounding_box_for_collision": true}""");
        Write("chest.urdf", """
            <robot name="chest"><link name="body">
              <collision><geometry><box size="1 1 1"/></geometry></collision></link></robot>
            """);
        Write("room.scene_instance.json", $$"""
            {"stage_instance": {"template_name": "floor"{{stage}}},
             "object_instances": [{"template_name": "box"{{box}}}, {"template_name": "box"}],
             "articulated_object_instances": [{"template_name": "chest"{{chest}}}]}
            """);
        Write("d.scene_dataset_config.json", """
            {"stages": {"paths": {".json": ["."]}}, "objects": {"paths": {".json": ["."]}},
             "articulated_objects": {"paths": {".urdf": ["."]}}, "scene_instances": {"paths": {".json": ["."]}}}
            """);
        HabitatDataset dataset = HabitatDataset.Open(folder);
        SceneDescription scene = dataset.LoadScene("room");
        return (scene, dataset.Problems);
    }

    private void Write(string name, string text) => File.WriteAllText(Path.Combine(folder, name), text);
}
