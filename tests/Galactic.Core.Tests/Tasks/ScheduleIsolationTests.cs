using Galactic.Compute;
using Galactic.Scenes;
using Galactic.Tasks;
using Galactic.Tests.Simulation;

namespace Galactic.Tests.Tasks;

/// <summary>Whatever goes wrong in an env, the others play the episodes they would have played.</summary>
public sealed class ScheduleIsolationTests
{
    private const int Envs = 1000;
    private const int Steps = 40;
    private static readonly EpisodeSet Many = VectorEnvTests.MakeSet(1500);
    private static readonly EpisodeSet Few = VectorEnvTests.MakeSet(24);

    public static TheoryData<EpisodeSchedule, StepPipeline> Ways => new()
    {
        { EpisodeSchedule.Random, StepPipeline.Immediate },
        { EpisodeSchedule.OncePerEpisode, StepPipeline.Immediate },
        { EpisodeSchedule.InTurn, StepPipeline.Immediate },
        { EpisodeSchedule.InTurn, StepPipeline.Delayed },
    };

    [Theory]
    [MemberData(nameof(Ways))]
    public void No_fault_changes_what_other_envs_play(EpisodeSchedule schedule, StepPipeline pipeline)
    {
        using CpuDevice device = new(2);
        using VectorEnv clean = Open(Many, schedule, pipeline, Envs, device);
        using VectorEnv faulty = Open(Many, schedule, pipeline, Envs, device);
        clean.Reset(3);
        faulty.Reset(3);
        int started = 0;
        for (int step = 0; step < Steps; step++)
        {
            float[] actions = Actions(Envs, step);
            clean.Step(actions);
            for (int env = 0; env < Envs; env += 2)
            {
                if (RandomKey.FromSeed(8).For(env).Index(0, Steps) == step)
                {
                    actions[env * faulty.Actions.Size + 2] = float.NaN;
                }
            }

            faulty.Step(actions);
            int[] before = clean.EpisodeIndex.ToArray();
            int size = clean.Observations.StateSize;
            float[] expected = clean.State.ToArray(), found = faulty.State.ToArray();
            int[] episodes = faulty.EpisodeIndex.ToArray();
            Property.ForAll(Envs / 2, n =>
            {
                int env = 2 * n + 1;
                Assert.Equal(before[env], episodes[env]);
                Assert.Equal(expected.AsSpan(env * size, size), found.AsSpan(env * size, size));
            });
            started += faulty.EpisodeStep.ToArray().Count(s => s == 0);
        }

        Assert.InRange(faulty.Faults.Total, Envs / 10, Envs);
        Assert.True(schedule == EpisodeSchedule.OncePerEpisode || started > 2 * Envs, $"Only {started} starts.");
    }

    [Fact]
    public void In_turn_everybody_goes_through_the_set_in_strides_and_together_they_play_all_of_it()
    {
        using CpuDevice device = new(1);
        using VectorEnv env = Open(Few, EpisodeSchedule.InTurn, StepPipeline.Immediate, 5, device);
        env.Reset(0);
        List<int>[] played = [.. env.EpisodeIndex.ToArray().Select(e => new List<int> { e })];
        for (int step = 0; step < 500; step++)
        {
            env.Step(Actions(5, step));
            for (int i = 0; i < 5; i++)
            {
                if (env.EpisodeStep[i] == 0)
                {
                    played[i].Add(env.EpisodeIndex[i]);
                }
            }
        }

        for (int i = 0; i < 5; i++)
        {
            Assert.Equal(Enumerable.Range(0, played[i].Count).Select(k => (i + 5 * k) % 24), played[i]);
        }

        Assert.Equal(24, played.SelectMany(p => p).Distinct().Count());
    }

    [Theory]
    [InlineData(EpisodeSchedule.OncePerEpisode)]
    [InlineData(EpisodeSchedule.InTurn)]
    public void Batches_that_share_a_set_play_together_what_one_batch_plays(EpisodeSchedule schedule)
    {
        const int Share = 5;
        using CpuDevice device = new(1);
        using VectorEnv whole = Open(Few, schedule, StepPipeline.Immediate, 3 * Share, device);
        VectorEnv[] parts =
        [
            .. Enumerable.Range(0, 3).Select(i => Open(
                Few, schedule, StepPipeline.Immediate, Share, device, first: i * Share, all: 3 * Share)),
        ];
        whole.Reset(2);
        Array.ForEach(parts, p => p.Reset(2));
        HashSet<int> played = [];
        for (int step = 0; step < 60; step++)
        {
            Assert.Equal(whole.EpisodeIndex.ToArray(), parts.SelectMany(p => p.EpisodeIndex.ToArray()));
            Assert.Equal(whole.State.ToArray(), parts.SelectMany(p => p.State.ToArray()));
            played.UnionWith(whole.EpisodeIndex.ToArray());
            float[] actions = Actions(3 * Share, step);
            whole.Step(actions);
            for (int i = 0; i < parts.Length; i++)
            {
                parts[i].Step(actions.AsSpan(i * Share * 11, Share * 11));
            }
        }

        Assert.Equal(Enumerable.Range(0, 24), played.Where(e => e >= 0).Order());
        Array.ForEach(parts, p => p.Dispose());
    }

    [Theory]
    [InlineData(-1, null, "FirstEnv must not be negative, got -1")]
    [InlineData(0, 0, "AllEnvs must be more than Env.FirstEnv, 0, got 0")]
    [InlineData(4, 4, "AllEnvs must be more than Env.FirstEnv, 4, got 4")]
    public void Numbers_no_env_can_have_are_refused(int first, int? all, string said)
    {
        using CpuDevice device = new(1);
        ArgumentException error = Assert.Throws<ArgumentException>(
            () => Open(Few, EpisodeSchedule.InTurn, StepPipeline.Immediate, 1, device, first, all));
        Assert.Contains(said, error.Message);
    }

    private static VectorEnv Open(
        EpisodeSet set, EpisodeSchedule schedule, StepPipeline pipeline, int envs, CpuDevice device, int first = 0,
        int? all = null) => new(
        set, TestWorlds.Robot,
        new VectorEnvSettings
        {
            Task = PaperTask.MobilePick with { MaxSteps = 9 },
            Schedule = schedule,
            Pipeline = pipeline,
            FirstEnv = first,
            AllEnvs = all,
        },
        envs, device);

    private static float[] Actions(int envs, int step)
    {
        float[] actions = new float[envs * 11];
        VectorEnvTests.Fill(actions, envs, 0, step);
        return actions;
    }
}
