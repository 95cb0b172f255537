using System.Numerics;
using Galactic.Compute;
using Galactic.Rendering;
using Galactic.Scenes;
using Galactic.Tasks;
using Galactic.Tests.Simulation;

namespace Galactic.Tests.Tasks;

/// <summary>The published order of acting, observing and resetting.</summary>
public sealed class DelayedPipelineTests : IDisposable
{
    private readonly CpuDevice device = new(1);
    private readonly float[] drive = TestWorlds.Actions(1, (2, 1));
    private VectorEnv? env;

    public void Dispose()
    {
        env?.Dispose();
        device.Dispose();
    }

    [Fact]
    public void A_step_shows_the_state_before_its_action()
    {
        VectorEnv e = Make(PaperTask.MobilePick, new Vector3(2, 0.9f, 0));
        float[] atStart = e.State.ToArray();
        e.Step(drive);
        Assert.Equal((0, 0f), (e.EpisodeStep[0], e.Reward[0]));
        Assert.Equal(atStart, e.State.ToArray());
        Assert.Equal(1, e.Simulator.State.EpisodeStep.Span[0]);
        Assert.Equal(0, e.Simulator.State.BaseX.Span[0]);

        // The first action was replaced by none; the second is the first to move the robot.
        e.Step(drive);
        Assert.Equal((1, 0f), (e.EpisodeStep[0], e.Reward[0]));
        Assert.Equal(atStart[..23], e.State[..23].ToArray());
        Assert.Equal(0.1f, e.Simulator.State.BaseX.Span[0], 1e-6f);

        Vector3 gripper = e.Simulator.State.GripperPosition(0);
        Vector3 target = new(2, 0.9f, 0);
        float before = Vector3.Distance(target, gripper - new Vector3(0.1f, 0, 0));
        e.Step(new float[11]);
        Assert.Equal(2, e.EpisodeStep[0]);
        Assert.Equal(atStart[0] - 0.1f, e.State[0], 1e-5f);
        Assert.Equal(before - Vector3.Distance(target, gripper), e.Reward[0], 1e-5f);
    }

    [Fact]
    public void After_the_end_exactly_one_transition_is_masked_and_acting_begins_at_step_one()
    {
        VectorEnv e = Make(PaperTask.MobilePick, TestWorlds.GraspPoint(Vector2.Zero, 0));
        float[] atStart = e.State.ToArray();
        float[] grasp = TestWorlds.Actions(1, (0, 1));
        e.Step(grasp);
        e.Step(grasp);
        Assert.False(e.Terminated[0]);

        // The grasp of the step before is seen now: success, with the image and state of the end.
        e.Step(grasp);
        Assert.Equal((true, false, true, 10f), (e.Terminated[0], e.Truncated[0], e.Transition[0], e.Reward[0]));
        Assert.Equal(EpisodeOutcome.Success, e.Outcome[0]);
        Assert.Equal(1, e.State[15]);

        e.Step(grasp);
        Assert.False(e.Transition[0] || e.Terminated[0]);
        Assert.Equal((0f, 0), (e.Reward[0], e.EpisodeStep[0]));
        Assert.Equal(atStart, e.State.ToArray());

        e.Step(grasp);
        Assert.True(e.Transition[0]);
        Assert.Equal((1, 0f), (e.EpisodeStep[0], e.Reward[0]));
        e.Step(grasp);
        Assert.True(e.Terminated[0]);
    }

    [Fact]
    public void Both_pipelines_give_the_same_rewards_one_step_apart()
    {
        VectorEnv delayed = Make(PaperTask.MobilePick, new Vector3(2, 0.9f, 0.4f));
        using VectorEnv immediate = new(
            delayed.Simulator.Set,
            TestWorlds.Robot,
            new VectorEnvSettings { Task = PaperTask.MobilePick, Stagger = EpisodeStagger.None },
            1,
            device);
        immediate.Reset(0);
        delayed.Step(new float[11]);
        delayed.Step(Actions(0));
        for (int step = 0; step < 30; step++)
        {
            immediate.Step(Actions(step));
            delayed.Step(Actions(step + 1));
            Assert.Equal(immediate.Reward[0], delayed.Reward[0]);
            Assert.Equal(immediate.State[..23].ToArray(), delayed.State[..23].ToArray());
        }

        static float[] Actions(int step)
        {
            float[] actions = new float[11];
            VectorEnvTests.Fill(actions, 1, 0, step);
            return actions;
        }
    }

    [Fact]
    public void Images_show_the_state_before_the_action_too()
    {
        EpisodeSet set = TestWorlds.Set(
            TestWorlds.Room((new Vector3(2, 0.4f, 0), new Vector3(0.3f, 0.4f, 0.5f))),
            TestWorlds.Episode(Vector2.Zero, 0, new Vector3(2, 0.85f, 0)));
        using VectorEnv delayed = Open(set, StepPipeline.Delayed);
        using VectorEnv immediate = Open(set, StepPipeline.Immediate);
        delayed.Reset(0);
        immediate.Reset(0);
        float[] start = immediate.RenderDepth().ToArray();
        Assert.Equal(start, delayed.RenderDepth().ToArray());
        delayed.Step(drive);
        delayed.Step(drive);
        Assert.Equal(start, delayed.RenderDepth().ToArray());
        immediate.Step(drive);
        delayed.Step(drive);
        float[] moved = immediate.RenderDepth().ToArray();
        Assert.NotEqual(start, moved);
        Assert.Equal(moved, delayed.RenderDepth().ToArray());
    }

    [Fact]
    public void Published_limits_are_staggered_by_the_number_of_the_env_once()
    {
        VectorEnvSettings settings = new()
        {
            Task = PaperTask.MobilePick with { MaxSteps = 4 },
            Pipeline = StepPipeline.Delayed,
            Schedule = EpisodeSchedule.InTurn,
            Stagger = EpisodeStagger.ByNumber,
        };
        using VectorEnv e = new(VectorEnvTests.MakeSet(5), TestWorlds.Robot, settings, 6, device);
        e.Reset(0);
        Assert.Equal([0, 1, 2, 3, 4, 0], e.EpisodeIndex.ToArray());
        List<int>[] lengths = [.. Enumerable.Range(0, 6).Select(_ => new List<int>())];
        for (int step = 0; step < 20; step++)
        {
            e.Step(new float[66]);
            for (int i = 0; i < 6; i++)
            {
                if (e.Terminated[i])
                {
                    lengths[i].Add(e.EpisodeStep[i]);
                }
            }
        }

        // 4 - env mod 4 steps, then 4.
        Assert.Equal([4, 3, 2, 1, 4, 3], lengths.Select(l => l[0]));
        Assert.All(lengths, l => Assert.All(l.Skip(1), length => Assert.Equal(4, length)));
    }

    [Fact]
    public void Once_per_episode_ends_with_idle_envs()
    {
        VectorEnvSettings settings = new()
        {
            Task = PaperTask.MobilePick with { MaxSteps = 3 },
            Pipeline = StepPipeline.Delayed,
            Schedule = EpisodeSchedule.OncePerEpisode,
        };
        using VectorEnv e = new(VectorEnvTests.MakeSet(5), TestWorlds.Robot, settings, 2, device);
        e.Reset(0);
        List<int> ended = [];
        for (int step = 0; step < 25; step++)
        {
            e.Step(new float[22]);
            for (int i = 0; i < 2; i++)
            {
                if (e.Terminated[i])
                {
                    ended.Add(e.EpisodeIndex[i]);
                }
            }
        }

        Assert.Equal([0, 1, 2, 3, 4], ended.Order());
        Assert.Equal([-1, -1], e.EpisodeIndex.ToArray());
    }

    private VectorEnv Open(EpisodeSet set, StepPipeline pipeline) => new(
        set,
        TestWorlds.Robot,
        new VectorEnvSettings { Pipeline = pipeline, Stagger = EpisodeStagger.None },
        1,
        device,
        new CpuRenderer(
            RenderAssetsFactory.Create(set, TestWorlds.Robot), new CameraSettings { Width = 32, Height = 32 }, device));

    private VectorEnv Make(EmbodiedTask task, params Vector3[] objects)
    {
        EpisodeSet set = TestWorlds.Set(TestWorlds.Room(), TestWorlds.Episode(Vector2.Zero, 0, objects));
        VectorEnvSettings settings = new()
        {
            Task = task,
            Pipeline = StepPipeline.Delayed,
            Stagger = EpisodeStagger.None,
        };
        env = new VectorEnv(set, TestWorlds.Robot, settings, 1, device);
        env.Reset(0);
        return env;
    }
}
