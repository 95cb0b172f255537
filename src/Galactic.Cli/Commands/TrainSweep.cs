using System.CommandLine;
using Galactic.Experiments;
using Galactic.Experiments.Sweeps;

namespace Galactic.Cli.Commands;

/// <summary>
/// `galactic train PRESET --seeds N --sweep name=v1,v2`: several runs in one folder. The same command again goes on with what
/// is not finished.
/// </summary>
internal static class TrainSweep
{
    private static readonly Option<int?> Seeds = new("--seeds")
    {
        Description = "Number of runs, one after the other, with --seed and the seeds after it; results as one table.",
    };
    private static readonly Option<string[]> Vary = new("--sweep")
    {
        Description =
            "name.name=v1,v2,...: trains with every value; may be repeated, for all combinations. With --random also "
            + "name.name=low..high, drawn evenly on a logarithmic scale. The same command again goes on where it stopped.",
    };
    private static readonly Option<int?> RandomPoints = new("--random")
    {
        Description = "Number of random combinations of --sweep to train instead of all.",
    };
    /// <summary>Registers the options.</summary>
    public static void AddTo(Command command)
    {
        command.Options.Add(Seeds);
        command.Options.Add(Vary);
        command.Options.Add(RandomPoints);
    }

    /// <summary>True if the command line asks for more than one run.</summary>
    public static bool IsAsked(ParseResult parsed) => parsed.GetValue(Seeds) is not null
        || parsed.GetValue(Vary) is { Length: > 0 } || parsed.GetValue(RandomPoints) is not null;

    /// <summary>Trains the runs.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="settings">What is varied.</param>
    /// <param name="into">Folder of the sweep; runs/PRESET-sweep when null.</param>
    /// <param name="episodes">Held-out episodes each run is measured on.</param>
    /// <param name="report">Receives progress and the table.</param>
    /// <param name="cancellation">Stops after the running update.</param>
    public static int Run(
        ParseResult parsed, ExperimentSettings settings, string? into, int episodes, Report report,
        CancellationToken cancellation)
    {
        SweepPlan plan = Plan(parsed, settings);
        string folder = Path.GetFullPath(into ?? Path.Combine("runs", $"{settings.Name}-sweep"));
        using TrainingLine line = new(report.Text);
        Sweep sweep = new(
            plan, folder, episodes, parsed.GetValue(SharedOptions.Threads), text =>
            {
                line.Finish();
                report.Line(text);
            });
        SweepResults results = sweep.Run((_, progress) => line.Show(progress), cancellation);
        line.Finish();
        report.Text.Write(results.ToString());
        report.Line($"{results.Rows.Count} of {plan.Runs.Count} runs are finished; table {Path.Combine(folder, "sweep.csv")}");
        report.Result(new
        {
            Finished = results.Rows.Count,
            Runs = plan.Runs.Count,
            Table = Path.Combine(folder, "sweep.csv"),
            Points = results.Points.Select(p => new
            {
                Settings = plan.Axes.Zip(p.Values).ToDictionary(a => a.First.Name, a => a.Second),
                p.Runs,
                p.Median,
                p.Minimum,
                p.Maximum,
                p.Pooled,
                CiLow = p.PooledInterval.Low,
                CiHigh = p.PooledInterval.High,
            }),
        });
        return 0;
    }

    private static SweepPlan Plan(ParseResult parsed, ExperimentSettings settings)
    {
        int seeds = parsed.GetValue(Seeds) ?? 1;
        if (seeds < 1)
        {
            throw new UsageException($"--seeds must be at least 1, got {seeds}.");
        }

        try
        {
            SweepAxis[] axes = [.. (parsed.GetValue(Vary) ?? []).Select(SweepAxis.Parse)];
            return new SweepPlan(settings, axes, seeds, parsed.GetValue(RandomPoints));
        }
        catch (ArgumentException wrong)
        {
            throw new UsageException($"--sweep {wrong.Message}");
        }
    }
}
