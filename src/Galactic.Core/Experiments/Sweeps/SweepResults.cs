using System.Globalization;
using System.Text;

namespace Galactic.Experiments.Sweeps;

/// <summary>What the finished runs of a sweep achieved.</summary>
/// <param name="plan">The sweep.</param>
/// <param name="rows">Finished runs in the order of the plan.</param>
public sealed class SweepResults(SweepPlan plan, IReadOnlyList<(SweepRun Run, SweepOutcome Outcome)> rows)
{
    /// <summary>The sweep.</summary>
    public SweepPlan Plan { get; } = plan;

    /// <summary>Finished runs in the order of the plan.</summary>
    public IReadOnlyList<(SweepRun Run, SweepOutcome Outcome)> Rows { get; } = rows;

    /// <summary>The points with finished runs, best median first.</summary>
    public IReadOnlyList<SweepPoint> Points =>
    [
        .. Rows.GroupBy(r => r.Run.Point)
            .Select(g => SweepPoint.Of(g.First().Run.Values, [.. g.Select(r => r.Outcome)]))
            .OrderByDescending(p => p.Median),
    ];

    /// <summary>One line per run: the varied settings, the seed and the figures.</summary>
    public string ToCsv()
    {
        StringBuilder text = new();
        IEnumerable<string> names =
        [
            .. Plan.Axes.Select(a => a.Name), "seed", "steps", "seconds", "steps_per_second", "episodes", "success", "ci_low",
            "ci_high", "measured_on", "checkpoint",
        ];
        AppendRow(text, names);
        foreach ((SweepRun run, SweepOutcome o) in Rows)
        {
            AppendRow(text,
            [
                .. run.Values, Number(run.Seed), Number(o.Steps), Number(o.Seconds), Number(o.StepsPerSecond),
                Number(o.Episodes), Number(o.Success), Number(o.CiLow), Number(o.CiHigh), o.MeasuredOn, o.Checkpoint,
            ]);
        }

        return text.ToString();
    }

    /// <summary>Two tables in Markdown: every run, then every point with its pooled interval.</summary>
    public override string ToString()
    {
        StringBuilder text = new();
        string[] axes = [.. Plan.Axes.Select(a => a.Name)];
        AppendHead(text, [.. axes, "seed", "steps", "seconds", "success", "95 % interval", "episodes"]);
        foreach ((SweepRun run, SweepOutcome o) in Rows)
        {
            AppendLine(text,
            [
                .. run.Values, Number(run.Seed), Number(o.Steps), o.Seconds.ToString("0", CultureInfo.InvariantCulture),
                Percent(o.Success), $"{Percent(o.CiLow)} - {Percent(o.CiHigh)}", Number(o.Episodes),
            ]);
        }

        text.AppendLine();
        AppendHead(text, [.. axes, "runs", "median", "min", "max", "pooled", "pooled 95 % interval"]);
        foreach (SweepPoint p in Points)
        {
            AppendLine(text,
            [
                .. p.Values, Number(p.Runs), Percent(p.Median), Percent(p.Minimum), Percent(p.Maximum), Percent(p.Pooled),
                $"{Percent(p.PooledInterval.Low)} - {Percent(p.PooledInterval.High)}",
            ]);
        }

        return text.ToString();
    }

    private static string Number(IFormattable value) => value.ToString(null, CultureInfo.InvariantCulture);

    private static string Percent(double share) => (100 * share).ToString("0.0", CultureInfo.InvariantCulture) + " %";

    private static void AppendHead(StringBuilder text, IReadOnlyList<string> cells)
    {
        AppendLine(text, cells);
        AppendLine(text, [.. cells.Select(_ => "---")]);
    }

    private static void AppendLine(StringBuilder text, IEnumerable<string> cells) =>
        text.Append("| ").AppendJoin(" | ", cells).Append(" |\n");

    /// <summary>Quotes as RFC 4180 wants them.</summary>
    private static void AppendRow(StringBuilder text, IEnumerable<string> cells) =>
        text.AppendJoin(',', cells.Select(c =>
            c.AsSpan().ContainsAny(",\"\n") ? $"\"{c.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : c)).Append('\n');
}
