using Galactic.Kernel.Figures;

namespace Galactic.Kernel.Plotting;

/// <summary>Draws charts as SVG: title, legend, then the plot.</summary>
internal static class ChartDrawing
{
    private const int MinWidth = 240;

    /// <summary>The drawing; <paramref name="standalone"/> for a file, otherwise for a place inside a page.</summary>
    public static string Draw(Chart chart, bool standalone)
    {
        chart = chart with { Width = Math.Max(MinWidth, chart.Width) };
        Svg svg = new();
        double top = 6;
        if (chart.Title.Length > 0)
        {
            string title = TextWidth.Cut(chart.Title, 15, chart.Width - 8);
            svg.Text(title, 4, 18, 15, "start", "font-weight=\"600\"");
            top = 28;
        }

        bool bars = chart.Kind is ChartKind.Bar or ChartKind.StackedBar;
        string[] names = bars
            ? [.. chart.Bars.Select(series => series.Name)]
            : [.. chart.Series.Select(series => series.Name)];
        top += Legend.Draw(svg, names, chart.Kind == ChartKind.Line, top, chart.Width);
        top += ReferenceDrawing.TopMargin(chart);
        double height = chart.Kind switch
        {
            ChartKind.Bar => BarDrawing.Draw(svg, chart, top),
            ChartKind.StackedBar => StackedDrawing.Draw(svg, chart, top),
            _ => XyDrawing.Draw(svg, chart, top),
        };
        return svg.Finish(chart.Width, height, chart.ToString(), standalone);
    }
}
