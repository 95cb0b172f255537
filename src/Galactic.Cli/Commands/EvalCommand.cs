using System.CommandLine;
using Galactic.Experiments;
using Galactic.Scenes;
using Galactic.Tasks;

namespace Galactic.Cli.Commands;

/// <summary>`galactic eval CHECKPOINT`.</summary>
public static class EvalCommand
{
    private static readonly int[] Limits = [25, 50, 100, 200, 500];

    private static readonly Argument<string> Source = new("player") { Description = Player.Description };

    private static readonly Option<int> Episodes = new("--episodes")
    {
        Description = "Held-out episodes, each played once.",
        DefaultValueFactory = _ => 1000,
    };

    private static readonly Option<string> Preset = PresetOption.Create();
    private static readonly Option<string?> EpisodeSetFile = new("--episode-set")
    {
        Description = "Episode set file in Galactic's format to play instead of generated episodes.",
    };

    private static readonly Option<bool> Mean = new("--mean")
    {
        Description = "Take the policy's mean actions instead of sampling.",
    };
    private static readonly Option<string?> Video = new("--video")
    {
        Description = "Also write a video of one episode (.mp4, .png).",
    };
    private static readonly SettingsOption Settings = new();
    private static readonly WorldOptions Worlds = new();

    /// <summary>Builds the command.</summary>
    public static Command Create()
    {
        Command command = new("eval", "Measure a policy on homes it has never seen.")
        {
            Source, Episodes, EpisodeSetFile, Preset, Mean, Video,
        };
        Settings.AddTo(command);
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

        if (parsed.GetValue(Video) is string wanted)
        {
            _ = Media.VideoWriter.Knows(wanted)
                ? OutputFile.Path(wanted, "--video")
                : throw new UsageException($"--video '{wanted}' does not end in .mp4 or .png.");
        }

        using Player player = Player.Find(
            parsed.GetValue(Source)!, parsed.GetValue(Preset)!, Worlds, Settings, parsed, report,
            sampled: !parsed.GetValue(Mean));
        Experiment experiment = player.Experiment;
        EpisodeSet test = player.Episodes(parsed.GetValue(EpisodeSetFile), episodes);
        (EvaluationResult result, string[] faults) = Measure(player, test, cancellation);
        string where = parsed.GetValue(EpisodeSetFile) ?? experiment.Describe(test);
        Array.ForEach(faults, report.Line);
        report.Line($"{player.Name} in {where}: {result}");
        report.Line("within " + string.Join(", ", Limits.Select(k => FormattableString.Invariant($"{k} steps {100 * result.SuccessWithin(k):0.0} %"))));
        string? video = parsed.GetValue(Video) is string file ? EpisodeVideo.Write(player, file) : null;
        if (video is not null)
        {
            report.Line($"video {video}");
        }

        report.Result(new
        {
            result.Episodes,
            Faults = faults,
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

    private static (EvaluationResult Result, string[] Faults) Measure(Player player, EpisodeSet test, CancellationToken cancellation)
    {
        using VectorEnv env = player.Open(test);
        EvaluationResult result = Evaluator.Evaluate(
            player.Policy, env, player.Experiment.Settings.Training.Seed, cancellation);
        return (result, [.. env.Faults.Select(f => f.ToString())]);
    }
}
