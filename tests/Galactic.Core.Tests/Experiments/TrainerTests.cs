using System.Text.Json.Nodes;
using Galactic.Experiments;
using Galactic.Learning;
using Galactic.Tasks;
using Galactic.Tests.Learning;

namespace Galactic.Tests.Experiments;

[Collection("torch")]
public sealed class TrainerTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("galactic-trainer").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static TrainingSettings Settings => new()
    {
        Envs = 32,
        Horizon = 16,
        Minutes = null,
        Steps = 32 * 16 * 6,
        LearningRate = 1e-3,
        Policy = PolicySettings.Blind with { Width = 32, CriticWidth = 32 },
    };

    [Fact]
    public void The_same_seed_gives_the_same_training_curve_and_another_seed_another()
    {
        Assert.Equal(Curve(Settings), Curve(Settings));
        Assert.NotEqual(Curve(Settings), Curve(Settings with { Seed = 1 }));
    }

    [Fact]
    public void A_run_leaves_metrics_events_and_a_checkpoint_that_plays_like_the_policy()
    {
        using PointEnv env = new(32);
        using Trainer trainer = new(env, Settings) { Directory = folder, Evaluate = Play };
        TrainingResult result = trainer.Run();
        EvaluationResult direct = Play(trainer.Policy);
        using ActorCritic loaded = Checkpoint.LoadPolicy(result.Checkpoint!);

        Assert.Equal(Settings.Steps, result.Steps);
        Assert.False(result.Cancelled);
        Assert.Equal(direct.Results, Play(loaded).Results);
        Assert.Equal(direct.Success, result.Success);
        string[] csv = File.ReadAllLines(Path.Combine(folder, "metrics.csv"));
        Assert.Equal(7, csv.Length);
        Assert.StartsWith("global_step,seconds,charts/SPS", csv[0]);
        Assert.StartsWith("3072,", csv[^1]);
        Assert.All(csv, line => Assert.Equal(csv[0].Count(c => c == ','), line.Count(c => c == ',')));
        Assert.True(new FileInfo(Assert.Single(Directory.GetFiles(folder, "*tfevents*"))).Length > 1000);
    }

    [Fact]
    public void Cancelling_stops_after_the_update_and_saves_a_checkpoint()
    {
        using PointEnv env = new(32);
        using CancellationTokenSource source = new();
        using Trainer trainer = new(env, Settings) { Directory = folder };
        TrainingResult result = trainer.Run(p => source.Cancel(), source.Token);

        Assert.True(result.Cancelled);
        Assert.Equal(32 * 16, result.Steps);
        Assert.Equal(32 * 16, Checkpoint.LoadSettings(result.Checkpoint!).Steps);
    }

    [Fact]
    public void A_resumed_run_goes_on_counting_and_ends_with_the_same_weights()
    {
        using PointEnv env = new(32);
        using (CancellationTokenSource source = new())
        using (Trainer first = new(env, Settings) { Directory = folder })
        {
            first.Run(p => source.Cancel(), source.Token);
        }

        using PointEnv another = new(32);
        using Trainer second = new(another, Settings, CheckpointStore.Find(folder)) { Directory = folder };
        TrainingResult result = second.Run();
        using PointEnv whole = new(32);
        using Trainer straight = new(whole, Settings);
        IReadOnlyList<TrainingProgress> history = straight.Run().History;

        Assert.Equal(Settings.Steps, result.Steps);
        Assert.Equal(2, result.History[0].Update);
        Assert.Equal(history.Skip(1).Select(p => (p.Losses, p.Return)), result.History.Select(p => (p.Losses, p.Return)));
        Assert.Equal(straight.Policy.Parameters.Span("actor.0.weight"), second.Policy.Parameters.Span("actor.0.weight"));
        Assert.Equal(7, File.ReadAllLines(Path.Combine(folder, "metrics.csv")).Length);
    }

    [Fact]
    public void A_run_with_a_budget_in_minutes_goes_on_with_its_clock_and_stage_times()
    {
        TrainingSettings byClock = Settings with { Steps = null, Minutes = 0.03 };
        using PointEnv env = new(32);
        TrainingProgress before;
        using (CancellationTokenSource source = new())
        using (Trainer first = new(env, byClock) { Directory = folder })
        {
            before = first.Run(p => Stop(p.Update == 4, source), source.Token).History[^1];
        }

        using PointEnv another = new(32);
        using Trainer second = new(another, byClock, CheckpointStore.Find(folder)) { Directory = folder };
        TrainingResult result = second.Run();
        Assert.True(result.History[0].Seconds > before.Seconds);
        Assert.True(result.History[0].StageSeconds["learn"] > before.StageSeconds["learn"]);
        Assert.InRange(result.Seconds, 1.8, 60);
        Assert.True(result.History[^1].LearningRate < result.History[0].LearningRate);
        Assert.False(result.Cancelled);
    }

    [Fact]
    public void A_full_disk_ends_the_run_with_a_message_and_the_checkpoint_before_it()
    {
        using PointEnv env = new(32);
        TrainingSettings often = Settings with { CheckpointEveryMinutes = 1e-9 };
        using Trainer trainer = new(env, often) { Directory = folder };
        IOException error = Assert.Throws<IOException>(() => trainer.Run(p => env.DiskSpace = p.Update == 3 ? 100 : 1 << 20));
        Assert.Contains("No space left on device", error.Message);
        Assert.Contains(Path.Combine($"step-{4 * 32 * 16:D12}", "envs.snapshot cannot be written"), error.Message);
        string good = CheckpointStore.Find(folder);
        Assert.Contains($"Its last checkpoint is {good}", error.Message);
        Assert.Equal(3, Directory.GetDirectories(Path.Combine(folder, "checkpoints")).Length);

        using PointEnv another = new(32);
        using Trainer second = new(another, often, good) { Directory = folder };
        Assert.Equal(4, second.Run().History[0].Update);
        Assert.Equal(7, File.ReadAllLines(Path.Combine(folder, "metrics.csv")).Length);
    }

    [Fact]
    public void A_folder_serves_one_run_at_a_time_and_only_one_run()
    {
        using PointEnv env = new(32);
        using Trainer first = new(env, Settings) { Directory = folder };
        using PointEnv another = new(32);
        using Trainer second = new(another, Settings) { Directory = folder };
        first.Run(p => Assert.Contains("in use", Assert.Throws<IOException>(() => second.Run()).Message));
        Assert.Contains("already holds", Assert.Throws<IOException>(() => second.Run()).Message);
    }

    [Fact]
    public void A_reward_that_is_not_a_number_stops_the_run_names_the_envs_and_leaves_finite_weights()
    {
        using PointEnv env = new(32) { Fault = float.NaN, FaultyEnvs = [7, 19] };
        using Trainer trainer = new(env, Settings) { Directory = folder };
        TrainingDivergedException error = Assert.Throws<TrainingDivergedException>(() => trainer.Run());

        Assert.Equal("rewards", error.Tensor);
        Assert.Equal(0, error.Update);
        Assert.Equal([7, 19], error.Envs);
        Assert.Contains("rewards of env 7 and of 1 more of 32 envs hold NaN at step 0", error.Message);
        using ActorCritic saved = Checkpoint.LoadPolicy(Path.Combine(folder, "diverged"));
        JsonNode report = JsonNode.Parse(File.ReadAllText(Path.Combine(folder, "diverged", "report.json")))!;
        Assert.Equal("rewards", (string?)report["tensor"]);
        Assert.Equal(0, (int?)report["update"]);
        Assert.Equal([7, 19], report["envs"]!.AsArray().Select(e => (int)e!));
    }

    [Fact]
    public void An_observation_that_is_infinite_is_named_before_what_follows_from_it()
    {
        using PointEnv env = new(32) { BlindedEnv = 11 };
        using Trainer trainer = new(env, Settings);
        TrainingDivergedException error = Assert.Throws<TrainingDivergedException>(() => trainer.Run());
        Assert.Equal("observations", error.Tensor);
        Assert.Equal([11], error.Envs);
    }

    [Fact]
    public void Step_size_and_noise_limit_follow_the_budget()
    {
        TrainingSettings settings = new() { Minutes = 10, Steps = 1000 };

        Assert.Equal(0.5, settings.Progress(500, 60));
        Assert.Equal(0.75, settings.Progress(500, 450));
        Assert.Equal(5e-4, settings.LearningRateAt(0.4));
        Assert.Equal((5e-4 + 5e-5) / 2, settings.LearningRateAt(0.7), 1e-9);
        Assert.Equal(5e-5, settings.LearningRateAt(1), 1e-9);
        Assert.Equal(float.PositiveInfinity, settings.MaximumStdAt(0.5));
        Assert.Equal(MathF.Sqrt(0.3f * 0.1f), settings.MaximumStdAt(0.75), 1e-5f);
        Assert.Equal(0.1f, settings.MaximumStdAt(1), 1e-6f);
        Assert.Equal((0.2f, 0.2f), (settings.ClipAt(0), settings.ClipAt(1)));
        settings = settings with { FinalClip = 0.1f };
        Assert.Equal(0.2f, settings.ClipAt(0.4), 1e-6f);
        Assert.Equal(0.15f, settings.ClipAt(0.7), 1e-6f);
    }

    [Fact]
    public void An_env_of_another_size_is_refused_with_both_numbers()
    {
        using PointEnv env = new(8);
        ArgumentException error = Assert.Throws<ArgumentException>(() => new Trainer(env, Settings));
        Assert.Contains("32", error.Message);
        Assert.Contains("8", error.Message);
    }

    private static void Stop(bool now, CancellationTokenSource source)
    {
        if (now)
        {
            source.Cancel();
        }
    }

    private static EvaluationResult Play(ActorCritic policy)
    {
        using PointEnv env = new(16, schedule: EpisodeSchedule.OncePerEpisode, episodes: 50);
        using LearnedPolicy player = new(policy, sampled: true, seed: 3);
        return Evaluator.Evaluate(player, env);
    }

    private static List<(PpoStats, double)> Curve(TrainingSettings settings)
    {
        TorchRuntime.Initialize(1);
        using PointEnv env = new(32);
        using Trainer trainer = new(env, settings);
        return [.. trainer.Run().History.Select(p => (p.Losses, p.Return))];
    }
}
