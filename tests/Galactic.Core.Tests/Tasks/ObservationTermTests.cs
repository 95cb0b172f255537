using System.Numerics;
using Galactic.Compute;
using Galactic.Geometry;
using Galactic.Scenes;
using Galactic.Simulation;
using Galactic.Tasks;
using Galactic.Tests.Simulation;

namespace Galactic.Tests.Tasks;

public sealed class ObservationTermTests : IDisposable
{
    private const int Envs = 21;
    private static readonly string[] All =
    [
        "previous_action", "blocked", "robot_target_relative", "ee_target_relative", "robot_ee_relative",
        "robot_goal_relative", "ee_goal_relative", "robot_start_relative", "ee_start_relative", "is_holding",
        "joint_pos", "step_count", "egomotion",
    ];

    private static readonly string[] Secrets =
    [
        "robot_object_relative", "ee_object_relative", "object_goal_relative", "ee_object_distance",
        "object_goal_distance", "holding_target", "holding_other", "steps_left",
    ];

    private readonly CpuDevice device = new(2);
    private readonly EpisodeSet set = VectorEnvTests.MakeSet(24);

    public void Dispose() => device.Dispose();

    [Fact]
    public void Every_term_equals_its_definition_computed_with_poses_one_env_at_a_time()
    {
        ObservationSettings wanted = ObservationSettings.Published with { Terms = All, Privileged = Secrets };
        VectorEnvSettings settings = new()
        {
            Task = PaperTask.RearrangeSafe with { Observations = wanted, MaxSteps = 40 },
        };
        using VectorEnv env = new(Handy(), TestWorlds.Robot, settings, Envs, device);
        env.Reset(3);
        float[] actions = new float[Envs * 11];
        int held = 0, blocked = 0;
        for (int step = 0; step < 60; step++)
        {
            (Vector2 At, float Yaw)[] before = [.. Enumerable.Range(0, Envs).Select(i => Base(env, i))];
            VectorEnvTests.Fill(actions, Envs, 0, step / 6);
            for (int i = 0; i < Envs; i++)
            {
                actions[i * 11 + 2] = i % 3 == 0 ? 1 : actions[i * 11 + 2];
                actions[i * 11 + 10] = 0;
            }

            env.Step(actions);
            for (int i = 0; i < Envs; i++)
            {
                Check(env, i, before[i], actions.AsSpan(i * 11, 11));
                held += env.Simulator.State.HeldObject.Span[i] >= 0 ? 1 : 0;
                blocked += (int)Term(env, i, "blocked")[0];
            }
        }

        Assert.True(held > 0 && blocked > 0, $"{held} held, {blocked} blocked: the test saw too little.");
    }

    [Fact]
    public void Terms_can_be_dropped_and_reordered_by_name()
    {
        using VectorEnv env = Open(new ObservationSettings { Terms = ["step_count", "is_holding", "egomotion"] });
        Assert.Equal(["step_count", "is_holding", "egomotion"], env.Observations.Terms.Select(t => t.Name));
        Assert.Equal([0, 3, 4], env.Observations.Terms.Select(t => t.Offset));
        Assert.Equal(7, env.Observations.StateSize);
        Assert.All(env.Observations.Terms, t => Assert.NotEmpty(t.Description));
        Assert.Equal((0f, 1f), (env.Observations["is_holding"].Low!.Value, env.Observations["is_holding"].High!.Value));
        env.Reset(1);
        Assert.Equal([1, 1, 1, 0, 0, 0, 0], env.State[..7].ToArray());
    }

    [Fact]
    public void An_own_term_is_written_for_every_env_and_bad_numbers_become_zero()
    {
        MobilePick task = new()
        {
            OwnTerms =
            [
                new ObservationSource("height", 2, "Gripper height and nonsense", (in EnvView env, Span<float> to) =>
                {
                    to[0] = env.GripperPosition.Y;
                    to[1] = 1 / (env.GripperPosition.Y - env.GripperPosition.Y);
                }),
            ],
            Observations = new ObservationSettings { Terms = ["is_holding", "height", "blocked"] },
        };
        using VectorEnv env = new(set, TestWorlds.Robot, new VectorEnvSettings { Task = task }, Envs, device);
        env.Reset(1);
        for (int i = 0; i < Envs; i++)
        {
            Assert.Equal(
                [0, env.Simulator.State.GripperPosition(i).Y, 0, 0], env.State.Slice(i * 4, 4).ToArray());
        }
    }

    [Fact]
    public void A_name_that_is_unknown_or_used_twice_is_explained()
    {
        Assert.Contains(
            "no observation term 'joint_positions'. Terms: robot_target_relative,",
            Fails(new ObservationSettings { Terms = ["joint_positions"] }));
        Assert.Contains("'blocked' is named twice", Fails(new ObservationSettings { Terms = ["blocked", "blocked"] }));
        Assert.Contains(
            "Privileged: there is no observation term 'secret'", Fails(new ObservationSettings { Privileged = ["secret"] }));
        Assert.Contains("PositionLimit", Fails(new ObservationSettings { PositionLimit = -1 }));
        Assert.Contains("TimeHorizon", Fails(new ObservationSettings { TimeHorizon = 0 }));
        ObservationWriter nothing = (in EnvView _, Span<float> _) => { };
        Assert.Throws<ArgumentException>(() => new ObservationSource("x", 0, "", nothing));
        Assert.Throws<ArgumentException>(() => new ObservationSource(" ", 1, "", nothing));
        MobilePick twice = new() { OwnTerms = [new ObservationSource("blocked", 1, "", nothing)] };
        Assert.Contains("two observation terms with the name 'blocked'", Assert.Throws<ArgumentException>(
            () => new VectorEnv(set, TestWorlds.Robot, new VectorEnvSettings { Task = twice }, 1, device)).Message);
    }

    [Fact]
    public void Positions_stay_within_their_limit()
    {
        using VectorEnv env = Open(new ObservationSettings
        {
            Terms = ["robot_target_relative"],
            Privileged = ["object_goal_distance", "robot_object_relative"],
            PositionLimit = 0.5f,
        });
        env.Reset(2);
        Assert.All(env.State.ToArray(), v => Assert.InRange(v, -0.5f, 0.5f));
        Assert.All(env.Privileged.ToArray(), v => Assert.InRange(v, -0.5f, 0.5f));
        Assert.Contains(0.5f, env.Privileged.ToArray());
    }

    /// <summary>A table to run into; the target or another object within the hand's grasp in two of three.</summary>
    private static EpisodeSet Handy()
    {
        Scene scene = TestWorlds.Room((new Vector3(0, 0.35f, 0), new Vector3(0.5f, 0.35f, 0.5f)));
        List<Episode> episodes = [];
        for (int i = 0; i < 12; i++)
        {
            (float sin, float cos) = MathF.SinCos(i);
            Vector2 start = new(1.9f * cos, 1.9f * sin);
            float yaw = MathF.Atan2(sin, -cos);
            Vector3 hand = TestWorlds.GraspPoint(start, yaw);
            (Vector3 here, Vector3 there) = (new(0.2f, 0.73f, 0), new(-0.2f, 0.73f, 0.1f));
            Vector3[] objects = i % 3 == 0 ? [here, there] : i % 3 == 1 ? [hand, there] : [here, hand];
            episodes.Add(TestWorlds.Episode(start, yaw, objects));
        }

        return TestWorlds.Set(scene, [.. episodes]);
    }

    private string Fails(ObservationSettings settings) =>
        Assert.Throws<ArgumentException>(() => Open(settings)).Message;

    private VectorEnv Open(ObservationSettings settings) => new(
        set,
        TestWorlds.Robot,
        new VectorEnvSettings { Task = new MobilePick { Observations = settings, MaxSteps = 25 } },
        Envs,
        device);

    private static void Check(VectorEnv env, int i, (Vector2 At, float Yaw) before, ReadOnlySpan<float> action)
    {
        SimulationState state = env.Simulator.State;
        Episode episode = env.Simulator.Set.Episodes[env.EpisodeIndex[i]];
        ((float x, float z), float yaw) = ((state.BaseX.Span[i], state.BaseZ.Span[i]), state.Yaw.Span[i]);
        Pose body = new(new Vector3(x, 0, z), Quaternion.CreateFromAxisAngle(Vector3.UnitY, yaw));
        Pose hand = state.GripperPose(i);
        Vector3 start = episode.Spawns[0].WorldFromMesh.Position;
        Vector3 now = state.ObjectPose(i, 0).Position;
        Vector3 goal = episode.Goal.Position;
        Vector3 home = new(episode.StartPosition.X, 0, episode.StartPosition.Y);
        int held = state.HeldObject.Span[i];
        bool isStart = env.EpisodeStep[i] == 0;
        Near(env, i, "robot_target_relative", body.Inverse.Transform(start));
        Near(env, i, "ee_target_relative", hand.Inverse.Transform(start));
        Near(env, i, "robot_ee_relative", body.Inverse.Transform(hand.Position));
        Near(env, i, "robot_goal_relative", body.Inverse.Transform(goal));
        Near(env, i, "ee_goal_relative", hand.Inverse.Transform(goal));
        Near(env, i, "robot_start_relative", body.Inverse.Transform(home));
        Near(env, i, "ee_start_relative", hand.Inverse.Transform(home));
        Near(env, i, "robot_object_relative", body.Inverse.Transform(now));
        Near(env, i, "ee_object_relative", hand.Inverse.Transform(now));
        Near(env, i, "object_goal_relative", body.Inverse.Rotate(goal - now));
        Near(env, i, "ee_object_distance", (now - hand.Position).Length());
        Near(env, i, "object_goal_distance", (goal - now).Length());
        Near(env, i, "is_holding", held >= 0 ? 1 : 0);
        Near(env, i, "holding_target", held == 0 ? 1 : 0);
        Near(env, i, "holding_other", held > 0 ? 1 : 0);
        Near(env, i, "blocked", (state.Events.Span[i] & StepEvents.Collided) != 0 ? 1 : 0);
        float left = (500 - env.EpisodeStep[i]) / 500f;
        Near(env, i, "step_count", new Vector3(left, Math.Min(1, 5 * left), Math.Min(1, 50 * left)));
        float[] joints = [.. env.Simulator.Robot.ArmJoints.Select(j => state.Joints.Span[j * state.Stride + i])];
        Assert.Equal(joints, Term(env, i, "joint_pos").ToArray());
        for (int channel = 0; channel < 11; channel++)
        {
            float expected = isStart || channel == 10 ? 0 : action[channel];
            Assert.Equal(expected, Term(env, i, "previous_action")[channel]);
        }

        Pose earlier = new(
            new Vector3(before.At.X, 0, before.At.Y), Quaternion.CreateFromAxisAngle(Vector3.UnitY, before.Yaw));
        Vector3 moved = earlier.Inverse.Transform(body.Position);
        Near(env, i, "egomotion", isStart ? Vector3.Zero : new Vector3(moved.X, moved.Z, yaw - before.Yaw));
    }

    private static (Vector2 At, float Yaw) Base(VectorEnv env, int i)
    {
        SimulationState state = env.Simulator.State;
        return (new Vector2(state.BaseX.Span[i], state.BaseZ.Span[i]), state.Yaw.Span[i]);
    }

    private static ReadOnlySpan<float> Term(VectorEnv env, int i, string name)
    {
        ObservationTerm term = env.Observations[name];
        bool secret = env.Observations.Privileged.Contains(term);
        int size = secret ? env.Observations.PrivilegedSize : env.Observations.StateSize;
        return (secret ? env.Privileged : env.State).Slice(i * size + term.Offset, term.Size);
    }

    private static void Near(VectorEnv env, int i, string name, params ReadOnlySpan<float> expected)
    {
        ReadOnlySpan<float> actual = Term(env, i, name);
        Assert.Equal(expected.Length, actual.Length);
        for (int k = 0; k < expected.Length; k++)
        {
            Assert.True(MathF.Abs(expected[k] - actual[k]) < 2e-5f, $"{name}[{k}] is {actual[k]}, not {expected[k]}.");
        }
    }

    private static void Near(VectorEnv env, int i, string name, Vector3 expected) =>
        Near(env, i, name, [expected.X, expected.Y, expected.Z]);
}
