using Galactic.Kernel.Figures;

namespace Galactic.Kernel.Plotting;

/// <summary>Says in one line what a chart shows.</summary>
internal static class ChartSummary
{
    private const int MaxNames = 6;

    /// <summary>For example "Success: ours 0.83 at 5 M steps; published 0.75".</summary>
    public static string Of(Chart chart)
    {
        List<string> parts = chart.Kind switch
        {
            ChartKind.Bar or ChartKind.StackedBar =>
                [.. chart.Categories.Select((name, i) => Category(chart, name, i))],
            ChartKind.Histogram => [Histogram(chart)],
            _ => [.. chart.Series.Select(series => LastPoint(chart, series))],
        };
        if (parts.Count > MaxNames)
        {
            parts = [.. parts.Take(MaxNames), $"{parts.Count - MaxNames} more"];
        }

        parts.AddRange(chart.References.Select(line => $"{line.Label} {Ticks.Label(line.Value)}"));
        string text = $"{chart.Title}: {(parts.Count == 0 ? "no data" : string.Join("; ", parts))}";
        return text.ReplaceLineEndings(" ");
    }

    private static string LastPoint(Chart chart, Series series)
    {
        int last = Array.FindLastIndex(series.Y, Scale.IsDrawable);
        if (last < 0)
        {
            return $"{series.Name} no data";
        }

        return chart.Kind == ChartKind.Scatter
            ? $"{series.Name} {series.Y.Count(Scale.IsDrawable)} points"
            : $"{series.Name} {Ticks.Label(series.Y[last])} at {Ticks.Label(series.X[last])} {Words(chart)}".TrimEnd();
    }

    private static string Words(Chart chart) => chart.X.Unit.Length > 0 ? chart.X.Unit : chart.X.Title;

    private static string Category(Chart chart, string name, int index) => chart.Bars.Count == 1
        ? $"{name} {Ticks.Label(chart.Bars[0].Values[index])}"
        : $"{name} {string.Join(", ", chart.Bars.Select(bars => $"{bars.Name} {Ticks.Label(bars.Values[index])}"))}";

    private static string Histogram(Chart chart)
    {
        Series bins = chart.Series[0];
        double half = Histograms.BinWidth(bins) / 2;
        return bins.X.Length == 0
            ? "no data"
            : $"{bins.Y.Sum():0} values in {bins.X.Length} bins from {Ticks.Label(bins.X[0] - half)} to "
                + $"{Ticks.Label(bins.X[^1] + half)}";
    }
}
