using Galactic.Experiments;
using Galactic.Learning;
using Galactic.Tasks;

namespace Galactic.Tests.Experiments;

/// <summary>A run that was stopped and resumed ends with the bits of one that never stopped.</summary>
[Collection("torch")]
public sealed class ResumeTests : IDisposable
{
    private static readonly string[] Files =
        ["policy.safetensors", "optimizer.safetensors", "carried.safetensors", "envs.snapshot"];

    private readonly string folder = Directory.CreateTempSubdirectory("galactic-resume").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("mobile-pick", 2)]
    [InlineData(
        "rearrange", 2, "training.policy.memory=gru", "training.policy.memorySize=16", "training.policy.normalizeValues=true")]
    [InlineData("fetch", 2, "training.imagesFrom=0", "training.advice.followUntil=0.5")]
    [InlineData("mobile-pick", 1, "env.pipeline=delayed", "env.schedule=inTurn", "env.stagger=byNumber")]
    public void A_run_stopped_twice_ends_with_the_bits_of_one_that_never_stopped(
        string preset, int threads, params string[] changes)
    {
        ExperimentSettings settings = SettingsOverrides.Apply(Settings(preset), changes);
        using Experiment experiment = new(settings, threads);
        string straight = Path.Combine(folder, "straight");
        string broken = Path.Combine(folder, "broken");

        // The straight run is evaluated after every update, the broken one never: evaluations disturb nothing.
        ExperimentSettings watched = settings with
        {
            Training = settings.Training with { EvaluateEveryMinutes = 1e-6, CheckpointEveryMinutes = 1e-6 },
        };
        using (Experiment other = new(watched, threads))
        {
            Train(other, straight);
        }

        foreach (int updates in (int[])[1, 3])
        {
            using CancellationTokenSource stop = new();
            int done = 0;
            (TrainingResult result, ActorCritic policy) = experiment.Train(
                _ => Stop(++done == updates, stop), broken, Directory.Exists(broken) ? broken : null, stop.Token);
            policy.Dispose();
            Assert.True(result.Cancelled);
        }

        Train(experiment, broken, resume: broken);
        foreach (string file in Files)
        {
            Assert.Equal(Read(straight, file), Read(broken, file));
        }

        // The rows agree too, apart from the clock and what only one of the two measured.
        Assert.Equal(Rows(straight), Rows(broken));
        Assert.Equal(7, Rows(broken).Count);
    }

    [Fact]
    public void Other_settings_than_those_of_the_checkpoint_are_named_and_a_longer_budget_is_fine()
    {
        ExperimentSettings settings = Settings("mobile-pick-blind");
        using (Experiment experiment = new(settings, 1))
        {
            Train(experiment, folder);
        }

        ExperimentSettings changed = settings with
        {
            World = settings.World with { TrainingEpisodes = 25 },
            Training = settings.Training with { LearningRate = 0.25, Steps = 5120 },
        };
        using Experiment other = new(changed, 1);
        string message = Assert.Throws<ArgumentException>(() => Train(other, folder, resume: folder)).Message;
        Assert.Contains("world.trainingEpisodes was 24, is 25", message);
        Assert.Contains("training.learningRate was 0.0005, is 0.25", message);
        Assert.DoesNotContain("training.steps", message);

        using Experiment longer = new(settings with { Training = settings.Training with { Steps = 4096 } }, 1);
        Assert.Equal(4096, Train(longer, folder, resume: folder).Steps);
    }

    [Fact]
    public void Envs_of_other_episodes_are_refused_although_the_settings_agree()
    {
        ExperimentSettings settings = Settings("mobile-pick-blind");
        using Experiment experiment = new(settings, 1);
        Train(experiment, folder);
        using Experiment other = new(settings with { Training = settings.Training with { Seed = 77 } }, 1);
        using VectorEnv elsewhere = other.OpenTrainingEnv();
        ArgumentException error = Assert.Throws<ArgumentException>(() => new Trainer(
            elsewhere, settings.Training, CheckpointStore.Find(folder), settings));
        Assert.Contains("not those of", error.Message);
        Assert.Contains("another simulator", error.Message);
    }

    private static ExperimentSettings Settings(string preset)
    {
        ExperimentSettings settings = TinyWorld.Settings(Presets.Find(preset)!, steps: 32 * 16 * 6);
        return settings with
        {
            Camera = settings.Camera with { Width = 32, Height = 32 },
            Training = settings.Training with { EvaluateEveryMinutes = 1e6, CheckpointEveryMinutes = 1e6 },
        };
    }

    private static void Stop(bool now, CancellationTokenSource stop)
    {
        if (now)
        {
            stop.Cancel();
        }
    }

    private static TrainingResult Train(Experiment experiment, string run, string? resume = null)
    {
        (TrainingResult result, ActorCritic policy) = experiment.Train(directory: run, resume: resume);
        policy.Dispose();
        Assert.False(result.Cancelled);
        return result;
    }

    private static byte[] Read(string run, string file) =>
        File.ReadAllBytes(Path.Combine(CheckpointStore.Find(run), file));

    /// <summary>Step, success, return, length and losses of every update.</summary>
    private static List<string> Rows(string run) =>
    [
        .. File.ReadAllLines(Path.Combine(run, "metrics.csv")).Select(line => line.Split(','))
            .Select(cells => string.Join(' ', cells[0], string.Join(' ', cells[3..15]))),
    ];
}
