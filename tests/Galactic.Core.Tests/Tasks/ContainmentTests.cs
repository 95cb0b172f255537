using System.Numerics;
using Galactic.Compute;
using Galactic.Experiments;
using Galactic.Learning;
using Galactic.Robots;
using Galactic.Scenes;
using Galactic.Simulation;
using Galactic.Tasks;
using Galactic.Tests.Experiments;

namespace Galactic.Tests.Tasks;

/// <summary>What goes wrong in one env ends there, is told, and is nobody else's business.</summary>
public sealed class ContainmentTests : IDisposable
{
    private const int Envs = 2000;
    private const int Steps = 14;
    private const ulong Seed = 8;
    private static readonly int[] Victims = [3, 333, 700, 1024, 1999];
    private readonly CpuDevice device = new(2);
    private readonly EpisodeSet set;

    public ContainmentTests()
    {
        EpisodeSet sound = new WorldBuilder(TinyWorld.World, Fetch.Create(), device).Training(4);
        Episode inWall = sound.Episodes[0] with { StartPosition = new Vector2(500, 500) };
        set = new EpisodeSet(sound.Scenes, sound.Objects, [.. sound.Episodes, inWall]);
    }

    public void Dispose() => device.Dispose();

    [Fact]
    public void Faults_of_all_kinds_are_told_and_thousands_of_others_stay_the_same_to_the_bit()
    {
        int stuck = set.Episodes.Count - 1;
        int[] episodes = [.. Enumerable.Range(0, Envs).Select(e => e % stuck)];
        using VectorEnv clean = Open(new MobilePick { MaxSteps = 400 }, Envs);
        using VectorEnv faulty = Open(new MobilePick { MaxSteps = 400 }, Envs);
        clean.Reset(Seed, episodes);
        episodes[Victims[3]] = stuck;
        faulty.Reset(Seed, episodes);
        Assert.True(faulty.Faulted[Victims[3]]);
        int size = faulty.Actions.Size;
        for (int step = 1; step <= Steps; step++)
        {
            float[] actions = Actions(step, Envs * size);
            clean.Step(actions);
            if (step == 5)
            {
                (actions[Victims[0] * size + 1], actions[Victims[1] * size + 4], actions[Victims[4] * size]) = (
                    float.NaN, float.PositiveInfinity, float.NegativeInfinity);
                faulty.Simulator.State.BaseX.Span[Victims[2]] = float.NaN;
            }

            float[] before = faulty.State.ToArray();
            faulty.Step(actions);
            foreach (int env in (int[])[Victims[0], Victims[1], Victims[4]])
            {
                Assert.Equal(step == 5, faulty.Faulted[env]);
                Assert.Equal(step == 5, faulty.Truncated[env]);
                Assert.Equal(step is not (5 or 6), faulty.Transition[env]);
                Assert.Equal(step < 6 ? step : step - 6, faulty.EpisodeStep[env]);
                if (step == 5)
                {
                    Assert.False(faulty.Terminated[env]);
                    Assert.Equal(EpisodeOutcome.Failure, faulty.Outcome[env]);
                    Assert.Equal(0, faulty.Reward[env]);
                    AssertSamePlace(before, faulty.State, env, faulty.Observations);
                }
            }

            Assert.Equal(step == 5, faulty.Faulted[Victims[2]]);
            AssertOthersEqual(clean, faulty);
        }

        Assert.DoesNotContain(clean.Faults, f => Victims.Contains(f.Env));
        SimulationFault Fault(int env) => faulty.Faults.First(f => f.Env == env);
        Assert.Equal((FaultKind.InvalidAction, 3, 5, Seed), Told(Fault(Victims[0])));
        Assert.Contains("is NaN", Fault(Victims[0]).Detail);
        Assert.Contains("'", Fault(Victims[1]).Detail);
        Assert.Equal((FaultKind.InvalidAction, 333 % stuck, 5, Seed), Told(Fault(Victims[1])));
        Assert.Equal((FaultKind.InvalidState, 700 % stuck, 5, Seed), Told(Fault(Victims[2])));
        Assert.Equal((FaultKind.StartInCollision, stuck, 0, Seed), Told(Fault(Victims[3])));
        Assert.Equal((FaultKind.InvalidAction, 1999 % stuck, 5, Seed), Told(Fault(Victims[4])));
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.NegativeInfinity)]
    public void Evaluations_count_episodes_broken_off_as_failures(float value)
    {
        EpisodeSet sound = new(set.Scenes, set.Objects, [.. set.Episodes.Take(8)]);
        VectorEnvSettings settings = new()
        {
            Task = new MobilePick { MaxSteps = 30 },
            Schedule = EpisodeSchedule.OncePerEpisode,
        };
        using VectorEnv env = new(sound, Fetch.Create(), settings, 3, device);
        EvaluationResult result = Evaluator.Evaluate(new Spoiled(value, [2, 7]), env, Seed);
        Assert.Equal(Enumerable.Range(0, 8), result.Results.Select(r => r.Index));
        EpisodeResult[] broken = [.. result.Results.Where(r => r.Outcome == EpisodeOutcome.Failure)];
        Assert.Equal([2, 7], broken.Select(r => r.Index));
        Assert.All(broken, r => Assert.Equal(4, r.Steps));
        Assert.Equal(2 / 8.0, result.Failure);
        Assert.Equal(
            [(2, 4), (7, 4)],
            env.Faults.Where(f => f.Kind == FaultKind.InvalidAction).Select(f => (f.Episode, f.Step)).Order());
    }

    [Fact]
    public void Finite_actions_out_of_range_are_clipped_and_the_episode_goes_on()
    {
        using VectorEnv wild = Open(new MobilePick { MaxSteps = 400 }, 4);
        using VectorEnv tame = Open(new MobilePick { MaxSteps = 400 }, 4);
        wild.Reset(Seed, [0, 1, 2, 3]);
        tame.Reset(Seed, [0, 1, 2, 3]);
        for (int step = 0; step < 10; step++)
        {
            float[] actions = [.. Actions(step, 4 * wild.Actions.Size).Select(a => a * 3)];
            wild.Step(actions);
            tame.Step([.. actions.Select(a => Math.Clamp(a, -1, 1))]);
            Assert.Equal(tame.State.ToArray(), wild.State.ToArray());
        }

        Assert.True(wild.Simulator.Statistics.ClippedActions >= 40);
        Assert.Equal(0, tame.Simulator.Statistics.ClippedActions);
        Assert.DoesNotContain(true, wild.Faulted.ToArray());
        Assert.Empty(wild.Faults);
    }

    [Fact]
    public void A_delayed_batch_breaks_the_episode_off_when_it_sees_the_step()
    {
        using VectorEnv env = Open(new MobilePick { MaxSteps = 400 }, 2, StepPipeline.Delayed);
        env.Reset(Seed, [0, 1]);
        float[] actions = new float[2 * env.Actions.Size];
        env.Step(actions);
        env.Step(actions);
        actions[env.Actions.Size + 2] = float.NaN;
        env.Step(actions);
        Assert.Equal([false, false], env.Faulted.ToArray());
        actions[env.Actions.Size + 2] = 0;
        env.Step(actions);
        Assert.Equal([false, true], env.Faulted.ToArray());
        Assert.Equal([false, true], env.Truncated.ToArray());
        env.Step(actions);
        Assert.Equal([false, false], env.Faulted.ToArray());
        Assert.Equal(0, env.EpisodeStep[1]);
    }

    [Fact]
    public void One_env_tells_that_a_fault_broke_its_episode_off()
    {
        using Env env = new(set, Fetch.Create(), new VectorEnvSettings { Task = new MobilePick() }, device);
        env.Reset(Seed, episode: 2);
        EnvStep fine = env.Step(new float[env.Actions.Size]);
        Assert.False(fine.Faulted);
        float[] action = new float[env.Actions.Size];
        action[1] = float.NaN;
        EnvStep broken = env.Step(action);
        Assert.True(broken.Faulted && broken.Truncated && broken.IsOver && !broken.Terminated);
        Assert.Equal(EpisodeOutcome.Failure, broken.Outcome);
        env.Reset();
        Assert.False(env.Step(new float[env.Actions.Size]).Faulted);
    }

    [Fact]
    public void A_reward_that_is_no_number_is_told_with_its_term_and_ends_only_that_episode()
    {
        using VectorEnv env = Open(new Brittle { MaxSteps = 50, BadEpisode = 2, BadStep = 3 }, 4);
        using VectorEnv sound = Open(new Brittle { MaxSteps = 50, BadEpisode = -1 }, 4);
        env.Reset(Seed, [0, 1, 2, 3]);
        sound.Reset(Seed, [0, 1, 2, 3]);
        for (int step = 1; step <= 3; step++)
        {
            env.Step(new float[4 * env.Actions.Size]);
            sound.Step(new float[4 * env.Actions.Size]);
        }

        Assert.Equal([false, false, true, false], env.Truncated.ToArray());
        Assert.Equal([1, 1, 0, 1], env.Reward.ToArray());
        Assert.Equal([3, 3, 2, 3], env.EpisodeReturn.ToArray());
        SimulationFault fault = Assert.Single(env.Faults);
        Assert.Equal(
            "InvalidReward in env 2, episode 2, step 3, seed 8: reward term 'brittle' is NaN", fault.ToString());
        Assert.Equal(sound.Reward[1], env.Reward[1]);
    }

    [Fact]
    public void What_a_task_throws_names_env_episode_and_step()
    {
        using VectorEnv env = Open(new Brittle { MaxSteps = 50, BadEpisode = 1, BadStep = 2, Throws = true }, 3);
        env.Reset(Seed, [0, 2, 1]);
        env.Step(new float[3 * env.Actions.Size]);
        TaskException error = Assert.Throws<TaskException>(() => env.Step(new float[3 * env.Actions.Size]));
        Assert.Equal((2, 1, 2), (error.Env, error.Episode, error.Step));
        Assert.Contains("Brittle threw in env 2, episode 1, step 2: too brittle", error.Message);
        Assert.IsType<ArithmeticException>(error.InnerException);
    }

    [Theory]
    [InlineData(StepPipeline.Immediate)]
    [InlineData(StepPipeline.Delayed)]
    public void Of_several_envs_in_which_a_task_throws_the_lowest_is_named(StepPipeline pipeline)
    {
        using VectorEnv env = Open(
            new Brittle { MaxSteps = 50, BadEpisode = 1, BadStep = 1, Throws = true }, 700, pipeline);
        for (int lowest = 0; lowest < 300; lowest += 37)
        {
            int[] episodes = [.. Enumerable.Range(0, env.EnvCount).Select(e => e < lowest ? 0 : 1)];
            env.Reset(Seed, episodes);
            float[] actions = new float[env.EnvCount * env.Actions.Size];
            TaskException error = Assert.Throws<TaskException>(() =>
            {
                env.Step(actions);
                env.Step(actions);
            });
            Assert.Equal(lowest, error.Env);
        }
    }

    [Fact]
    public void A_batch_whose_task_threw_wants_a_reset()
    {
        using VectorEnv env = Open(new Brittle { MaxSteps = 50, BadEpisode = 1, BadStep = 1, Throws = true }, 3);
        env.Reset(Seed, [0, 2, 1]);
        float[] actions = new float[3 * env.Actions.Size];
        Assert.Throws<TaskException>(() => env.Step(actions));
        Assert.Contains("Reset", Assert.Throws<InvalidOperationException>(() => env.Step(actions)).Message);
        env.Reset(Seed, [0, 2, 0]);
        env.Step(actions);
        Assert.Equal([1, 1, 1], env.EpisodeStep.ToArray());
    }

    /// <summary>Tasks that set channels themselves must not paint over what is not a number.</summary>
    [Fact]
    public void What_is_not_finite_is_told_in_every_channel_of_every_preset()
    {
        foreach (ExperimentSettings preset in Presets.All)
        {
            VectorEnvSettings settings = preset.Env with { Stagger = EpisodeStagger.None };
            using VectorEnv env = new(set, Fetch.Create(), settings, Fetch.Create().Actions.Size, device);
            env.Reset(Seed, [.. Enumerable.Range(0, env.EnvCount).Select(e => e % 3)]);
            float[] actions = new float[env.EnvCount * env.Actions.Size];
            for (int channel = 0; channel < env.Actions.Size; channel++)
            {
                actions[channel * env.Actions.Size + channel] = float.NaN;
            }

            // The published pipeline replaces the first action of an episode by none and shows effects a step later.
            for (int step = 0; step < 4 && env.Faults.Count < env.EnvCount; step++)
            {
                env.Step(actions);
            }

            Assert.True(env.EnvCount <= env.Faults.Count, $"{preset.Name}: {env.Faults.Count} of {env.EnvCount} told");
        }
    }

    private static (FaultKind Kind, int Episode, int Step, ulong Seed) Told(SimulationFault fault) =>
        (fault.Kind, fault.Episode, fault.Step, fault.Seed);

    private static void AssertOthersEqual(VectorEnv clean, VectorEnv faulty)
    {
        int size = clean.Observations.StateSize;
        for (int env = 0; env < Envs; env++)
        {
            if (!Victims.Contains(env))
            {
                Assert.True(clean.State.Slice(env * size, size).SequenceEqual(faulty.State.Slice(env * size, size)));
                Assert.Equal(
                    (clean.Reward[env], clean.Outcome[env], clean.EpisodeIndex[env], clean.EpisodeStep[env]),
                    (faulty.Reward[env], faulty.Outcome[env], faulty.EpisodeIndex[env], faulty.EpisodeStep[env]));
            }
        }
    }

    /// <summary>The arm has not moved: joints read the same.</summary>
    private static void AssertSamePlace(float[] before, ReadOnlySpan<float> after, int env, ObservationSpace space)
    {
        ObservationTerm joints = space.Terms.First(t => t.Name.Contains("joint", StringComparison.Ordinal));
        int at = env * space.StateSize + joints.Offset;
        Assert.Equal(before[at..(at + joints.Size)], after.Slice(at, joints.Size).ToArray());
    }

    private VectorEnv Open(EmbodiedTask task, int envs, StepPipeline pipeline = StepPipeline.Immediate) => new(
        set, Fetch.Create(),
        new VectorEnvSettings { Task = task, Stagger = EpisodeStagger.None, Pipeline = pipeline }, envs, device);

    private static float[] Actions(int step, int count)
    {
        RandomKey key = RandomKey.FromSeed(17).For(step);
        return [.. Enumerable.Range(0, count).Select(i => key.Uniform(i, -1, 1))];
    }

    /// <summary>Does nothing, and in the fourth step of some episodes nonsense.</summary>
    private sealed class Spoiled(float value, int[] episodes) : IPolicy
    {
        public void Act(IVectorEnv env, Span<float> actions)
        {
            actions.Clear();
            for (int i = 0; i < env.EnvCount; i++)
            {
                if (episodes.Contains(env.EpisodeIndex[i]) && env.EpisodeStep[i] == 3)
                {
                    actions[i * env.Actions.Size + 1] = value;
                }
            }
        }
    }

    private sealed record Brittle : EmbodiedTask
    {
        public int BadEpisode { get; init; }

        public int BadStep { get; init; }

        public bool Throws { get; init; }

        public override IReadOnlyList<RewardTerm> RewardTerms => [new("one", 1, "1"), new("brittle", 2, "0")];

        public override EpisodeOutcome Judge(in EnvView env, Span<float> terms)
        {
            bool bad = env.EpisodeIndex == BadEpisode && env.Step == BadStep;
            terms[0] = 1;
            terms[1] = bad && !Throws ? float.NaN : 0;
            return bad && Throws ? throw new ArithmeticException("too brittle") : env.Outcome(false, false);
        }
    }
}
