using System.Globalization;
using System.Numerics;
using System.Xml.Linq;
using Galactic.Assets;
using Galactic.Compute;
using Galactic.Datasets;
using Galactic.Datasets.Formats;
using Galactic.Experiments;
using Galactic.Geometry;
using Galactic.Rendering;
using Galactic.Robots;
using Galactic.Scenes;
using Galactic.Simulation;
using Galactic.Tasks;
using Galactic.Tests.Simulation;

namespace Galactic.Tests.Datasets.Robots;

/// <summary>A second robot through nothing but its URDF file and the description in the repository.</summary>
public sealed unsafe class Pr2Tests
{
    private static readonly Lazy<LoadedRobot> FromFiles = new(() => RobotFile.Load(Description, Urdf));

    private static string Description => Path.Combine(TestRepository.Root(), "environment", "robots", "pr2.robot.json");

    private static string Urdf => Path.Combine(SharedData.Folder("pr2-robot"), "urdf", "pr2_simplified.urdf");

    private static RobotModel Robot => FromFiles.Value.Robot;

    [Fact]
    public void Everything_it_names_is_found()
    {
        Assert.Empty(FromFiles.Value.Problems);
        Assert.Equal("PR2", Robot.Name);
        Assert.Equal("base_footprint", Robot.Links[0].Name);
        Assert.Equal(19, Robot.Joints.Count);
        Assert.Equal(7, Robot.ArmJoints.Count);
        Assert.Equal(11, Robot.Actions.Size);
        Assert.Equal(["grasp", "turn", "drive", "r_shoulder_pan"], Robot.Actions.Names.Take(4));
        Assert.Equal(20, Robot.Links.Count(l => l.Gain == 1 && l.Joint >= 0) - 5);
        Assert.InRange(Robot.Visuals.Sum(v => v.Mesh.TriangleCount), 4000, 10_000);
    }

    [Fact]
    public void Links_are_where_the_urdf_file_says_for_any_joints()
    {
        XElement urdf = XDocument.Load(Urdf).Root!;
        Dictionary<string, XElement> above = urdf.Elements("joint").ToDictionary(j => j.Element("child")!.Attribute("link")!.Value);
        Pose[] links = new Pose[Robot.Links.Count];
        for (int seed = 0; seed < 20; seed++)
        {
            float[] joints = RandomJoints(RandomKey.FromSeed((ulong)seed));
            Robot.ForwardKinematics(Vector2.Zero, 0, joints, links);
            for (int i = 0; i < links.Length; i++)
            {
                Matrix4x4 expected = RootFrom(Robot.Links[i].Name, above, joints);
                foreach (Vector3 point in (Vector3[])[default, new(0.2f, 0, 0), new(0, 0.3f, -0.1f)])
                {
                    Vector3 zUp = Vector3.Transform(point, expected);
                    Vector3 actual = links[i].Transform(new(point.X, point.Z, -point.Y));
                    float error = Vector3.Distance(new(zUp.X, zUp.Z, -zUp.Y), actual);
                    Assert.True(error < 2e-5f, $"{Robot.Links[i].Name} is off by {error}");
                }
            }
        }
    }

    [Fact]
    public void The_fingers_close_towards_each_other()
    {
        float[] joints = [.. Robot.Joints.Select(j => j.Start)];
        int finger = Robot.Joints.ToList().FindIndex(j => j.Name == "r_gripper_l_finger_joint");
        float Gap(float angle)
        {
            joints[finger] = angle;
            Pose[] links = new Pose[Robot.Links.Count];
            Robot.ForwardKinematics(Vector2.Zero, 0, joints, links);
            Pose left = links[Robot.LinkIndex("r_gripper_l_finger_tip_link")];
            Pose right = links[Robot.LinkIndex("r_gripper_r_finger_tip_link")];
            // Parallel jaws: the tips turn back by what the fingers turn out, so they stay level with the palm.
            Pose palm = links[Robot.LinkIndex("r_gripper_palm_link")];
            Assert.True(Vector3.Distance(palm.Rotate(Vector3.UnitX), left.Rotate(Vector3.UnitX)) < 1e-5f);
            Assert.True(Vector3.Distance(palm.Rotate(Vector3.UnitX), right.Rotate(Vector3.UnitX)) < 1e-5f);
            return Vector3.Distance(left.Position, right.Position);
        }

        // Hinges 0.02 m apart; the tip is (0.09137, 0.00495) from its hinge.
        foreach (float angle in (float[])[0, 0.2f, 0.5f])
        {
            float sideways = MathF.Sin(angle) * 0.09137f + MathF.Cos(angle) * 0.00495f;
            Assert.Equal(0.02f + 2 * sideways, Gap(angle), 1e-5f);
        }
    }

    [Fact]
    public void Sixteen_at_once_have_the_link_poses_of_one_at_a_time()
    {
        for (int seed = 0; seed < 10; seed++)
        {
            LinkChainTests.Compare(
                Robot, RandomKey.FromSeed((ulong)seed), [Robot.GripperLink, Robot.Camera.Link, .. Robot.Visuals.Select(v => v.Link)], 3e-5f);
        }
    }

    [Fact]
    public void It_drives_until_it_touches_a_wall_and_stops_there()
    {
        using World world = new(TestWorlds.Room(), new Vector2(1, 0), 0, new Vector3(-2, 0.5f, -2));
        for (int step = 0; step < 40; step++)
        {
            world.Step((Robot.Actions.DriveChannel, 1));
            world.AssertFree();
        }

        // The east wall stands at x = 3. The robot is not where it would be without it, but within a step of it.
        float front = world.Centers().Select((c, i) => c.X + Robot.Spheres[i].Sphere.Radius).Max();
        Assert.InRange(front, 2.8f, 3.0f);
        Assert.True((world.Simulator.State.Events.Pointer[0] & StepEvents.RobotHitStatic) != 0);
    }

    [Fact]
    public void It_grasps_a_cube_between_its_fingers_carries_it_and_sets_it_down()
    {
        Pose[] links = new Pose[Robot.Links.Count];
        float[] joints = new float[Robot.Joints.Count];
        Robot.StartJoints(Robot.ArmRest, joints);
        Robot.ForwardKinematics(new Vector2(-1, 0), 0, joints, links);
        Vector3 hand = links[Robot.GripperLink].Transform(Robot.GripperOffset);
        using World world = new(TestWorlds.Room(), new Vector2(-1, 0), 0, hand);
        Assert.Equal(0, world.Simulator.StartCollisions);
        world.Step((Robot.Actions.GraspChannel, 1));
        Assert.Equal(0, world.Simulator.State.HeldObject.Pointer[0]);
        Vector3 before = world.Simulator.State.ObjectPoses.Pointer[0].Position;
        world.Step((Robot.Actions.DriveChannel, 1));
        Vector3 moved = world.Simulator.State.ObjectPoses.Pointer[0].Position - before;
        Assert.True(Vector3.Distance(new(0.1f, 0, 0), moved) < 1e-5f, $"{moved}");
        world.Step((Robot.Actions.GraspChannel, -1));
        Assert.Equal(-1, world.Simulator.State.HeldObject.Pointer[0]);
        Assert.InRange(world.Simulator.State.ObjectPoses.Pointer[0].Position.Y, 0.029f, 0.033f);
    }

    [Fact]
    public void Each_arm_channel_turns_its_joint_by_its_step_until_the_limit()
    {
        using World world = new(TestWorlds.Room(), Vector2.Zero, 0, new Vector3(-2, 0.5f, -2));
        foreach (JointAction action in Robot.Actions.Joints)
        {
            float* value = world.Simulator.State.Joints.Pointer + action.Joint * world.Simulator.State.Stride;
            float before = *value;
            RobotJoint joint = Robot.Joints[action.Joint];
            world.Step((action.Channel, -1));
            Assert.Equal(Math.Max(joint.Lower, before - action.Step), *value, 1e-6f);
            world.Step((action.Channel, 1));
        }
    }

    [Fact]
    public void Random_actions_in_generated_homes_never_leave_it_inside_anything()
    {
        using CpuDevice device = new(2);
        EpisodeSet set = new WorldBuilder(new WorldSettings(), Robot, device).One("3", 8, 5);
        using BatchSimulator simulator = new(set, Robot, new SimulationSettings(), 8, device);
        simulator.Reset([0, 1, 2, 3, 4, 5, 6, 7]);
        Assert.Equal(0, simulator.StartCollisions);
        float[] actions = new float[8 * Robot.Actions.Size];
        RandomKey key = RandomKey.FromSeed(1);
        int moved = 0;
        for (int step = 0; step < 60; step++)
        {
            for (int i = 0; i < actions.Length; i++)
            {
                actions[i] = i % Robot.Actions.Size == Robot.Actions.GraspChannel ? -1 : key.For(step).Uniform(i, -1, 1);
            }

            float x = simulator.State.BaseX.Pointer[0];
            simulator.Step(actions);
            moved += simulator.State.BaseX.Pointer[0] != x ? 1 : 0;
            for (int env = 0; env < 8; env++)
            {
                AssertFree(simulator, env);
            }
        }

        Assert.True(moved > 10, $"moved in {moved} steps");
    }

    [Fact]
    public void Its_head_camera_sees_the_room_and_its_own_hand()
    {
        using CpuDevice device = new(2);
        Scene room = TestWorlds.Room();
        Episode episode = TestWorlds.Episode(Vector2.Zero, 0, new Vector3(-2, 0.5f, -2)) with { StartJoints = Robot.ArmRest };
        EpisodeSet set = TestWorlds.Set(room, episode);
        using BatchSimulator simulator = new(set, Robot, new SimulationSettings(), 1, device);
        simulator.Reset([0]);
        Pose[] links = World.Links(simulator, 0);
        Pose camera = links[Robot.Camera.Link] * Robot.Camera.LinkFromCamera;
        Assert.InRange(camera.Position.Y, 1.2f, 1.5f);
        CpuRenderer renderer = new(RenderAssetsFactory.Create(set, Robot), new CameraSettings { Width = 128, Height = 128 }, device);
        using NativeArray<float> depth = new(128 * 128);
        DepthTarget target = new(
            (nint)depth.Pointer, DepthEncoding.Metres, PixelType.Float32, PixelLayout.Plain);
        renderer.RenderDepth(simulator.UpdateRenderBatch(), target);

        // The hand, seen through a pinhole of 60 degrees. In front of it is nothing but the hand itself.
        Vector3 hand = camera.Inverse.Transform(links[Robot.LinkIndex("r_gripper_palm_link")].Transform(new(0.08f, 0, 0)));
        float focal = 64 / MathF.Tan(MathF.PI / 6);
        (int x, int y) = ((int)(64 + hand.X / -hand.Z * focal), (int)(64 - hand.Y / -hand.Z * focal));
        Assert.InRange(x, 0, 127);
        Assert.InRange(y, 0, 127);
        Assert.InRange(depth.Pointer[y * 128 + x], -hand.Z - 0.08f, -hand.Z + 0.02f);
        Assert.All(depth.Span.ToArray(), d => Assert.InRange(d, 0.05f, 6f));
    }

    [Fact]
    public void Writing_the_description_and_reading_it_back_loses_nothing()
    {
        string copy = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.robot.json");
        try
        {
            CollectionDocument original = CollectionDocument.Load(Description);
            original.Save(copy);
            RobotDescription read = CollectionDocument.Load(copy).Robot;
            Assert.Equal(original.Robot.Camera, read.Camera);
            Assert.Equal(original.Robot.StartJoints, read.StartJoints);
            Assert.Equal(original.Robot.Actions.Joints, read.Actions.Joints);
            Assert.Equal(original.Robot.Links.SelectMany(l => l.Spheres), read.Links.SelectMany(l => l.Spheres));
            Assert.Equal(original.Robot.Looks.Colors, read.Looks.Colors);
            Assert.Equal(File.ReadAllText(Description), File.ReadAllText(copy));
        }
        finally
        {
            File.Delete(copy);
        }
    }

    private static float[] RandomJoints(RandomKey key) =>
        [.. Robot.Joints.Select((j, i) => key.Uniform(i, Math.Max(j.Lower, -9), Math.Min(j.Upper, 9)))];

    /// <summary>An independent reading of the URDF file: 4x4 matrices, z up, joint by joint.</summary>
    private static Matrix4x4 RootFrom(string link, Dictionary<string, XElement> above, float[] joints)
    {
        Matrix4x4 matrix = Matrix4x4.Identity;
        for (string at = link; at != "base_footprint"; at = above[at].Element("parent")!.Attribute("link")!.Value)
        {
            XElement joint = above[at];
            string name = joint.Element("mimic")?.Attribute("joint")!.Value ?? joint.Attribute("name")!.Value;
            int number = Robot.Joints.ToList().FindIndex(j => j.Name == name);
            Vector3 axis = Triple(joint.Element("axis")?.Attribute("xyz")?.Value ?? "1 0 0");
            Vector3 rpy = Triple(joint.Element("origin")?.Attribute("rpy")?.Value ?? "0 0 0");
            Vector3 xyz = Triple(joint.Element("origin")?.Attribute("xyz")?.Value ?? "0 0 0");
            Matrix4x4 motion = joint.Attribute("type")!.Value switch
            {
                "fixed" => Matrix4x4.Identity,
                "prismatic" => Matrix4x4.CreateTranslation(axis * joints[number]),
                _ => Matrix4x4.CreateFromAxisAngle(axis, joints[number]),
            };
            matrix = matrix * motion * Matrix4x4.CreateRotationX(rpy.X) * Matrix4x4.CreateRotationY(rpy.Y)
                * Matrix4x4.CreateRotationZ(rpy.Z) * Matrix4x4.CreateTranslation(xyz);
        }

        return matrix;
    }

    private static Vector3 Triple(string text)
    {
        float[] parts = [.. text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(p => float.Parse(p, CultureInfo.InvariantCulture))];
        return new Vector3(parts[0], parts[1], parts[2]);
    }

    private static void AssertFree(BatchSimulator simulator, int env)
    {
        Pose[] links = World.Links(simulator, env);
        Scene scene = simulator.Set.Scenes[simulator.State.SceneIndex.Pointer[env]];
        foreach (RobotSphere sphere in Robot.Spheres)
        {
            Vector3 center = links[sphere.Link].Transform(sphere.Sphere.Center);
            // Centres computed here and there differ by rounding; a free place may be a hair from a column's edge.
            ColumnGrid columns = scene.Columns[SphereRadii.IndexOf(sphere.Sphere.Radius)];
            bool free = columns.IsFree(center.X, center.Y, center.Z);
            for (int i = 0; i < 8 && !free; i++)
            {
                float play = 2e-5f;
                free = columns.IsFree(
                    center.X + ((i & 1) * 2 - 1) * play, center.Y + ((i & 2) - 1) * play, center.Z + ((i & 4) / 2 - 1) * play);
            }

            Assert.True(free, $"env {env}: {Robot.Links[sphere.Link].Name} at {center}");
        }
    }

    /// <summary>One robot in one room with one cube.</summary>
    private sealed class World : IDisposable
    {
        private readonly CpuDevice device = new(1);

        public World(Scene scene, Vector2 start, float yaw, Vector3 cube)
        {
            Episode episode = TestWorlds.Episode(start, yaw, cube) with { StartJoints = Robot.ArmRest };
            Simulator = new BatchSimulator(TestWorlds.Set(scene, episode), Robot, new SimulationSettings(), 1, device);
            Simulator.Reset([0]);
        }

        public BatchSimulator Simulator { get; }

        public static Pose[] Links(BatchSimulator simulator, int env)
        {
            SimulationState state = simulator.State;
            float[] joints = [.. Robot.Joints.Select((_, j) => state.Joints.Pointer[j * state.Stride + env])];
            Pose[] links = new Pose[Robot.Links.Count];
            Robot.ForwardKinematics(
                new(state.BaseX.Pointer[env], state.BaseZ.Pointer[env]), state.Yaw.Pointer[env], joints, links);
            return links;
        }

        public void Step(params (int Channel, float Value)[] values) => Simulator.Step(TestWorlds.Actions(1, values));

        public Vector3[] Centers() =>
            [.. Robot.Spheres.Select(s => Links(Simulator, 0)[s.Link].Transform(s.Sphere.Center))];

        public void AssertFree() => Pr2Tests.AssertFree(Simulator, 0);

        public void Dispose()
        {
            Simulator.Dispose();
            device.Dispose();
        }
    }
}
