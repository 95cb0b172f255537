using Galactic.Experiments;
using Galactic.Kernel.Figures;

namespace Galactic.Kernel.Views;

/// <summary>Success on homes never trained in, against training time.</summary>
public static class LearningCurve
{
    private const double SecondsPerMinute = 60;

    /// <summary>One line with its 95 % band per run.</summary>
    /// <param name="title">Chart title.</param>
    /// <param name="runs">Name and training history of each run.</param>
    public static Chart Of(string title, params IReadOnlyList<(string Name, TrainingResult Run)> runs) => Chart.Line(
        title,
        new Axis("training time", "min") { Min = 0 },
        new Axis("success in unseen homes", "%") { Min = 0, Max = 100 },
        runs.Select(run => Line(run.Name, run.Run)));

    private static Series Line(string name, TrainingResult run)
    {
        TrainingProgress[] points = [.. run.History.Where(p => p.Evaluation is not null)];
        return new Series(
            name,
            points.Select(p => p.Seconds / SecondsPerMinute),
            points.Select(p => 100 * p.Evaluation!.Success),
            points.Select(p => 100 * p.Evaluation!.CiLow),
            points.Select(p => 100 * p.Evaluation!.CiHigh));
    }
}
