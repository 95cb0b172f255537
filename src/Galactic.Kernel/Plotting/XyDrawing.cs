using System.Text;
using Galactic.Kernel.Figures;

namespace Galactic.Kernel.Plotting;

/// <summary>Draws lines, points and histograms.</summary>
internal static class XyDrawing
{
    private const int MaxMarked = 16;

    /// <summary>Draws below <paramref name="top"/> and returns where the drawing ends.</summary>
    public static double Draw(Svg svg, Chart chart, double top)
    {
        PlotArea area = CreateArea(chart, top);
        area.DrawVerticalAxis(svg, chart.Y);
        area.DrawHorizontalAxis(svg, chart.X, grid: chart.Kind != ChartKind.Histogram);
        svg.BeginClip(area.Left - 4, area.Top - 4, area.Right + 4, area.Bottom + 4);
        for (int i = 0; i < chart.Series.Count; i++)
        {
            DrawSeries(svg, chart, i, area);
        }

        svg.EndClip();
        ReferenceDrawing.Draw(svg, chart, area);
        if (!chart.Series.Any(series => HasPoint(series, area)))
        {
            string reason = chart.Series.Count == 0 ? "no series" : "no finite values";
            svg.Text(reason, (area.Left + area.Right) / 2, (area.Top + area.Bottom) / 2, 14, "middle");
        }

        return area.Bottom + (chart.X.Label.Length > 0 ? 46 : 26);
    }

    private static PlotArea CreateArea(Chart chart, double top)
    {
        bool histogram = chart.Kind == ChartKind.Histogram;
        IEnumerable<double> xs = chart.Series.SelectMany(series => series.X)
            .Concat(chart.References.Where(line => line.IsVertical).Select(line => line.Value));
        IEnumerable<double> ys = chart.Series
            .SelectMany(series => series.Y.Concat(series.Low ?? []).Concat(series.High ?? []))
            .Concat(chart.References.Where(line => !line.IsVertical).Select(line => line.Value));
        (double Low, double High) x = AxisRange.Of(xs, chart.X);
        if (histogram && chart.Series[0].X.Length > 0)
        {
            double half = Histograms.BinWidth(chart.Series[0]) / 2;
            x = (chart.X.Min ?? x.Low - half, chart.X.Max ?? x.High + half);
        }
        else if (chart.Kind == ChartKind.Scatter && !chart.X.Log)
        {
            double pad = (x.High - x.Low) * 0.03;
            x = (chart.X.Min ?? x.Low - pad, chart.X.Max ?? x.High + pad);
        }

        (double Low, double High) y = AxisRange.Of(histogram ? ys.Append(0) : ys, chart.Y);
        y = AxisRange.Round(y, chart.Y, 6);
        return new PlotArea(chart.Width, top, x, y, (chart.X, chart.Y), ReferenceDrawing.RightMargin(chart));
    }

    private static bool HasPoint(Series series, PlotArea area) =>
        Enumerable.Range(0, series.X.Length).Any(i => area.X.Has(series.X[i]) && area.Y.Has(series.Y[i]));

    private static void DrawSeries(Svg svg, Chart chart, int index, PlotArea area)
    {
        Series series = chart.Series[index];
        int[] kept = Decimation.Indices(series.Y);
        if (chart.Kind == ChartKind.Histogram)
        {
            DrawBins(svg, series, area);
            return;
        }

        if (chart.Kind == ChartKind.Line)
        {
            DrawBand(svg, series, kept, index, area);
            svg.Path(LinePath(series.X, series.Y, kept, area), Legend.LineStyle(index));
        }

        bool marked = chart.Kind == ChartKind.Scatter || kept.Length <= MaxMarked;
        foreach (int i in kept.Where(i => area.X.Has(series.X[i]) && area.Y.Has(series.Y[i])))
        {
            if (marked || IsLonely(series, i, area))
            {
                string opacity = chart.Kind == ChartKind.Scatter ? " fill-opacity=\"0.75\"" : "";
                double radius = chart.Kind == ChartKind.Scatter ? 3.5 : 2.8;
                string fill = $"fill=\"{Palette.Color(index)}\"{opacity}";
                svg.Circle(area.X.At(series.X[i]), area.Y.At(series.Y[i]), radius, fill);
            }
        }
    }

    /// <summary>A point between gaps, which no line would show.</summary>
    private static bool IsLonely(Series series, int i, PlotArea area) =>
        (i == 0 || !area.Y.Has(series.Y[i - 1])) && (i == series.Y.Length - 1 || !area.Y.Has(series.Y[i + 1]));

    private static string LinePath(double[] xs, double[] ys, IEnumerable<int> kept, PlotArea area)
    {
        StringBuilder path = new();
        bool connected = false;
        foreach (int i in kept)
        {
            bool drawable = area.X.Has(xs[i]) && area.Y.Has(ys[i]);
            if (drawable)
            {
                path.Append(connected ? 'L' : 'M');
                path.Append(Svg.N(area.X.At(xs[i]))).Append(' ').Append(Svg.N(area.Y.At(ys[i])));
            }

            connected = drawable;
        }

        return path.Length == 0 ? "M0 0" : path.ToString();
    }

    private static void DrawBand(Svg svg, Series series, int[] kept, int index, PlotArea area)
    {
        if (series.Low is null || series.High is null)
        {
            return;
        }

        List<int> run = [];
        foreach (int i in kept.Append(-1))
        {
            if (i >= 0 && area.X.Has(series.X[i]) && area.Y.Has(series.Low[i]) && area.Y.Has(series.High[i]))
            {
                run.Add(i);
                continue;
            }

            if (run.Count > 1)
            {
                string upper = LinePath(series.X, series.High, run, area);
                string lower = LinePath(series.X, series.Low, Enumerable.Reverse(run), area);
                svg.Path($"{upper}L{lower[1..]}Z", $"fill=\"{Palette.Color(index)}\" fill-opacity=\"0.2\"");
            }

            run.Clear();
        }
    }

    private static void DrawBins(Svg svg, Series series, PlotArea area)
    {
        double half = Histograms.BinWidth(series) / 2;
        for (int i = 0; i < series.X.Length; i++)
        {
            double left = area.X.At(series.X[i] - half) + 0.5;
            double right = area.X.At(series.X[i] + half) - 0.5;
            double y = area.Y.At(series.Y[i]);
            svg.Rect(left, y, right - left, area.Bottom - y, $"fill=\"{Palette.Color(0)}\"");
        }
    }
}
