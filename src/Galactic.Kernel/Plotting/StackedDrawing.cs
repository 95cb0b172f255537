using Galactic.Kernel.Figures;

namespace Galactic.Kernel.Plotting;

/// <summary>Draws horizontal bars of stacked parts.</summary>
internal static class StackedDrawing
{
    private const double RowHeight = 38;
    private const double BarHeight = 26;

    /// <summary>Draws below <paramref name="top"/> and returns where the drawing ends.</summary>
    public static double Draw(Svg svg, Chart chart, double top)
    {
        double names = chart.Categories.Select(name => TextWidth.Of(name, PlotArea.FontSize)).DefaultIfEmpty(0).Max();
        double left = Math.Min(names, chart.Width * 0.35) + 14;
        double bottom = top + Math.Max(1, chart.Categories.Count) * RowHeight + 4;
        double[] totals = [.. chart.Categories.Select((_, row) => Parts(chart, row).Sum())];
        Axis axis = chart.X with { Log = false, Min = 0, Max = chart.X.Max ?? (totals.Sum() > 0 ? null : 1) };
        (double low, double high) = AxisRange.Of(totals, axis);
        double room = totals.Select(total => TextWidth.Of(Ticks.Label(total), PlotArea.FontSize))
            .DefaultIfEmpty(0).Max();
        Scale scale = new(low, high, false, left, chart.Width - room - 22);
        DrawAxis(svg, chart, scale, (top, bottom));
        for (int row = 0; row < chart.Categories.Count; row++)
        {
            DrawRow(svg, chart, row, scale, top + row * RowHeight + (RowHeight - BarHeight) / 2);
        }

        if (totals.Sum() == 0)
        {
            svg.Text("no finite values", (scale.Start + scale.End) / 2, (top + bottom) / 2 + 4, 14, "middle");
        }

        return bottom + (chart.X.Label.Length > 0 ? 46 : 26);
    }

    private static IEnumerable<double> Parts(Chart chart, int row) =>
        chart.Bars.Select(bars => Scale.IsDrawable(bars.Values[row]) ? bars.Values[row] : 0);

    private static void DrawAxis(Svg svg, Chart chart, Scale scale, (double Top, double Bottom) area)
    {
        (double[] ticks, string[] labels) = PlotArea.FitTicks(scale);
        for (int i = 0; i < ticks.Length; i++)
        {
            double x = scale.At(ticks[i]);
            svg.Line(x, area.Top, x, area.Bottom, "stroke=\"currentColor\" stroke-opacity=\"0.14\"");
            svg.Text(labels[i], x, area.Bottom + 16, PlotArea.FontSize, "middle");
        }

        if (chart.X.Label.Length > 0)
        {
            string title = TextWidth.Cut(chart.X.Label, PlotArea.FontSize, scale.End - scale.Start);
            svg.Text(title, (scale.Start + scale.End) / 2, area.Bottom + 36, PlotArea.FontSize, "middle");
        }
    }

    private static void DrawRow(Svg svg, Chart chart, int row, Scale scale, double y)
    {
        string name = TextWidth.Cut(chart.Categories[row], PlotArea.FontSize, scale.Start - 12);
        svg.Text(name, scale.Start - 8, y + BarHeight / 2 + 4, PlotArea.FontSize, "end");
        double total = 0;
        double right = scale.Start;
        foreach ((int series, double part) in Parts(chart, row).Index())
        {
            double left = Math.Clamp(scale.At(total), scale.Start, scale.End);
            total += part;
            right = Math.Clamp(scale.At(total), scale.Start, scale.End);
            svg.Rect(left, y, right - left - 0.7, BarHeight, $"fill=\"{Palette.Color(series)}\"");
            string label = Ticks.Label(part);
            if (TextWidth.Of(label, 11) + 6 <= right - left)
            {
                string fill = $"fill=\"{Palette.TextOn(series)}\"";
                svg.Text(label, (left + right) / 2, y + BarHeight / 2 + 4, 11, "middle", fill);
            }
        }

        if (chart.Bars.Count > 1)
        {
            svg.Text(Ticks.Label(total), right + 6, y + BarHeight / 2 + 4, PlotArea.FontSize, "start");
        }
    }
}
