using System.Numerics;
using System.Text.Json;
using System.Text.Json.Serialization;
using Galactic.Compute;
using Galactic.Experiments;
using Galactic.Learning;
using Galactic.Rendering;
using Galactic.Scenes;
using Galactic.Simulation;
using Galactic.Tasks;
using Galactic.Tests.Simulation;

namespace Galactic.Tests.Tasks;

public sealed class EnvTests : IDisposable
{
    private static readonly EpisodeSet Set = VectorEnvTests.MakeSet(24);
    private readonly CpuDevice device = new(2);

    public void Dispose() => device.Dispose();

    [Theory]
    [InlineData(StepPipeline.Immediate, EpisodeSchedule.Random)]
    [InlineData(StepPipeline.Delayed, EpisodeSchedule.Random)]
    [InlineData(StepPipeline.Delayed, EpisodeSchedule.InTurn)]
    public void One_env_has_the_bits_of_its_number_in_a_batch(StepPipeline pipeline, EpisodeSchedule schedule)
    {
        const int Number = 13;
        VectorEnvSettings settings = new()
        {
            Pipeline = pipeline,
            Schedule = schedule,
            Stagger = EpisodeStagger.None,
            Task = new Rearrange
            {
                MaxSteps = 20,
                Observations = new ObservationSettings { Privileged = ["ee_object_distance"] },
            },
        };
        using VectorEnv batch = new(Set, TestWorlds.Robot, settings, 20, device);
        using Env one = new(Set, TestWorlds.Robot, settings with { FirstEnv = Number, AllEnvs = 20 }, device);
        batch.Reset(4);
        Observation seen = one.Reset(seed: 4);
        (int size, bool over) = (batch.Observations.StateSize, false);
        float[] actions = new float[20 * 11];
        for (int step = 0; step < 90; step++)
        {
            VectorEnvTests.Fill(actions, 20, 0, step);
            batch.Step(actions);
            if (over)
            {
                (seen, over) = (one.Reset(), false);
                Assert.False(batch.Transition[Number]);
            }
            else
            {
                (seen, float reward, bool terminated, bool truncated, EpisodeOutcome outcome) =
                    one.Step(actions.AsSpan(Number * 11, 11));
                Assert.Equal(batch.Reward[Number], reward);
                Assert.Equal(batch.Outcome[Number], outcome);
                Assert.Equal((batch.Terminated[Number], batch.Truncated[Number]), (terminated, truncated));
                over = terminated || truncated;
            }

            Assert.Equal(batch.State.Slice(Number * size, size).ToArray(), seen.State);
            Assert.Equal(batch.Privileged[Number], seen["ee_object_distance"][0]);
        }
    }

    [Fact]
    public void Every_episode_of_a_single_env_has_its_whole_length_whatever_the_seed()
    {
        using Env env = new(Set, TestWorlds.Robot, new VectorEnvSettings { Task = new MobilePick { MaxSteps = 30 } }, device);
        foreach (ulong seed in (ReadOnlySpan<ulong>)[1, 2, 3, 4, 5])
        {
            env.Reset(seed);
            int steps = 1;
            while (!env.Step(new float[11]).IsOver)
            {
                steps++;
            }

            Assert.Equal(30, steps);
        }
    }

    [Fact]
    public void A_chosen_episode_does_not_change_what_follows_it()
    {
        using Env env = new(Set, TestWorlds.Robot, new VectorEnvSettings(), device);
        int[] Play(bool choose)
        {
            List<int> played = [];
            env.Reset(seed: 3);
            for (int i = 0; i < 6; i++)
            {
                played.Add(env.Batch.EpisodeIndex[0]);
                if (choose && i == 2)
                {
                    env.Reset(episode: 5);
                    Assert.Equal(5, env.Batch.EpisodeIndex[0]);
                }

                env.Reset();
            }

            return [.. played];
        }

        Assert.Equal(Play(choose: false), Play(choose: true));
        Assert.Throws<ArgumentOutOfRangeException>(() => env.Reset(episode: -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => env.Reset(episode: Set.Episodes.Count));
    }

    [Fact]
    public void A_saved_state_continues_in_a_fresh_env()
    {
        VectorEnvSettings settings = new() { Task = new Rearrange { MaxSteps = 25 } };
        using Env first = new(Set, TestWorlds.Robot, settings, device);
        using Env second = new(Set, TestWorlds.Robot, settings, device);
        first.Reset(seed: 8);
        first.Step(TestWorlds.Actions(1, (2, 1)));
        Assert.Equal(first.Step(TestWorlds.Actions(1, (3, 1))).Observation.State, second.Restore(first.Save()).State);
        for (int step = 0; step < 20; step++)
        {
            float[] action = TestWorlds.Actions(1, (2, 0.5f), (1, -0.3f));
            Assert.Equal(first.Step(action).Observation.State, second.Step(action).Observation.State);
        }

        first.Reset();
        second.Reset();
        Assert.Equal(first.Batch.EpisodeIndex[0], second.Batch.EpisodeIndex[0]);
    }

    [Fact]
    public void A_step_without_a_running_episode_is_refused()
    {
        VectorEnvSettings settings = new() { Task = new MobilePick { MaxSteps = 1 } };
        using Env env = new(Set, TestWorlds.Robot, settings, device);
        Assert.Throws<InvalidOperationException>(() => env.Step(new float[11]));
        env.Reset();
        Assert.True(env.Step(new float[11]).IsOver);
        Assert.Throws<InvalidOperationException>(() => env.Step(new float[11]));
        env.Reset(episode: 7);
        Assert.Equal(7, env.Batch.EpisodeIndex[0]);
        Assert.Throws<ArgumentException>(() => env.Step(new float[3]));
    }

    [Fact]
    public void A_chosen_episode_starts_and_a_reset_in_its_middle_goes_on_to_the_next()
    {
        VectorEnvSettings settings = new() { Schedule = EpisodeSchedule.OncePerEpisode };
        using Env env = new(Set, TestWorlds.Robot, settings, device);
        env.Reset();
        Assert.Equal(0, env.Batch.EpisodeIndex[0]);
        env.Step(TestWorlds.Actions(1, (2, 1)));
        Observation next = env.Reset();
        Assert.Equal((1, 0), (env.Batch.EpisodeIndex[0], env.Batch.EpisodeStep[0]));
        using Env other = new(Set, TestWorlds.Robot, settings, device);
        Assert.Equal(other.Reset(episode: 1).State, next.State);
        for (int i = 2; i < 24; i++)
        {
            env.Reset();
        }

        InvalidOperationException error = Assert.Throws<InvalidOperationException>(() => env.Reset());
        Assert.Contains("Every episode was played", error.Message);
    }

    [Fact]
    public void Images_are_spans_of_the_envs_own_memory()
    {
        CpuRenderer renderer = new(
            RenderAssetsFactory.Create(Set, TestWorlds.Robot), new CameraSettings { Width = 32, Height = 24 }, device);
        using Env env = new(Set, TestWorlds.Robot, new VectorEnvSettings(), device, renderer);
        Observation seen = env.Reset(seed: 1);
        Assert.Equal(32 * 24, seen.Depth!.Length);
        Assert.All(seen.Depth, d => Assert.InRange(d, 0, 1));
        ReadOnlySpan<float> metres = env.Batch.RenderDepth(DepthEncoding.Metres);
        for (int i = 0; i < metres.Length; i++)
        {
            Assert.Equal(MathF.Min(metres[i], 10) / 10, seen.Depth[i], 1e-5f);
        }

        ReadOnlySpan<byte> color = env.Batch.RenderColor(out ReadOnlySpan<float> depth);
        Assert.Equal((32 * 24 * 4, 32 * 24), (color.Length, depth.Length));
        Assert.True(color.ToArray().Distinct().Count() > 3);
        using Env blind = new(Set, TestWorlds.Robot, new VectorEnvSettings(), device);
        Assert.Null(blind.Reset(seed: 1).Depth);
        Assert.Contains("no camera", Assert.Throws<InvalidOperationException>(
            () => { blind.Batch.RenderDepth(); }).Message);
    }

    [Fact]
    public void Terms_add_up_to_the_return()
    {
        VectorEnvSettings settings = new() { Task = new Rearrange { MaxSteps = 40 } };
        using VectorEnv env = new(Set, TestWorlds.Robot, settings, 20, device);
        env.Reset(9);
        Assert.Equal(
            ["walk", "approach", "carry", "pick", "success", "failure", "blocked", "step", "action_rate"],
            env.RewardTerms.Select(t => t.Name));
        float[] actions = new float[20 * 11];
        for (int step = 0; step < 100; step++)
        {
            VectorEnvTests.Fill(actions, 20, 0, step);
            env.Step(actions);
            for (int i = 0; i < 20; i++)
            {
                float sum = 0;
                foreach (float term in env.EpisodeTerms.Slice(i * 9, 9))
                {
                    sum += term;
                }

                Assert.Equal(env.EpisodeReturn[i], sum, 1e-4f);
            }
        }
    }

    [Theory]
    [InlineData(StepPipeline.Immediate, EpisodeSchedule.Random)]
    [InlineData(StepPipeline.Delayed, EpisodeSchedule.InTurn)]
    public void A_restored_batch_goes_on_with_the_same_bits(StepPipeline pipeline, EpisodeSchedule schedule)
    {
        VectorEnvSettings settings = new()
        {
            Pipeline = pipeline,
            Schedule = schedule,
            Task = PaperTask.RearrangeSafe with { MaxSteps = 30 },
        };
        using VectorEnv first = new(Set, TestWorlds.Robot, settings, 20, device);
        first.Reset(5);
        Play(first, 0, 37);
        using MemoryStream stream = new();
        first.Save().Write(stream);
        List<float> expected = Play(first, 37, 90);
        stream.Position = 0;
        using VectorEnv second = new(Set, TestWorlds.Robot, settings, 20, device);
        second.Restore(VectorEnvSnapshot.Read(stream));
        Assert.Equal(expected, Play(second, 37, 90));
    }

    [Fact]
    public void A_snapshot_of_something_else_is_refused_and_changes_nothing()
    {
        using VectorEnv pick = new(Set, TestWorlds.Robot, new VectorEnvSettings(), 4, device);
        using VectorEnv place = new(Set, TestWorlds.Robot, new VectorEnvSettings { Task = new Rearrange() }, 4, device);
        Assert.Throws<InvalidOperationException>(() => pick.Save());
        pick.Reset(1);
        place.Reset(1);
        float[] before = place.State.ToArray();
        Assert.Contains("another task", Assert.Throws<ArgumentException>(() => place.Restore(pick.Save())).Message);
        Assert.Equal(before, place.State.ToArray());
        using MemoryStream stream = new();
        pick.Save().Write(stream);
        byte[] bytes = stream.ToArray();
        bytes[100] ^= 1;
        Assert.Throws<InvalidDataException>(() => VectorEnvSnapshot.Read(new MemoryStream(bytes)));
        Assert.Throws<InvalidDataException>(() => VectorEnvSnapshot.Read(new MemoryStream(bytes[..50])));
        Assert.Throws<InvalidDataException>(() => VectorEnvSnapshot.Read(new MemoryStream(new byte[9])));
    }

    [Theory]
    [InlineData(EpisodeSchedule.Random)]
    [InlineData(EpisodeSchedule.OncePerEpisode)]
    public void A_fault_in_one_env_masks_its_step_and_leaves_the_others_alone(EpisodeSchedule schedule)
    {
        VectorEnvSettings settings = new() { Schedule = schedule };
        using VectorEnv env = new(Set, TestWorlds.Robot, settings, 5, device);
        using VectorEnv healthy = new(Set, TestWorlds.Robot, settings, 5, device);
        env.Reset(2);
        healthy.Reset(2);
        float[] actions = new float[55];
        for (int step = 0; step < 40; step++)
        {
            VectorEnvTests.Fill(actions, 5, 0, step);
            if (step == 10)
            {
                env.Simulator.State.BaseX.Span[3] = float.NaN;
            }

            int played = env.EpisodeIndex[3];
            env.Step(actions);
            healthy.Step(actions);
            Assert.DoesNotContain(env.State.ToArray(), v => !float.IsFinite(v));
            Assert.DoesNotContain(env.Reward.ToArray(), v => !float.IsFinite(v));
            int size = env.Observations.StateSize;
            Assert.Equal(healthy.State[..(3 * size)].ToArray(), env.State[..(3 * size)].ToArray());
            Assert.Equal(healthy.State[(4 * size)..].ToArray(), env.State[(4 * size)..].ToArray());
            if (step == 10)
            {
                Assert.False(env.Transition[3]);
                Assert.Equal((0, 0f), (env.EpisodeStep[3], env.EpisodeReturn[3]));
                Assert.Equal((played, 3), (env.Faults[0].Episode, env.Faults[0].Env));
            }
            else if (step == 11)
            {
                bool goesOn = schedule == EpisodeSchedule.OncePerEpisode;
                Assert.Equal(goesOn, env.EpisodeIndex[3] != played);
            }
        }

        actions[0] = float.NaN;
        env.Step(actions);
        Assert.Equal(1, env.Faults.CountOf(FaultKind.InvalidAction));
    }

    [Fact]
    public void Tasks_come_back_from_json_by_their_kind()
    {
        EmbodiedTask[] tasks =
        [
            new MobilePick { Reward = new MobilePick.Scales { Approach = 3 } }, new Navigate { ToGoal = true },
            new Place(), Rearrange.Safe, new MultiRearrange { MaxSteps = 77 }, PaperTask.RearrangeSafe,
            new OwnTask { Speed = 2 },
        ];
        foreach (EmbodiedTask task in tasks)
        {
            string json = JsonSerializer.Serialize(task, SettingsJson.Options);
            EmbodiedTask back = JsonSerializer.Deserialize<EmbodiedTask>(json, SettingsJson.Options)!;
            Assert.IsType(task.GetType(), back);
            Assert.Equal(json, JsonSerializer.Serialize(back, SettingsJson.Options));
        }

        Assert.Contains("\"kind\": \"mobile-pick\"", JsonSerializer.Serialize(tasks[0], SettingsJson.Options));
        Assert.Contains(
            "mobile-pick, multi-rearrange, navigate, paper-task, place, rearrange", Fails("{\"kind\":\"pick\"}"));
        Assert.Contains("\"kind\"", Fails("{}"));
        Assert.Contains("System.String", Fails("{\"kind\":\"System.String\"}"));
        Assert.Contains("maxstep", Fails("{\"kind\":\"place\",\"maxstep\":3}"));
        static string Fails(string json) => Assert.Throws<JsonException>(
            () => JsonSerializer.Deserialize<EmbodiedTask>(json, SettingsJson.Options)).Message;
    }

    [Fact]
    public void Overrides_reach_the_settings_of_the_kind_of_task_there_is()
    {
        VectorEnvSettings settings = new() { Task = new Rearrange() };
        VectorEnvSettings changed = SettingsOverrides.Apply(
            settings, ["task.reward.approach=2", "task.safeDrop=true", "task.observations.terms=[\"blocked\"]"]);
        Rearrange task = Assert.IsType<Rearrange>(changed.Task);
        Assert.Equal((2f, true), (task.Reward.Approach, task.SafeDrop));
        Assert.Equal(["blocked"], task.Observations.Terms);
        Assert.IsType<Navigate>(SettingsOverrides.Apply(settings, ["task=navigate", "task.toGoal=true"]).Task);
        Assert.Contains("task.safeDrop", Assert.Throws<ArgumentException>(
            () => SettingsOverrides.Apply(settings, ["task.saveDrop=true"])).Message);
        Assert.Contains("mobile-pick", Assert.Throws<ArgumentException>(
            () => SettingsOverrides.Apply(settings, ["task=mobilepick"])).Message);
    }

    [Fact]
    public void A_task_made_by_a_user_runs_like_the_others()
    {
        VectorEnvSettings settings = new() { Task = new OwnTask { Speed = 2 } };
        using VectorEnv env = new(Set, TestWorlds.Robot, settings, 5, device);
        env.Reset(1);
        Assert.Equal(["is_holding", "drive"], env.Observations.Terms.Select(t => t.Name));
        float start = env.Simulator.State.BaseX.Span[0];
        env.Step(TestWorlds.Actions(5, (2, 1)));
        float moved = MathF.Abs(env.State[1]);
        Assert.InRange(moved, 0.01f, 0.11f);
        Assert.Equal(2 * moved, env.Reward[0], 1e-5f);
        Assert.Throws<ArgumentException>(() => new VectorEnv(
            Set, TestWorlds.Robot, new VectorEnvSettings { Task = new OwnTask { MaxSteps = 0 } }, 1, device));
    }

    [Fact]
    public void Reward_terms_of_one_name_are_refused()
    {
        VectorEnvSettings settings = new() { Task = new TwiceTask() };
        Assert.Contains("two reward terms with the name 'drive'", Assert.Throws<ArgumentException>(
            () => new VectorEnv(Set, TestWorlds.Robot, settings, 1, device)).Message);
    }

    private static List<float> Play(VectorEnv env, int from, int to)
    {
        List<float> trace = [];
        float[] actions = new float[env.EnvCount * 11];
        for (int step = from; step < to; step++)
        {
            VectorEnvTests.Fill(actions, env.EnvCount, 0, step);
            env.Step(actions);
            trace.AddRange(env.State);
            trace.AddRange(env.Reward);
            trace.AddRange(env.EpisodeTerms);
            trace.AddRange(env.EpisodeIndex.ToArray().Select(i => (float)i));
        }

        return trace;
    }

    /// <summary>Drive as far as possible: a task as a user would write it.</summary>
    public sealed record OwnTask : EmbodiedTask
    {
        public OwnTask()
        {
            ObservationWriter drive = (in EnvView env, Span<float> to) =>
                to[0] = Vector3.Distance(env.BasePosition, env.PreviousBasePosition);
            OwnTerms = [new ObservationSource("drive", 1, "Way of the base in the last step; m", drive, 0)];
            Observations = new ObservationSettings { Terms = ["is_holding", "drive"] };
        }

        public float Speed { get; init; } = 1;

        [JsonIgnore]
        public override IReadOnlyList<RewardTerm> RewardTerms => [new("drive", Speed, "metres driven")];

        public override EpisodeOutcome Judge(in EnvView env, Span<float> terms)
        {
            terms[0] = Vector3.Distance(env.BasePosition, env.PreviousBasePosition);
            return env.Outcome(success: false, failure: env.Held >= 0);
        }
    }

    /// <summary>Two reward terms that charts and logs could not tell apart.</summary>
    private sealed record TwiceTask : EmbodiedTask
    {
        [JsonIgnore]
        public override IReadOnlyList<RewardTerm> RewardTerms => [new("drive", 1, "m"), new("drive", 2, "m")];

        public override EpisodeOutcome Judge(in EnvView env, Span<float> terms) => env.Outcome(false, false);
    }
}
