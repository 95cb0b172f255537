using System.Numerics;
using Galactic.Compute;
using Galactic.Geometry;
using Galactic.Robots;
using Galactic.Scenes;
using Galactic.Simulation;

namespace Galactic.Tests.Simulation;

public sealed class BatchSimulatorTests : IDisposable
{
    private static readonly Scene Empty = TestWorlds.Room();
    private readonly CpuDevice device = new(1);
    private readonly List<BatchSimulator> simulators = [];

    public void Dispose()
    {
        simulators.ForEach(s => s.Dispose());
        device.Dispose();
    }

    [Fact]
    public void A_zero_action_leaves_every_bit_of_the_pose_alone()
    {
        BatchSimulator simulator = Start(Empty, new Vector2(-0.7f, 0.3f), 1.234f, new Vector3(2, 0.5f, 2));
        uint[] before = Bits(simulator);
        for (int i = 0; i < 20; i++)
        {
            simulator.Step(new float[11]);
        }

        Assert.Equal(before, Bits(simulator));
        Assert.Equal(20, simulator.State.EpisodeStep.Span[0]);
    }

    [Theory]
    [InlineData(0, 0.1f, 0)]
    [InlineData(MathF.PI / 2, 0, -0.1f)]
    [InlineData(MathF.PI, -0.1f, 0)]
    public void Full_drive_moves_ten_centimetres_along_the_heading(float yaw, float dx, float dz)
    {
        BatchSimulator simulator = Start(Empty, Vector2.Zero, yaw, new Vector3(2, 0.5f, 2));
        simulator.Step(TestWorlds.Actions(1, (2, 5)));
        Assert.Equal(dx, simulator.State.BaseX.Span[0], 1e-6f);
        Assert.Equal(dz, simulator.State.BaseZ.Span[0], 1e-6f);
    }

    [Fact]
    public void The_base_turns_first_and_then_drives_along_the_new_heading()
    {
        BatchSimulator simulator = Start(Empty, Vector2.Zero, 0, new Vector3(2, 0.5f, 2));
        simulator.Step(TestWorlds.Actions(1, (1, 1), (2, 1)));
        Assert.Equal(0.0873f, simulator.State.Yaw.Span[0]);
        Assert.Equal(0.1 * Math.Cos(0.0873), simulator.State.BaseX.Span[0], 1e-6);
        Assert.Equal(-0.1 * Math.Sin(0.0873), simulator.State.BaseZ.Span[0], 1e-6);
    }

    [Fact]
    public void Joints_step_by_their_scale_and_stop_at_their_limits()
    {
        BatchSimulator simulator = Start(Empty, Vector2.Zero, 0, new Vector3(2, 0.5f, 2));
        simulator.Step(TestWorlds.Actions(1, (3, -0.5f), (8, 1)));
        Assert.Equal(-0.098f, Joint(simulator, 6), 1e-6f);
        Assert.Equal(0.262f, Joint(simulator, 11), 1e-6f);
        for (int i = 0; i < 20; i++)
        {
            simulator.Step(TestWorlds.Actions(1, (8, 1)));
        }

        Assert.Equal(2.16f, Joint(simulator, 11));
    }

    [Fact]
    public void Not_a_number_counts_as_zero()
    {
        BatchSimulator simulator = Start(Empty, Vector2.Zero, 0.5f, new Vector3(2, 0.5f, 2));
        uint[] before = Bits(simulator);
        float[] actions = new float[11];
        Array.Fill(actions, float.NaN);
        simulator.Step(actions);
        Assert.Equal(before, Bits(simulator));
    }

    [Fact]
    public void The_batched_kinematics_equal_the_link_by_link_reference()
    {
        Episode[] episodes = [.. Enumerable.Range(0, 40).Select(RandomEpisode)];
        using BatchSimulator simulator = new(TestWorlds.Set(Empty, episodes), TestWorlds.Robot, new(), 40, device);
        simulator.Reset([.. Enumerable.Range(0, 40)]);
        RenderBatch view = simulator.UpdateRenderBatch();
        RobotModel robot = TestWorlds.Robot;
        Pose[] links = new Pose[robot.Links.Count];
        float[] joints = new float[15];
        float[] expected = new float[12];
        for (int env = 0; env < 40; env++)
        {
            robot.StartJoints(episodes[env].StartJoints, joints);
            robot.ForwardKinematics(episodes[env].StartPosition, episodes[env].StartYaw, joints, links);
            Assert.True(
                Vector3.Distance(links[robot.GripperLink].Position, simulator.State.GripperPosition(env)) < 1e-5f);
            for (int visual = 0; visual < robot.Visuals.Count; visual++)
            {
                links[robot.Visuals[visual].Link].Write(expected);
                int at = (env * view.Capacity + 1 + visual) * 12;
                AssertNear(expected, view.WorldFromMesh.Span.Slice(at, 12));
            }

            (links[robot.Camera.Link] * robot.Camera.LinkFromCamera).Write(expected);
            AssertNear(expected, view.WorldFromCamera.Span.Slice(env * 12, 12));
            Assert.Equal(1 + robot.Visuals.Count, view.InstanceCount.Span[env]);
        }
    }

    [Fact]
    public void Without_sliding_a_blocked_step_is_undone_as_a_whole_but_counted()
    {
        // A wall face at x = 0.6 stops the base spheres (0.12 + 0.12 m ahead of the base).
        Scene scene = TestWorlds.Room((new Vector3(1.1f, 0.2f, 0), new Vector3(0.5f, 0.2f, 3)));
        BatchSimulator simulator = Start(
            scene, new Vector2(0.3f, 0), 0, new Vector3(2, 0.5f, 2), sliding: false, stretched: true);
        Assert.Equal(0, simulator.StartCollisions);
        uint[] before = Bits(simulator);
        simulator.Step(TestWorlds.Actions(1, (2, 1), (3, 0.3f)));
        Assert.Equal(StepEvents.Collided | StepEvents.RobotHitStatic, simulator.State.Events.Span[0]);
        Assert.Equal(before, Bits(simulator));
        Assert.Equal(1, simulator.State.EpisodeStep.Span[0]);
    }

    [Fact]
    public void With_sliding_the_base_is_pushed_back_in_five_centimetre_steps_and_joints_move()
    {
        Scene scene = TestWorlds.Room((new Vector3(1.1f, 0.2f, 0), new Vector3(0.5f, 0.2f, 3)));
        BatchSimulator simulator = Start(scene, new Vector2(0.3f, 0), 0, new Vector3(2, 0.5f, 2), stretched: true);
        simulator.Step(TestWorlds.Actions(1, (2, 1), (9, 0.5f)));
        Assert.Equal(0, simulator.StartCollisions);
        Assert.Equal(StepEvents.Slid | StepEvents.RobotHitStatic, simulator.State.Events.Span[0]);
        Assert.Equal(0.098f, Joint(simulator, 12), 1e-6f);

        // Wanted (0.4, 0). Columns are tested last sphere first, so the base sphere at (0.12, -0.11) gives the
        // direction,
        // and one slide brings both front spheres into the free cell before the wall.
        Vector2 expected = new Vector2(0.4f, 0) - 0.05f * Vector2.Normalize(new Vector2(0.12f, -0.11f));
        Assert.Equal(expected.X, simulator.State.BaseX.Span[0], 1e-6f);
        Assert.Equal(expected.Y, simulator.State.BaseZ.Span[0], 1e-6f);
    }

    [Fact]
    public void The_hand_takes_an_object_it_touches_and_keeps_its_relative_pose()
    {
        Vector3 point = TestWorlds.GraspPoint(Vector2.Zero, 0);
        BatchSimulator simulator = Start(Empty, Vector2.Zero, 0, point + new Vector3(0.04f, 0, 0));
        Pose before = simulator.State.GripperPose(0).Inverse * simulator.State.ObjectPose(0, 0);
        simulator.Step(TestWorlds.Actions(1, (0, 0.49f)));
        Assert.Equal(-1, simulator.State.HeldObject.Span[0]);
        simulator.Step(TestWorlds.Actions(1, (0, 0.5f)));
        Assert.Equal(0, simulator.State.HeldObject.Span[0]);
        Assert.Equal(StepEvents.GraspAttempted | StepEvents.Grasped, simulator.State.Events.Span[0]);
        simulator.Step(TestWorlds.Actions(1, (1, 1), (5, 0.5f), (9, 1)));
        Pose after = simulator.State.GripperPose(0).Inverse * simulator.State.ObjectPose(0, 0);
        Assert.True(Vector3.Distance(before.Position, after.Position) < 1e-5f);
        Assert.True(MathF.Abs(Quaternion.Dot(before.Rotation, after.Rotation)) > 0.99999f);
        Assert.Equal(0, simulator.State.HeldObject.Span[0]);
    }

    [Theory]
    [InlineData(0.044f, true)]
    [InlineData(0.046f, false)]
    public void The_grasp_reaches_exactly_its_radius_beyond_the_box(float distance, bool grasped)
    {
        Vector3 point = TestWorlds.GraspPoint(Vector2.Zero, 0);
        BatchSimulator simulator = Start(Empty, Vector2.Zero, 0, point + new Vector3(0, -distance, 0));
        simulator.Step(TestWorlds.Actions(1, (0, 1)));
        Assert.Equal(grasped ? 0 : -1, simulator.State.HeldObject.Span[0]);
        Assert.True(simulator.State.Events.Span[0].HasFlag(StepEvents.GraspAttempted));
    }

    [Fact]
    public void A_released_object_falls_upright_onto_the_floor_and_can_be_hit_again()
    {
        Vector3 point = TestWorlds.GraspPoint(Vector2.Zero, 0);
        BatchSimulator simulator = Start(Empty, Vector2.Zero, 0, point);
        simulator.Step(TestWorlds.Actions(1, (0, 1)));
        simulator.Step(TestWorlds.Actions(1, (0, -0.5f)));
        Assert.Equal(0, simulator.State.HeldObject.Span[0]);
        simulator.Step(TestWorlds.Actions(1, (0, -0.51f)));
        Assert.Equal(StepEvents.Released, simulator.State.Events.Span[0]);
        Vector3 rest = simulator.State.ObjectPose(0, 0).Position;
        Assert.Equal(point.X, rest.X, 1e-4f);
        Assert.Equal(point.Z, rest.Z, 1e-4f);
        Assert.InRange(rest.Y, 0.03f, 0.0325f);
    }

    [Fact]
    public void A_start_inside_an_obstacle_is_counted_and_does_not_crash()
    {
        Scene scene = TestWorlds.Room((new Vector3(0, 0.4f, 0), new Vector3(1)));
        BatchSimulator simulator = Start(scene, Vector2.Zero, 0, new Vector3(2, 0.5f, 2));
        Assert.Equal(1, simulator.StartCollisions);
        Assert.Equal(StepEvents.StartedInCollision | StepEvents.RobotHitStatic, simulator.State.Events.Span[0]);
        simulator.Step(TestWorlds.Actions(1, (2, 1)));
        Assert.True(float.IsFinite(simulator.State.BaseX.Span[0]));
    }

    [Fact]
    public void A_wrong_number_of_actions_is_named_with_both_shapes()
    {
        BatchSimulator simulator = Start(Empty, Vector2.Zero, 0, new Vector3(2, 0.5f, 2));
        Assert.Contains(
            "1 x 11 = 11 action values, got 7",
            Assert.Throws<ArgumentException>(() => simulator.Step(new float[7])).Message);
        Assert.Contains("episode 9 of 1", Assert.Throws<ArgumentException>(() => simulator.Reset([9])).Message);
    }

    [Fact]
    public void Stepping_before_the_first_reset_says_what_to_do()
    {
        using BatchSimulator simulator = new(
            TestWorlds.Set(Empty, TestWorlds.Episode(default, 0, Vector3.One)), TestWorlds.Robot, new(), 1, device);
        Assert.Contains("Reset", Assert.Throws<InvalidOperationException>(() => simulator.Step(new float[11])).Message);
    }

    private BatchSimulator Start(
        Scene scene, Vector2 at, float yaw, Vector3 target, bool sliding = true, bool stretched = false)
    {
        Episode episode = TestWorlds.Episode(at, yaw, target);
        EpisodeSet set = TestWorlds.Set(scene, stretched ? episode with { StartJoints = new float[7] } : episode);
        BatchSimulator simulator = new(set, TestWorlds.Robot, new SimulationSettings { Sliding = sliding }, 1, device);
        simulators.Add(simulator);
        simulator.Reset([0]);
        return simulator;
    }

    private static float Joint(BatchSimulator simulator, int joint) =>
        simulator.State.Joints.Span[joint * simulator.State.Stride];

    private static uint[] Bits(BatchSimulator simulator)
    {
        SimulationState s = simulator.State;
        List<float> values = [s.BaseX.Span[0], s.BaseZ.Span[0], s.Yaw.Span[0]];
        values.AddRange(Enumerable.Range(0, 15).Select(j => Joint(simulator, j)));
        values.AddRange(Enumerable.Range(0, 12).Select(i => s.Gripper.Span[i * s.Stride]));
        return [.. values.Select(BitConverter.SingleToUInt32Bits)];
    }

    private static Episode RandomEpisode(int index)
    {
        RandomKey key = RandomKey.FromSeed(8).For(index);
        Vector2 start = new(key.Uniform(0, -2, 2), key.Uniform(1, -2, 2));
        return TestWorlds.Episode(start, key.Uniform(2, -20, 20), new Vector3(0, 2, 0)) with
        {
            StartJoints = [.. Enumerable.Range(0, 7).Select(j => key.Uniform(3 + j, -2, 2))],
        };
    }

    private static void AssertNear(ReadOnlySpan<float> expected, ReadOnlySpan<float> actual)
    {
        for (int i = 0; i < expected.Length; i++)
        {
            Assert.Equal(expected[i], actual[i], 2e-5f);
        }
    }
}
