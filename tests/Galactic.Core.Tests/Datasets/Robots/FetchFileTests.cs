using System.Numerics;
using Galactic.Assets;
using Galactic.Compute;
using Galactic.Datasets;
using Galactic.Datasets.Formats;
using Galactic.Geometry;
using Galactic.Robots;
using Galactic.Scenes;

namespace Galactic.Tests.Datasets.Robots;

/// <summary>The published URDF and collection of the Fetch against the robot we drew ourselves.</summary>
public sealed class FetchFileTests
{
    private static readonly RobotModel BuiltIn = Fetch.Create();
    private static readonly Lazy<LoadedRobot> FromFiles = new(() => RobotFile.Load(Collection, Urdf));

    private static string Folder => SharedData.Folder("nc-test-input-only");

    private static string Collection => Path.Combine(Folder, "galactic", "replicacad_composite.collection.json");

    private static string Urdf => Path.Combine(Folder, "fetch-robot", "opt_fetch", "robots", "fetch.urdf");

    private static RobotModel Loaded => FromFiles.Value.Robot;

    [Fact]
    public void Links_of_the_file_are_where_the_built_in_ones_are_for_any_joints()
    {
        Pose[] expected = new Pose[BuiltIn.Links.Count], actual = new Pose[Loaded.Links.Count];
        for (int seed = 0; seed < 100; seed++)
        {
            RandomKey key = RandomKey.FromSeed((ulong)seed);
            float[] joints = [.. BuiltIn.Joints.Select((_, i) => key.Uniform(i, -3, 3))];
            float[] same = [.. Loaded.Joints.Select(j => joints[BuiltIn.Joints.ToList().FindIndex(b => b.Name == j.Name)])];
            BuiltIn.ForwardKinematics(new(1, -2), 0.7f, joints, expected);
            Loaded.ForwardKinematics(new(1, -2), 0.7f, same, actual);
            for (int link = 0; link < expected.Length; link++)
            {
                Pose pose = actual[Loaded.LinkIndex(BuiltIn.Links[link].Name)];
                foreach (Vector3 point in (Vector3[])[default, Vector3.UnitX, Vector3.UnitY])
                {
                    Assert.True(
                        Vector3.Distance(expected[link].Transform(point), pose.Transform(point)) < 1e-5f,
                        BuiltIn.Links[link].Name);
                }
            }
        }
    }

    [Fact]
    public void Joints_have_the_same_names_limits_and_start_values()
    {
        Assert.Equal(15, Loaded.Joints.Count);
        Assert.Equal(
            BuiltIn.Joints.OrderBy(j => j.Name, StringComparer.Ordinal), Loaded.Joints.OrderBy(j => j.Name, StringComparer.Ordinal));
        // The numbers of the joints that matter are those of the published episodes.
        Assert.Equal("torso_lift_joint", Loaded.Joints[2].Name);
        Assert.Equal([6, 7, 8, 9, 10, 11, 12], Loaded.ArmJoints);
        Assert.Equal(BuiltIn.ArmJoints.Select(j => BuiltIn.Joints[j].Name), Loaded.ArmJoints.Select(j => Loaded.Joints[j].Name));
    }

    [Fact]
    public void The_29_spheres_are_the_same_in_the_same_order()
    {
        Assert.Equal(29, Loaded.Spheres.Count);
        Assert.Equal(
            BuiltIn.Spheres.Select(s => (BuiltIn.Links[s.Link].Name, s.Sphere)),
            Loaded.Spheres.Select(s => (Loaded.Links[s.Link].Name, s.Sphere)));
    }

    [Fact]
    public void The_actions_and_the_gripper_are_the_same()
    {
        ActionMap expected = BuiltIn.Actions, actual = Loaded.Actions;
        Assert.Equal(expected.Names, actual.Names);
        Assert.Equal(expected.Joints, actual.Joints);
        Assert.Equal(expected with { Names = [], Joints = [] }, actual with { Names = [], Joints = [] });
        Assert.Equal("gripper_link", Loaded.Links[Loaded.GripperLink].Name);
        Assert.Equal((BuiltIn.GripperOffset, BuiltIn.GripperRadius), (Loaded.GripperOffset, Loaded.GripperRadius));
    }

    [Theory]
    [InlineData("gripper_link", 0.5021f, 0.3596f, 0)]
    [InlineData("wrist_flex_link", 0.5019f, 0.6645f, 0)]
    [InlineData("head_pan_link", -0.0337f, 1.1804f, 0)]
    [InlineData("shoulder_lift_link", 0.1497f, 0.9860f, 0)]
    public void The_start_pose_has_the_reference_positions(string link, float x, float y, float z) => AssertAt(
        new(x, y, z), [.. Loaded.Joints.Select(j => j.Start)], link);

    [Theory]
    [InlineData("gripper_link", 0.6292f, 1.0410f, 0.2399f)]
    [InlineData("shoulder_lift_link", 0.1380f, 0.9860f, 0.0509f)]
    [InlineData("wrist_flex_link", 0.5846f, 1.3426f, 0.2380f)]
    public void The_episode_pose_has_the_reference_positions(string link, float x, float y, float z)
    {
        float[] joints = new float[15];
        Loaded.StartJoints(
            [-0.45005918f, -1.07816005f, 0.10005344f, 0.93496680f, -0.00105491f, 1.57671595f, 0.00541907f], joints);
        AssertAt(new(x, y, z), joints, link);
    }

    [Fact]
    public void Zero_joints_stretch_the_arm_to_the_reference_position() =>
        AssertAt(new(1.1281f, 0.7860f, 0), new float[15], "gripper_link");

    [Fact]
    public void The_camera_is_at_a_height_of_1_380_metres()
    {
        Pose[] links = new Pose[Loaded.Links.Count];
        Loaded.ForwardKinematics(Vector2.Zero, 0, [.. Loaded.Joints.Select(j => j.Start)], links);
        Vector3 camera = links[Loaded.Camera.Link].Transform(Loaded.Camera.LinkFromCamera.Position);
        Assert.True(Vector3.Distance(new(0.166f, 1.380f, 0), camera) < 1e-3f, $"{camera}");
    }

    [Fact]
    public void All_21_links_with_looks_are_drawn_although_most_of_their_meshes_are_not_here()
    {
        UrdfModel urdf = UrdfReader.Load(Urdf);
        Assert.Equal(26, urdf.Links.Count);
        Assert.Equal(25, urdf.Joints.Count);
        Assert.Equal(21, urdf.Shapes.Where(s => !s.IsCollision).DistinctBy(s => s.Link).Count());
        IReadOnlyList<DatasetProblem> problems = FromFiles.Value.Problems;
        string[] drawn = [.. Loaded.Visuals.Select(v => Loaded.Links[v.Link].Name)];
        string[] undrawable = [.. problems.Where(p => p.Message.Contains("no shape that can be shown", StringComparison.Ordinal)).Select(p => p.Where["link ".Length..])];
        Assert.Equal(21, drawn.Concat(undrawable).Distinct().Count());
        Assert.Contains("shoulder_lift_link", drawn);
        Assert.Contains(problems, p => p.File == Urdf && p.Where == "link base_link" && p.Message.Contains("base_link.dae"));
    }

    [Theory]
    [InlineData("024_bowl", 18)]
    [InlineData("003_cracker_box", 40)]
    [InlineData("010_potted_meat_can", 12)]
    [InlineData("002_master_chef_can", 20)]
    [InlineData("004_sugar_box", 24)]
    [InlineData("005_tomato_soup_can", 8)]
    [InlineData("009_gelatin_box", 12)]
    [InlineData("008_pudding_box", 24)]
    [InlineData("007_tuna_fish_can", 8)]
    public void Objects_of_the_collection_have_the_reference_number_of_spheres(string name, int spheres)
    {
        IReadOnlyList<MovableObject> objects = CollectionObjects.Load(Collection);
        Assert.Equal(9, objects.Count);
        Assert.Equal(spheres, Assert.Single(objects, o => o.Name == name).Spheres.Count);
    }

    [Fact]
    public void Writing_the_collection_and_reading_it_back_loses_nothing()
    {
        string copy = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.collection.json");
        try
        {
            CollectionDocument original = CollectionDocument.Load(Collection);
            original.Save(copy);
            Assert.Equivalent(original, CollectionDocument.Load(copy), strict: true);
        }
        finally
        {
            File.Delete(copy);
        }
    }

    [Fact]
    public void The_older_form_of_a_collection_is_refused_with_the_name_of_the_missing_field()
    {
        string spot = Path.Combine(Folder, "galactic", "replicacad_ycb_spot.collection.json");
        AssetException error = Assert.Throws<AssetException>(() => RobotFile.Load(spot));
        Assert.Equal(spot, error.File);
        Assert.Equal("collection.robots[0]", error.Location);
        Assert.Contains("\"startJointPositions\" is missing", error.Message);
    }

    private static void AssertAt(Vector3 expected, float[] joints, string link)
    {
        Pose[] links = new Pose[Loaded.Links.Count];
        Loaded.ForwardKinematics(Vector2.Zero, 0, joints, links);
        Vector3 actual = links[Loaded.LinkIndex(link)].Position;
        Assert.True(Vector3.Distance(expected, actual) < 1e-3f, $"{link}: expected {expected}, got {actual}");
    }
}
