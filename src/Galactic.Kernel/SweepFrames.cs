using Galactic.Experiments.Sweeps;
using Microsoft.Data.Analysis;

namespace Galactic.Kernel;

/// <summary>Results of sweeps as data frames.</summary>
public static class SweepFrames
{
    /// <summary>
    /// One row per run: a column per varied setting, named as the setting (numbers where all values are), then seed, steps,
    /// seconds, steps_per_second, episodes, success, ci_low, ci_high, measured_on and checkpoint.
    /// </summary>
    public static DataFrame ToDataFrame(this SweepResults results)
    {
        SweepOutcome[] outcomes = [.. results.Rows.Select(r => r.Outcome)];
        return new DataFrame(
        [
            .. results.Plan.Axes.Select((axis, i) => Column(axis.Name, [.. results.Rows.Select(r => r.Run.Values[i])])),
            new PrimitiveDataFrameColumn<ulong>("seed", results.Rows.Select(r => r.Run.Seed)),
            new PrimitiveDataFrameColumn<long>("steps", outcomes.Select(o => o.Steps)),
            Numbers("seconds", outcomes.Select(o => o.Seconds)),
            Numbers("steps_per_second", outcomes.Select(o => o.StepsPerSecond)),
            new PrimitiveDataFrameColumn<int>("episodes", outcomes.Select(o => o.Episodes)),
            Numbers("success", outcomes.Select(o => o.Success)),
            Numbers("ci_low", outcomes.Select(o => o.CiLow)),
            Numbers("ci_high", outcomes.Select(o => o.CiHigh)),
            new StringDataFrameColumn("measured_on", outcomes.Select(o => o.MeasuredOn)),
            new StringDataFrameColumn("checkpoint", outcomes.Select(o => o.Checkpoint)),
        ]);
    }

    private static DataFrameColumn Column(string name, string[] values)
    {
        double[] numbers = new double[values.Length];
        for (int i = 0; i < values.Length; i++)
        {
            if (!double.TryParse(
                values[i], System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture,
                out numbers[i]))
            {
                return new StringDataFrameColumn(name, values);
            }
        }

        return Numbers(name, numbers);
    }

    private static PrimitiveDataFrameColumn<double> Numbers(string name, IEnumerable<double> values) => new(name, values);
}
