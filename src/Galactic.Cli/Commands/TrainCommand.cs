using System.CommandLine;
using System.Globalization;
using Galactic.Experiments;
using Galactic.Homes;
using Galactic.Learning;

namespace Galactic.Cli.Commands;

/// <summary>`galactic train PRESET`.</summary>
public static class TrainCommand
{
    private const int FinalEpisodes = 1000;

    private static readonly Argument<string> Preset = new("preset")
    {
        Description = $"One of: {string.Join(", ", Presets.All.Select(p => p.Name))}.",
    };

    private static readonly Option<string[]> Set = new("--set")
    {
        Description =
            "name.name=value: changes one setting of the preset, for example training.ppo.gamma=0.98; may be repeated.",
    };

    private static readonly Option<long?> Steps = new("--steps")
    {
        Description = "Env steps to train, all envs together.",
    };
    private static readonly Option<double?> Minutes = new("--minutes") { Description = "Minutes to train." };
    private static readonly Option<string?> Out = new("--out")
    {
        Description = "Run folder; runs/PRESET-SEED when left out.",
    };
    private static readonly Option<string?> Resume = new("--resume")
    {
        Description = "Run or checkpoint folder to go on from.",
    };
    private static readonly WorldOptions Worlds = new();

    /// <summary>Builds the command.</summary>
    public static Command Create()
    {
        Command command = new("train", "Train a policy; Ctrl-C saves a checkpoint and stops.") { Preset, Set, Steps, Minutes, Out, Resume };
        Worlds.AddTo(command);
        command.SetAction((parsed, cancellation) => Task.FromResult(Run(parsed, cancellation)));
        return command;
    }

    private static int Run(ParseResult parsed, CancellationToken cancellation)
    {
        Report report = new(parsed);
        ExperimentSettings settings = Resolve(parsed);
        string? resume = parsed.GetValue(Resume) is string given ? CheckpointFolder.Find(given) : null;
        string folder = Path.GetFullPath(parsed.GetValue(Out)
            ?? Path.Combine("runs", $"{settings.Name}-{settings.Training.Seed}"));
        using Experiment experiment = new(settings, parsed.GetValue(SharedOptions.Threads), report.Line);
        report.Line($"{settings.Name}: building homes and episodes");
        report.Line(Invariant($"{experiment.TrainingSet.Scenes.Count} homes, {experiment.TrainingSet.Episodes.Count} start situations"));
        Directory.CreateDirectory(folder);
        SettingsFile.Save(Path.Combine(folder, "settings.json"), settings);

        using TrainingLine line = new(report.Text);
        (TrainingResult result, ActorCritic policy) = experiment.Train(line.Show, folder, resume, cancellation);
        line.Finish();
        using (policy)
        {
            double? success = null;
            if (!cancellation.IsCancellationRequested)
            {
                EvaluationResult final = experiment.Evaluate(
                    policy, experiment.HeldOutSet(HomeSplit.Test, FinalEpisodes));
                report.Line($"unseen homes: {final}");
                success = final.Success;
            }

            report.Line(Invariant($"{result.Steps} steps in {result.Seconds:0} s, {result.StepsPerSecond:0} steps/s"));
            report.Line($"checkpoint {result.Checkpoint}");
            report.Result(
                new
                {
                    result.Steps,
                    result.Seconds,
                    Sps = result.StepsPerSecond,
                    Success = success,
                    result.Checkpoint
                });
        }

        return 0;
    }

    private static ExperimentSettings Resolve(ParseResult parsed)
    {
        string name = parsed.GetValue(Preset)!;
        ExperimentSettings settings = Presets.Find(name) ?? throw new UsageException(
            $"There is no preset '{name}'. {(Nearest.Of(name, Presets.All.Select(p => p.Name)) is string near ? $"Did you mean '{near}'?" : $"Presets: {string.Join(", ", Presets.All.Select(p => p.Name))}.")}");
        settings = settings with
        {
            World = Worlds.Apply(settings.World, parsed),
            Training = settings.Training with { Seed = parsed.GetValue(SharedOptions.Seed) },
        };
        if (parsed.GetValue(Steps) is long steps)
        {
            Positive(steps, "--steps");
            settings = settings with { Training = settings.Training with { Steps = steps, Minutes = null } };
        }

        if (parsed.GetValue(Minutes) is double minutes)
        {
            Positive(minutes, "--minutes");
            settings = settings with { Training = settings.Training with { Minutes = minutes } };
        }

        try
        {
            return SettingsOverrides.Apply(settings, parsed.GetValue(Set) ?? []);
        }
        catch (ArgumentException wrong)
        {
            throw new UsageException($"--set {wrong.Message}");
        }
    }

    private static void Positive(double value, string option)
    {
        if (!(value > 0) || !double.IsFinite(value))
        {
            throw new UsageException($"{option} must be positive, got {value.ToString(CultureInfo.InvariantCulture)}.");
        }
    }

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
