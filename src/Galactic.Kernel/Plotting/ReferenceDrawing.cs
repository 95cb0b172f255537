using Galactic.Kernel.Figures;

namespace Galactic.Kernel.Plotting;

/// <summary>
/// Dashed reference lines; their labels stand beside the plot, never on the data.
/// </summary>
internal static class ReferenceDrawing
{
    private const double MaxLabel = 150;
    private const double LabelHeight = 15;
    private const string Style = "stroke=\"currentColor\" stroke-opacity=\"0.7\" stroke-dasharray=\"6 4\"";

    /// <summary>Room for the labels of horizontal lines on the right.</summary>
    public static double RightMargin(Chart chart) => chart.References.Where(line => !line.IsVertical)
        .Select(line => Math.Min(MaxLabel, TextWidth.Of(line.Label, PlotArea.FontSize)) + 10).DefaultIfEmpty(0).Max();

    /// <summary>Room for the labels of vertical lines above.</summary>
    public static double TopMargin(Chart chart) =>
        chart.References.Count(line => line.IsVertical) is var count and > 0 ? count * LabelHeight + 4 : 8;

    /// <summary>Draws the lines that lie in the area.</summary>
    public static void Draw(Svg svg, Chart chart, PlotArea area)
    {
        double lowest = double.NegativeInfinity;
        foreach (ReferenceLine line in Inside(chart, vertical: false, area.Y).OrderBy(line => area.Y.At(line.Value)))
        {
            double y = area.Y.At(line.Value);
            double label = Math.Max(y, lowest + LabelHeight);
            lowest = label;
            svg.Line(area.Left, y, area.Right, y, Style);
            string text = TextWidth.Cut(line.Label, PlotArea.FontSize, MaxLabel);
            svg.Text(text, area.Right + 6, label + 4, PlotArea.FontSize, "start");
        }

        int row = 0;
        foreach (ReferenceLine line in Inside(chart, vertical: true, area.X))
        {
            double x = area.X.At(line.Value);
            double top = area.Top - 6 - row++ * LabelHeight;
            string text = TextWidth.Cut(line.Label, PlotArea.FontSize, area.Right - area.Left);
            double half = TextWidth.Of(text, PlotArea.FontSize) / 2;
            double centre = Math.Clamp(x, area.Left + half, Math.Max(area.Left + half, area.Right - half));
            svg.Line(x, area.Top - 2, x, area.Bottom, Style);
            svg.Text(text, centre, top, PlotArea.FontSize, "middle");
        }
    }

    private static IEnumerable<ReferenceLine> Inside(Chart chart, bool vertical, Scale scale) => chart.References
        .Where(line => line.IsVertical == vertical && line.Value >= scale.Low && line.Value <= scale.High);
}
