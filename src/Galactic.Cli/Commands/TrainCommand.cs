using System.CommandLine;
using System.Globalization;
using Galactic.Experiments;
using Galactic.Homes;
using Galactic.Learning;
using Galactic.Scenes;

namespace Galactic.Cli.Commands;

/// <summary>`galactic train PRESET`.</summary>
public static class TrainCommand
{
    private static readonly Argument<string> Preset = new("preset")
    {
        Description = $"One of: {PresetOption.Names}.",
    };

    private static readonly Option<long?> Steps = new("--steps")
    {
        Description = "Env steps to train, all envs together, those before a resume included.",
    };
    private static readonly Option<double?> Minutes = new("--minutes") { Description = "Minutes to train, those before a resume included." };
    private static readonly Option<string?> Out = new("--out")
    {
        Description = "Run folder; runs/PRESET-SEED, or the resumed run, when left out.",
    };
    private static readonly Option<string?> Resume = new("--resume")
    {
        Description = "Run or checkpoint folder to go on from.",
    };
    private static readonly Option<int> Episodes = new("--episodes")
    {
        Description = "Held-out episodes of the measurement at the end; 0 for none.",
        DefaultValueFactory = _ => 1000,
    };
    private static readonly SettingsOption Settings = new();
    private static readonly WorldOptions Worlds = new();

    /// <summary>Builds the command.</summary>
    public static Command Create()
    {
        Command command = new("train", "Train a policy; Ctrl-C and SIGTERM save a checkpoint and stop.")
        {
            Preset, Steps, Minutes, Episodes, Out, Resume,
        };
        TrainSweep.AddTo(command);
        Settings.AddTo(command);
        Worlds.AddTo(command);
        command.SetAction((parsed, cancellation) => Task.FromResult(Run(parsed, cancellation)));
        return command;
    }

    private static int Run(ParseResult parsed, CancellationToken cancellation)
    {
        Report report = new(parsed);
        if (parsed.GetValue(Episodes) < 0)
        {
            throw new UsageException("--episodes must not be negative.");
        }

        if (TrainSweep.IsAsked(parsed))
        {
            return parsed.GetValue(Resume) is null
                ? TrainSweep.Run(
                    parsed, Resolve(parsed, null), parsed.GetValue(Out), parsed.GetValue(Episodes), report, cancellation)
                : throw new UsageException(
                    "--resume is for single runs: the same --seeds or --sweep command again goes on where it stopped.");
        }

        string? resume = parsed.GetValue(Resume) is string given ? CheckpointStore.Find(given, report.Line) : null;
        ExperimentSettings settings = Resolve(parsed, resume);
        string folder = RunFolder(parsed, settings, resume);
        using Experiment experiment = new(settings, parsed.GetValue(SharedOptions.Threads), report.Line);
        report.Line($"{settings.Name}: building homes and episodes");
        report.Line(Invariant($"{experiment.TrainingSet.Scenes.Count} homes, {experiment.TrainingSet.Episodes.Count} start situations"));

        using TrainingLine line = new(report.Text);
        (TrainingResult result, ActorCritic policy) = experiment.Train(line.Show, folder, resume, cancellation);
        line.Finish();
        using (policy)
        {
            double? success = null;
            int episodes = parsed.GetValue(Episodes);
            if (episodes > 0 && !cancellation.IsCancellationRequested)
            {
                EpisodeSet test = experiment.HeldOutSet(HomeSplit.Test, episodes);
                report.Line($"measuring {episodes} episodes in {experiment.Describe(test)}");
                EvaluationResult? final = Measure(experiment, policy, test, report, cancellation);
                success = final?.Success;
                if (final is not null && result.Checkpoint is not null)
                {
                    RunSummary.Write(folder, settings, final, experiment.Describe(test));
                }
            }

            report.Line(Invariant($"{result.Steps} steps in {result.Seconds:0} s, {result.StepsPerSecond:0} steps/s"));
            report.Line(result.Checkpoint is null ? "nothing was trained, nothing is saved" : $"checkpoint {result.Checkpoint}");
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

    private static EvaluationResult? Measure(
        Experiment experiment, ActorCritic policy, EpisodeSet test, Report report, CancellationToken cancellation)
    {
        try
        {
            EvaluationResult final = experiment.Evaluate(policy, test, cancellation: cancellation);
            report.Line($"{experiment.Describe(test)}: {final}");
            return final;
        }
        catch (OperationCanceledException)
        {
            report.Line("the final measurement was stopped; 'galactic eval' repeats it");
            return null;
        }
    }

    /// <summary>Where the run goes: never over another run.</summary>
    private static string RunFolder(ParseResult parsed, ExperimentSettings settings, string? resume)
    {
        static bool Taken(string folder) => new CheckpointStore(folder).All.Count > 0;
        string? resumed = resume is null ? null : CheckpointStore.RunOf(resume);
        if (parsed.GetValue(Out) is string given)
        {
            string folder = Path.TrimEndingDirectorySeparator(Path.GetFullPath(given));
            return folder == resumed || !Taken(folder)
                ? folder
                : throw new IOException($"{given} holds another run: go on with --resume {given}, or choose another --out.");
        }

        if (resumed is not null)
        {
            return resumed;
        }

        string name = Path.GetFullPath(Path.Combine("runs", $"{settings.Name}-{settings.Training.Seed}"));
        return Enumerable.Range(1, int.MaxValue).Select(n => n == 1 ? name : $"{name}-{n}").First(f => !Taken(f));
    }

    private static ExperimentSettings Resolve(ParseResult parsed, string? resume)
    {
        string name = parsed.GetValue(Preset)!;
        ExperimentSettings settings = PresetOption.Resolve(name);
        if (resume is null)
        {
            settings = settings with { Training = settings.Training with { Seed = parsed.GetValue(SharedOptions.Seed) } };
        }
        else
        {
            settings = ExperimentCheckpoint.LoadSettings(resume);
            if (settings.Name != name)
            {
                throw new InvalidDataException($"{resume} is a run of '{settings.Name}', not of '{name}'.");
            }

            ulong seed = parsed.GetValue(SharedOptions.Seed);
            if (SharedOptions.IsGiven(parsed, SharedOptions.Seed) && seed != settings.Training.Seed)
            {
                throw new UsageException(
                    $"--seed {seed}: a resumed run keeps its seed, {settings.Training.Seed}. Start a new run for another one.");
            }
        }

        settings = settings with { World = Worlds.Apply(settings.World, parsed) };
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

        return Settings.Apply(settings, parsed);
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
