using System.Numerics;
using Galactic.Compute;
using Galactic.Scenes;
using Galactic.Tasks;
using Galactic.Tests.Simulation;

namespace Galactic.Tests.Tasks;

public sealed class MobilePickTests : IDisposable
{
    private readonly CpuDevice device = new(1);
    private VectorEnv? env;

    public void Dispose()
    {
        env?.Dispose();
        device.Dispose();
    }

    [Fact]
    public void The_paper_preset_observes_26_floats_in_the_published_order()
    {
        VectorEnv e = Make(PaperTask.MobilePick, Vector2.Zero, MathF.PI / 2, new Vector3(0.5f, 0.9f, -2));
        Assert.Equal(26, e.Observations.StateSize);
        ReadOnlySpan<float> s = e.State;

        // Heading is -z, so 2 m along -z is forward and +x is right.
        AssertNear([2, 0.9f, 0.5f], s[..3]);
        Vector3 gripper = e.Simulator.State.GripperPosition(0);
        AssertNear([-gripper.Z, gripper.Y, gripper.X], s[6..9]);
        Vector3 local = e.Simulator.State.GripperPose(0).Inverse.Rotate(new Vector3(0.5f, 0.9f, -2) - gripper);
        AssertNear([local.X, local.Y, local.Z], s[3..6]);
        AssertNear([-1, 1, 1], s[9..12]);
        Assert.Equal(0, s[15]);
        AssertNear(TestWorlds.Arm, s[16..23]);
        AssertNear([1, 1, 1], s[23..26]);
    }

    [Fact]
    public void The_default_wraps_continuous_joints_bounds_positions_and_shows_the_last_action()
    {
        VectorEnv e = Make(new MobilePick
        {
            Observations = new ObservationSettings
            {
                PositionLimit = 0.3f,
                Terms = [.. ObservationSettings.PublishedTerms, "blocked", "previous_action"],
            },
        }, Vector2.Zero, 0, new Vector3(0.5f, 0.9f, -2));
        Assert.Equal(26 + 3 + 1 + 11, e.Observations.StateSize);
        AssertNear([0.3f, 0.3f, -0.3f], e.State[..3]);
        AssertNear([0, 0.6f, 0, 1, 0.9f, 0, 1, 0, 0, 1], e.State[16..26]);
        e.Step(TestWorlds.Actions(1, (0, 1), (1, 0.5f), (9, 7)));
        AssertNear([1, 0.5f, 0, 0, 0, 0, 0, 0, 0, 1, 0], e.State[30..41]);
    }

    [Theory]
    [InlineData(true, 0.99f)]
    [InlineData(false, 1)]
    public void Approach_is_paid_by_the_metre(bool improved, float discount)
    {
        Vector3 target = new(2, 0.9f, 0);
        VectorEnv e = Make(improved ? new MobilePick() : PaperTask.MobilePick, Vector2.Zero, 0, target);
        float before = Vector3.Distance(target, e.Simulator.State.GripperPosition(0));
        e.Step(TestWorlds.Actions(1, (2, 1)));
        float after = Vector3.Distance(target, e.Simulator.State.GripperPosition(0));
        Assert.InRange(before - after, 0.05f, 0.1001f);
        Assert.Equal(before - discount * after, e.Reward[0], 1e-6f);
        Assert.Equal(e.Reward[0], e.EpisodeReturn[0]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void The_target_in_the_hand_ends_the_episode_with_ten(bool paper)
    {
        Vector3 point = TestWorlds.GraspPoint(Vector2.Zero, 0);
        VectorEnv e = Make(paper ? PaperTask.MobilePick : new MobilePick(), Vector2.Zero, 0, point);
        float distance = Vector3.Distance(point, e.Simulator.State.GripperPosition(0));
        e.Step(TestWorlds.Actions(1, (0, 1)));
        Assert.Equal(EpisodeOutcome.Success, e.Outcome[0]);
        Assert.True(e.Terminated[0] && !e.Truncated[0] && e.Transition[0]);
        Assert.Equal(paper ? 10 : 10 + distance, e.Reward[0], 1e-5f);
    }

    [Fact]
    public void Another_object_in_the_hand_fails_the_episode()
    {
        MobilePick settings = new()
        {
            Reward = new MobilePick.Scales { WrongObject = -5, Approach = 0 },
        };
        VectorEnv e = Make(settings, Vector2.Zero, 0, new Vector3(2, 0.9f, 0), TestWorlds.GraspPoint(Vector2.Zero, 0));
        e.Step(TestWorlds.Actions(1, (0, 1)));
        Assert.Equal(EpisodeOutcome.Failure, e.Outcome[0]);
        Assert.True(e.Terminated[0]);
        Assert.Equal(-5, e.Reward[0]);
    }

    [Fact]
    public void The_way_is_paid_from_afar_and_the_approach_only_nearby()
    {
        MobilePick task = new()
        {
            Reward = new MobilePick.Scales { Discount = 1, Walk = 2, ApproachWithin = 0.5f },
        };
        VectorEnv e = Make(task, Vector2.Zero, 0, new Vector3(2, 0.9f, 0));
        e.Step(TestWorlds.Actions(1, (2, 1)));
        Assert.InRange(e.EpisodeTerms[0], 2 * 0.07f, 2 * 0.13f);
        Assert.Equal(0, e.EpisodeTerms[1]);
        Assert.Equal(e.EpisodeTerms[0], e.Reward[0], 1e-6f);
    }

    [Fact]
    public void A_failure_far_from_the_target_is_not_paid_the_rest_of_the_way()
    {
        MobilePick task = new() { Reward = new MobilePick.Scales { Discount = 1, Walk = 1 } };
        VectorEnv e = Make(task, Vector2.Zero, 0, new Vector3(2, 0.9f, 0), TestWorlds.GraspPoint(Vector2.Zero, 0));
        e.Step(TestWorlds.Actions(1, (0, 1)));
        Assert.Equal(EpisodeOutcome.Failure, e.Outcome[0]);
        Assert.Equal(0, e.Reward[0], 1e-5f);
    }

    [Fact]
    public void An_open_hand_channel_does_not_grasp()
    {
        VectorEnv e = Make(new MobilePick(), Vector2.Zero, 0, TestWorlds.GraspPoint(Vector2.Zero, 0));
        e.Step(TestWorlds.Actions(1, (0, 0)));
        Assert.Equal(EpisodeOutcome.Running, e.Outcome[0]);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void The_step_limit_truncates_unless_the_published_rule_is_asked_for(bool terminates)
    {
        VectorEnv e = Make(
            new MobilePick { MaxSteps = 3, LimitTerminates = terminates }, Vector2.Zero, 0, new Vector3(
                2, 0.9f, 0));
        for (int i = 0; i < 3; i++)
        {
            Assert.False(e.Terminated[0] || e.Truncated[0]);
            e.Step(new float[11]);
        }

        Assert.Equal(EpisodeOutcome.TimeLimit, e.Outcome[0]);
        Assert.Equal((terminates, !terminates), (e.Terminated[0], e.Truncated[0]));
    }

    [Fact]
    public void The_step_after_the_last_one_starts_the_next_episode_and_ignores_the_action()
    {
        VectorEnv e = Make(new MobilePick { MaxSteps = 2 }, Vector2.Zero, 0, new Vector3(2, 0.9f, 0));
        float[] first = e.State.ToArray();
        float[] drive = TestWorlds.Actions(1, (2, 1));
        e.Step(drive);
        e.Step(drive);
        Assert.True(e.Truncated[0]);
        e.Step(drive);
        Assert.False(e.Transition[0] || e.Truncated[0] || e.Terminated[0]);
        Assert.Equal((0f, 0f, 0), (e.Reward[0], e.EpisodeReturn[0], e.EpisodeStep[0]));
        Assert.Equal(first, e.State.ToArray());
        e.Step(drive);
        Assert.True(e.Transition[0]);
        Assert.Equal(0.1f, e.Simulator.State.BaseX.Span[0], 1e-6f);
    }

    [Fact]
    public void Every_episode_is_played_once_and_then_envs_are_idle()
    {
        EpisodeSet set = VectorEnvTests.MakeSet(7);
        VectorEnvSettings settings = new()
        {
            Schedule = EpisodeSchedule.OncePerEpisode,
            Task = new MobilePick { MaxSteps = 2 },
        };
        using VectorEnv e = new(set, TestWorlds.Robot, settings, 3, device);
        e.Reset(0);
        List<int> ended = [];
        for (int step = 0; step < 12; step++)
        {
            e.Step(new float[33]);
            for (int i = 0; i < 3; i++)
            {
                if (e.Truncated[i])
                {
                    ended.Add(e.EpisodeIndex[i]);
                }
            }
        }

        Assert.Equal([0, 1, 2, 3, 4, 5, 6], ended.Order());
        Assert.Equal([-1, -1, -1], e.EpisodeIndex.ToArray());
        Assert.DoesNotContain(true, e.Transition.ToArray());
    }

    [Fact]
    public void A_wrong_number_of_actions_is_named()
    {
        VectorEnv e = Make(new MobilePick(), Vector2.Zero, 0, new Vector3(2, 0.9f, 0));
        Assert.Contains(
            "1 x 11 = 11 action values, got 12", Assert.Throws<ArgumentException>(() => e.Step(new float[12])).Message);
    }

    [Fact]
    public void Steps_allocate_nothing_once_warm()
    {
        using VectorEnv e = new(VectorEnvTests.MakeSet(10), TestWorlds.Robot, new VectorEnvSettings(), 32, device);
        e.Reset(1);
        float[] actions = new float[32 * 11];
        VectorEnvTests.Fill(actions, 32, 0, 1);
        for (int i = 0; i < 150; i++)
        {
            e.Step(actions);
            e.Simulator.UpdateRenderBatch();
        }

        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 150; i++)
        {
            e.Step(actions);
            e.Simulator.UpdateRenderBatch();
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private VectorEnv Make(EmbodiedTask task, Vector2 at, float yaw, params Vector3[] objects)
    {
        EpisodeSet set = TestWorlds.Set(TestWorlds.Room(), TestWorlds.Episode(at, yaw, objects));
        VectorEnvSettings settings = new() { Task = task, Stagger = EpisodeStagger.None };
        env = new VectorEnv(set, TestWorlds.Robot, settings, 1, device);
        env.Reset(0);
        return env;
    }

    private static void AssertNear(ReadOnlySpan<float> expected, ReadOnlySpan<float> actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (int i = 0; i < expected.Length; i++)
        {
            Assert.Equal(expected[i], actual[i], 1e-5f);
        }
    }
}
