using System.Numerics;
using Galactic.Assets;
using Galactic.Datasets;
using Galactic.Geometry;
using Galactic.Robots;

namespace Galactic.Tests.Datasets.Robots;

public sealed class RobotFileTests : IDisposable
{
    private const string Urdf = """
        <robot name="crane">
          <link name="world"/>
          <joint name="free" type="planar"><parent link="world"/><child link="base"/></joint>
          <link name="base"><visual><geometry><box size="0.4 0.4 0.2"/></geometry></visual></link>
          <joint name="lift" type="prismatic"><origin xyz="0.1 0 0.3"/><parent link="base"/><child link="mast"/>
            <axis xyz="0 0 2"/><limit lower="0" upper="0.5"/></joint>
          <link name="mast"/>
          <joint name="swing" type="revolute"><origin xyz="0 0.1 0" rpy="0 0 1.5707963"/><parent link="mast"/><child link="boom"/>
            <axis xyz="1 1 0"/><limit lower="-1" upper="1"/></joint>
          <link name="boom"><visual><geometry><mesh filename="boom.dae"/></geometry></visual>
            <collision><origin xyz="0.2 0 0"/><geometry><box size="0.4 0.1 0.1"/></geometry></collision></link>
          <joint name="follow" type="continuous"><parent link="boom"/><child link="hook"/><axis xyz="0 1 0"/>
            <mimic joint="swing" multiplier="-2" offset="0.5"/></joint>
          <link name="hook"/>
        </robot>
        """;

    private const string Description = """
        { "collection": { "collisionRadiusWorkingSet": [0.015, 0.05, 0.12], "robots": [ {
          "urdfFilepath": "crane.urdf", "baseLink": "base", "startJointPositions": [0.2, 0.1],
          "actionMap": { "numActions": 6, "baseMove": { "actionIdx": 0, "stepMin": -0.1, "stepMax": 0.1 },
            "baseRotate": { "actionIdx": 1, "stepMin": -0.1, "stepMax": 0.1 },
            "graspRelease": { "actionIdx": 5, "thresholds": [-0.5, 0.5] },
            "joints": [ { "first": 0, "second": { "actionIdx": 3, "stepMin": -0.05, "stepMax": 0.05 } },
              { "first": "swing", "second": { "actionIdx": 4, "stepMin": -0.2, "stepMax": 0.2 } } ] },
          "gripper": { "attachLinkName": "hook", "offset": [0.1, 0, 0], "radius": 0.03 },
          "links": [ { "linkName": "boom", "collisionSpheres": [ { "origin": [0.1, 0, 0], "radius": 0.05 } ] } ],
          "camera": { "linkName": "mast", "position": [0, 0.5, 0], "rotation": [1, 0, 0, 0] }
        } ] } }
        """;

    private readonly string folder = Directory.CreateTempSubdirectory("galactic-robot").FullName;

    [Fact]
    public void Axes_origins_and_mimicking_joints_are_those_of_the_file()
    {
        RobotModel robot = Load(Description, Urdf).Robot;
        Assert.Equal(["base", "mast", "boom", "hook"], robot.Links.Select(l => l.Name));
        Assert.Equal(["lift", "swing"], robot.Joints.Select(j => j.Name));
        Pose[] links = new Pose[4];
        robot.ForwardKinematics(Vector2.Zero, 0, [0.2f, 0.4f], links);

        // By hand in the URDF frame: the mast stands at (0.1, 0, 0.5), the boom 0.1 to its left, turned a quarter.
        Matrix4x4 boom = Matrix4x4.CreateFromAxisAngle(Vector3.Normalize(new(1, 1, 0)), 0.4f)
            * Matrix4x4.CreateRotationZ(MathF.PI / 2) * Matrix4x4.CreateTranslation(0.1f, 0.1f, 0.5f);
        Matrix4x4 hook = Matrix4x4.CreateFromAxisAngle(Vector3.UnitY, -2 * 0.4f + 0.5f) * boom;
        foreach (Vector3 point in (Vector3[])[default, Vector3.UnitX, Vector3.UnitY])
        {
            AssertNear(Vector3.Transform(point, boom), links[2], point);
            AssertNear(Vector3.Transform(point, hook), links[3], point);
        }
    }

    [Fact]
    public void Names_channels_and_start_values_come_from_the_description()
    {
        RobotModel robot = Load(Description, Urdf).Robot;
        Assert.Equal("crane", robot.Name);
        Assert.Equal(["drive", "turn", "end", "lift", "swing", "grasp"], robot.Actions.Names);
        Assert.Equal(2, robot.Actions.EndChannel);
        Assert.Equal([new JointAction(3, 0, 0.05f), new JointAction(4, 1, 0.2f)], robot.Actions.Joints);
        Assert.Equal([0.2f, 0.1f], robot.ArmRest);
        Assert.Equal((0f, 0.5f), (robot.Joints[0].Lower, robot.Joints[0].Upper));
    }

    [Theory]
    [InlineData("boom.dae", "is not there")]
    [InlineData("boom.3ds", "not in a format that can be read")]
    public void A_mesh_that_cannot_be_had_is_replaced_by_collision_shapes_and_reported(string mesh, string said)
    {
        LoadedRobot loaded = Load(Description, Urdf.Replace("boom.dae", mesh));
        Assert.Equal([0, 2], loaded.Robot.Visuals.Select(v => v.Link));
        Bounds bounds = loaded.Robot.Visuals[1].Mesh.Bounds;
        Assert.Equal(new Vector3(0, -0.05f, -0.05f), bounds.Min);
        Assert.Equal(new Vector3(0.4f, 0.05f, 0.05f), bounds.Max);
        Assert.Contains(loaded.Problems, p => p.Where == "link boom" && p.Message.Contains(mesh) && p.Message.Contains(said));
        Assert.Contains(loaded.Problems, p => p.Where == "link boom" && p.Message.Contains("collision shapes are shown"));
    }

    [Fact]
    public void A_mesh_folder_gives_meshes_in_formats_that_can_be_read()
    {
        Directory.CreateDirectory(Path.Combine(folder, "meshes"));
        File.WriteAllText(Path.Combine(folder, "meshes", "boom.obj"), "v 0 0 0\nv 1 0 0\nv 0 0 2\nf 1 2 3\n");
        string description = Description.Replace("\"camera\"", "\"visuals\": { \"meshFolder\": \"meshes\", \"colors\": { \"boom\": \"#ff8000\" } }, \"camera\"");
        LoadedRobot loaded = Load(description, Urdf);
        Assert.Empty(loaded.Problems);
        TriangleMesh mesh = loaded.Robot.Visuals[1].Mesh;
        // URDF z is y here.
        Assert.Equal(new Vector3(1, 2, 0), mesh.Bounds.Max);
        Assert.Equal(Color.Hex(0xFF8000), mesh.Colors[0]);
    }

    [Fact]
    public void Named_start_values_leave_the_other_joints_at_zero_or_their_nearest_limit()
    {
        string urdf = Urdf.Replace("lower=\"0\" upper=\"0.5\"", "lower=\"0.1\" upper=\"0.5\"");
        RobotModel robot = Load(Description.Replace("[0.2, 0.1]", "{ \"swing\": -0.3 }"), urdf).Robot;
        Assert.Equal([0.1f, -0.3f], robot.Joints.Select(j => j.Start));
    }

    [Fact]
    public void The_order_of_joints_can_be_given()
    {
        string description = Description.Replace("\"camera\"", "\"jointOrder\": [\"swing\", \"lift\"], \"camera\"");
        // The number 1 now means the lift.
        RobotModel robot = Load(description.Replace("\"first\": 0", "\"first\": 1"), Urdf).Robot;
        Assert.Equal(["swing", "lift"], robot.Joints.Select(j => j.Name));
        Assert.Equal([1, 0], robot.ArmJoints);
        Assert.Equal([0.2f, 0.1f], robot.Joints.Select(j => j.Start));
    }

    [Theory]
    [InlineData("\"urdfFilepath\": \"crane.urdf\",", "", "collection.robots[0]", "\"urdfFilepath\" is missing")]
    [InlineData("crane.urdf", "other.urdf", "collection.robots[0].urdfFilepath", "other.urdf")]
    [InlineData("\"numActions\": 6,", "", "collection.robots[0].actionMap", "\"numActions\" is missing")]
    [InlineData("\"actionIdx\": 3", "\"actionIdx\": 6", "collection.robots[0].actionMap.joints[0].second.actionIdx", "6 actions")]
    [InlineData("\"actionIdx\": 3", "\"actionIdx\": 4", "collection.robots[0]", "channel 4")]
    [InlineData("\"stepMin\": -0.05", "\"stepMin\": -0.04", "collection.robots[0].actionMap.joints[0].second", "opposite")]
    [InlineData("\"first\": 0", "\"first\": 2", "collection.robots[0].actionMap.joints[0].first", "lift, swing")]
    [InlineData("\"first\": \"swing\"", "\"first\": \"swig\"", "collection.robots[0].actionMap.joints[1].first", "\"swig\"")]
    [InlineData("[-0.5, 0.5]", "[0.5, -0.5]", "collection.robots[0].actionMap.graspRelease.thresholds", "release")]
    [InlineData("[0.2, 0.1]", "[0.2]", "collection.robots[0].startJointPositions", "lift, swing")]
    [InlineData("[0.2, 0.1]", "[0.2, 1.1]", "collection.robots[0].startJointPositions", "swing starts at 1.1")]
    [InlineData("[0.2, 0.1]", "{ \"follow\": 1 }", "collection.robots[0].startJointPositions", "\"follow\"")]
    [InlineData("[0.2, 0.1]", "[0.2, true]", "collection.robots[0].startJointPositions[1]", "number")]
    [InlineData("\"hook\"", "\"hok\"", "collection.robots[0].gripper.attachLinkName", "\"hok\"")]
    [InlineData("\"radius\": 0.03", "\"radius\": 0.3", "collection.robots[0]", "GripperRadius")]
    [InlineData("\"radius\": 0.05", "\"radius\": 0.06", "collection.robots[0].links[0].collisionSpheres[0].radius", "0.015, 0.05, 0.12")]
    [InlineData("[0.1, 0, 0], \"radius\": 0.05", "[0.1, 1e8, 0], \"radius\": 0.05", "collection.robots[0].links[0].collisionSpheres[0].origin[1]", "from -5 to 5")]
    [InlineData("\"stepMin\": -0.05", "\"stepMin\": -1e9", "collection.robots[0].actionMap.joints[0].second.stepMin", "from -10 to 10")]
    [InlineData("\"linkName\": \"boom\"", "\"linkName\": \"bom\"", "collection.robots[0].links[0].linkName", "\"bom\"")]
    [InlineData("[0.015, 0.05, 0.12]", "[0.01, 0.05, 0.12]", "collection.collisionRadiusWorkingSet", "0.015, 0.05, 0.12")]
    [InlineData("\"baseLink\": \"base\"", "\"baseLink\": \"bas\"", "collection.robots[0].baseLink", "\"bas\"")]
    [InlineData("\"baseLink\"", "\"basLink\"", "collection.robots[0]", "\"basLink\" is not known")]
    [InlineData("[1, 0, 0, 0]", "[1, 1, 0, 0]", "collection.robots[0].camera.rotation", "length")]
    [InlineData("\"camera\"", "\"visuals\": { \"colors\": { \"boom\": \"red\" } }, \"camera\"", "collection.robots[0].visuals.colors.boom", "colour")]
    [InlineData("\"camera\"", "\"visuals\": { \"colors\": { \"bom\": \"#102030\" } }, \"camera\"", "collection.robots[0].visuals.colors.bom", "bom")]
    [InlineData("\"camera\"", "\"armRest\": [0], \"camera\"", "collection.robots[0]", "ArmRest")]
    [InlineData("\"camera\"", "\"jointOrder\": [\"lift\"], \"camera\"", "collection.robots[0].jointOrder", "missing: swing")]
    public void A_fault_in_the_description_is_named_with_file_and_place(
        string part, string instead, string place, string said)
    {
        Assert.Contains(part, Description);
        AssetException error = Assert.Throws<AssetException>(() => Load(Replaced(Description, part, instead), Urdf));
        Assert.Equal(Path.Combine(folder, "crane.robot.json"), error.File);
        Assert.Equal(place, error.Location);
        Assert.Contains(said, error.Message);
    }

    [Theory]
    [InlineData("<axis xyz=\"1 1 0\"/>", "<axis xyz=\"0 0 0\"/>", "joint swing", "no direction")]
    [InlineData("<limit lower=\"-1\" upper=\"1\"/>", "", "joint swing", "limit is missing")]
    [InlineData("lower=\"-1\" upper=\"1\"", "lower=\"1\" upper=\"-1\"", "joint swing", "above the upper")]
    [InlineData("joint=\"swing\"", "joint=\"swung\"", "joint follow", "\"swung\"")]
    [InlineData("joint=\"swing\"", "joint=\"follow\"", "joint follow", "\"follow\"")]
    [InlineData("type=\"revolute\"", "type=\"floating\"", "joint swing", "floating")]
    [InlineData("type=\"revolute\"", "type=\"hinge\"", "joint swing", "\"hinge\"")]
    [InlineData("name=\"follow\"", "name=\"swing\"", "joint swing", "second joint")]
    [InlineData("multiplier=\"-2\"", "multiplier=\"two\"", "multiplier", "\"two\"")]
    public void A_fault_in_the_urdf_file_is_named_with_file_and_place(string part, string instead, string place, string said)
    {
        Assert.Contains(part, Urdf);
        AssetException error = Assert.Throws<AssetException>(() => Load(Description, Replaced(Urdf, part, instead)));
        Assert.Equal(Path.Combine(folder, "crane.urdf"), error.File);
        Assert.Equal(place, error.Location);
        Assert.Contains(said, error.Message);
    }

    [Fact]
    public void Without_a_base_link_the_root_is_the_base_and_its_planar_joint_is_refused()
    {
        AssetException error = Assert.Throws<AssetException>(() => Load(Description.Replace("\"baseLink\": \"base\",", ""), Urdf));
        Assert.Equal("joint free", error.Location);
        Assert.Contains("baseLink", error.Message);
    }

    [Fact]
    public void Spheres_fitted_to_links_replace_those_of_the_description()
    {
        // The hook follows the boom rigidly enough to be drawn with it only if asked; links are fitted one by one.
        string description = Description.Replace("\"camera\"", "\"visuals\": { \"mergeFixedLinks\": true }, \"camera\"");
        RobotModel before = Load(description, Urdf).Robot;
        Assert.Single(before.Spheres);
        string path = Path.Combine(folder, "crane.robot.json");
        SphereFitResult? told = null;
        RobotSpheres.Fit(path, null, ["boom"], new SphereFitOptions(), (_, fit) => told = fit).Save(path);
        RobotModel after = RobotFile.Load(path).Robot;
        Assert.Equal(told!.Spheres, after.Spheres.Select(s => s.Sphere));
        Assert.All(after.Spheres, s => Assert.Equal("boom", after.Links[s.Link].Name));
        // The boom is a box of 0.4 by 0.1 by 0.1 m from its joint.
        Assert.InRange(after.Spheres.Count, 3, 8);
        Assert.All(after.Spheres, s => Assert.InRange(s.Sphere.Center.X, 0, 0.4f));
        Assert.Contains("\"hook\" has no mesh", Assert.Throws<AssetException>(
            () => RobotSpheres.Fit(path, null, ["hook"], new SphereFitOptions())).Message);
    }

    [Fact]
    public void A_damaged_mesh_is_refused()
    {
        Directory.CreateDirectory(Path.Combine(folder, "meshes"));
        File.WriteAllText(Path.Combine(folder, "meshes", "boom.obj"), "v 0 0 0\nf 1 2 9\n");
        string description = Description.Replace("\"camera\"", "\"visuals\": { \"meshFolder\": \"meshes\" }, \"camera\"");
        AssetException error = Assert.Throws<AssetException>(() => Load(description, Urdf));
        Assert.EndsWith("boom.obj", error.File);
    }

    public void Dispose() => Directory.Delete(folder, true);

    private static string Replaced(string text, string part, string instead)
    {
        int at = text.IndexOf(part, StringComparison.Ordinal);
        return text[..at] + instead + text[(at + part.Length)..];
    }

    private static void AssertNear(Vector3 zUp, Pose link, Vector3 urdfPoint)
    {
        Vector3 actual = link.Transform(new(urdfPoint.X, urdfPoint.Z, -urdfPoint.Y));
        Assert.True(Vector3.Distance(new(zUp.X, zUp.Z, -zUp.Y), actual) < 1e-5f, $"{zUp} {actual}");
    }

    private LoadedRobot Load(string description, string urdf)
    {
        File.WriteAllText(Path.Combine(folder, "crane.urdf"), urdf);
        string path = Path.Combine(folder, "crane.robot.json");
        File.WriteAllText(path, description);
        return RobotFile.Load(path);
    }
}
