using System.CommandLine;
using Galactic.Experiments;
using Galactic.Homes;
using Galactic.Learning;
using Galactic.Scenes;

namespace Galactic.Cli.Commands;

/// <summary>`galactic eval CHECKPOINT`.</summary>
public static class EvalCommand
{
    private static readonly int[] Limits = [25, 50, 100, 200, 500];

    private static readonly Argument<string> Folder = new("checkpoint") { Description = "Run or checkpoint folder." };

    private static readonly Option<int> Episodes = new("--episodes")
    {
        Description = "Held-out episodes, each played once.",
        DefaultValueFactory = _ => 1000,
    };

    private static readonly Option<bool> Mean = new("--mean")
    {
        Description = "Take the policy's mean actions instead of sampling.",
    };
    private static readonly Option<string?> Video = new("--video")
    {
        Description = "Also write a video of one episode (.mp4, .png).",
    };
    private static readonly WorldOptions Worlds = new();

    /// <summary>Builds the command.</summary>
    public static Command Create()
    {
        Command command = new("eval", "Measure a trained policy on homes it has never seen.") { Folder, Episodes, Mean, Video };
        Worlds.AddTo(command);
        command.SetAction((parsed, cancellation) => Task.FromResult(Run(parsed, cancellation)));
        return command;
    }

    private static int Run(ParseResult parsed, CancellationToken cancellation)
    {
        Report report = new(parsed);
        int episodes = parsed.GetValue(Episodes);
        if (episodes < 1)
        {
            throw new UsageException($"--episodes must be at least 1, got {episodes}.");
        }

        if (parsed.GetValue(Video) is string wanted && !Media.VideoWriter.Knows(wanted))
        {
            throw new UsageException($"--video '{wanted}' does not end in .mp4 or .png.");
        }

        string folder = CheckpointFolder.Find(parsed.GetValue(Folder)!);
        TorchRuntime.Initialize(parsed.GetValue(SharedOptions.Threads));
        using ActorCritic policy = Checkpoint.LoadPolicy(folder);
        ExperimentSettings settings = ExperimentCheckpoint.LoadSettings(folder);
        settings = settings with { World = Worlds.Apply(settings.World, parsed) };
        using Experiment experiment = new(settings, parsed.GetValue(SharedOptions.Threads), report.Line);
        EpisodeSet test = experiment.HeldOutSet(HomeSplit.Test, episodes);
        EvaluationResult result = experiment.Evaluate(
            policy, test, sampled: !parsed.GetValue(Mean), cancellation, parsed.GetValue(SharedOptions.Seed));
        report.Line($"{settings.Name} in {experiment.Describe(test)}: {result}");
        report.Line("within " + string.Join(", ", Limits.Select(k => FormattableString.Invariant($"{k} steps {100 * result.SuccessWithin(k):0.0} %"))));
        string? video = parsed.GetValue(Video) is string file ? EpisodeVideo.Write(experiment, policy, file) : null;
        if (video is not null)
        {
            report.Line($"video {video}");
        }

        report.Result(new
        {
            result.Episodes,
            result.Success,
            result.CiLow,
            result.CiHigh,
            SuccessWithin = Limits.ToDictionary(k => $"{k}", result.SuccessWithin),
            Return = result.MeanReturn,
            Sps = result.StepsPerSecond,
            Video = video,
        });
        return 0;
    }
}
