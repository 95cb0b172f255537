using Galactic.Compute;

namespace Galactic.Kernel.Figures;

/// <summary>"Where the time went": one bar per run, one part per stage.</summary>
public static class StackedTimeBar
{
    /// <summary>Stages of one clock.</summary>
    /// <param name="title">What was measured.</param>
    /// <param name="clock">Seconds by stage.</param>
    /// <param name="name">Name of the run.</param>
    public static Chart Of(string title, StageClock clock, string name = "run") => Of(title, (name, clock.Snapshot()));

    /// <summary>Stages of several runs; a stage that a run does not have takes no time there.</summary>
    /// <param name="title">What was measured.</param>
    /// <param name="runs">Name and seconds by stage of each run.</param>
    public static Chart Of(
        string title, params IReadOnlyList<(string Name, IReadOnlyList<KeyValuePair<string, double>> Stages)> runs)
    {
        string[] stages = [.. runs.SelectMany(run => run.Stages.Select(stage => stage.Key)).Distinct()];
        double longest = runs.Select(run => run.Stages.Sum(stage => stage.Value)).DefaultIfEmpty(0).Max();
        (double factor, string unit) = longest switch
        {
            > 0 and < 1e-3 => (1e6, "µs"),
            > 0 and < 1 => (1e3, "ms"),
            _ => (1.0, "s"),
        };
        IEnumerable<BarSeries> bars = stages.Select(stage => new BarSeries(
            stage, runs.Select(run => factor * run.Stages.Where(part => part.Key == stage).Sum(part => part.Value))));
        return Chart.StackedBar(title, new Axis("time", unit), runs.Select(run => run.Name), bars);
    }
}
