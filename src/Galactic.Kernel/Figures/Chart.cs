using Galactic.Kernel.Hosting;
using Galactic.Kernel.Plotting;
using Galactic.Media;

namespace Galactic.Kernel.Figures;

/// <summary>
/// A chart as an immutable value: shows as a drawing that works offline in light and dark, as an interactive Plotly
/// figure where the front end has Plotly, and as one line of text.
/// </summary>
[TypeFormatterSource(typeof(DisplayableFormatterSource), PreferredMimeTypes = [MimeBundle.Html, MimeBundle.Text])]
public sealed record Chart : IDisplayable
{
    private Chart(ChartKind kind, string title, Axis x, Axis y)
    {
        (Kind, Title, X, Y) = (kind, title, x, y);
    }

    /// <summary>The form.</summary>
    public ChartKind Kind { get; }

    /// <summary>What the chart shows.</summary>
    public string Title { get; init; }

    /// <summary>Number, seeds, hardware or whatever else stands below; empty for nothing.</summary>
    public string Caption { get; init; } = "";

    /// <summary>Horizontal axis.</summary>
    public Axis X { get; init; }

    /// <summary>Vertical axis.</summary>
    public Axis Y { get; init; }

    /// <summary>Width of the drawing in pixels, 240 or more; it shrinks with its place.</summary>
    public int Width { get; init; } = 720;

    /// <summary>Dashed lines with labels.</summary>
    public IReadOnlyList<ReferenceLine> References { get; init; } = [];

    internal IReadOnlyList<Series> Series { get; private init; } = [];

    internal IReadOnlyList<string> Categories { get; private init; } = [];

    internal IReadOnlyList<BarSeries> Bars { get; private init; } = [];

    /// <summary>Lines through the points of each series.</summary>
    public static Chart Line(string title, Axis x, Axis y, params IEnumerable<Series> series) =>
        new(ChartKind.Line, title, x, y) { Series = [.. series] };

    /// <summary>The points of each series.</summary>
    public static Chart Scatter(string title, Axis x, Axis y, params IEnumerable<Series> series) =>
        new(ChartKind.Scatter, title, x, y) { Series = [.. series] };

    /// <summary>Groups of bars, one group per category and one bar per series, with their values above them.</summary>
    /// <exception cref="ArgumentException">A series has not one value per category.</exception>
    public static Chart Bar(string title, Axis y, IEnumerable<string> categories, params IEnumerable<BarSeries> bars) =>
        OfBars(new Chart(ChartKind.Bar, title, "", y), categories, bars);

    /// <summary>One horizontal bar per category, made of one part per series; parts must not be negative.</summary>
    /// <exception cref="ArgumentException">A series has not one value per category, or a negative one.</exception>
    public static Chart StackedBar(
        string title, Axis x, IEnumerable<string> categories, params IEnumerable<BarSeries> bars)
    {
        Chart chart = OfBars(new Chart(ChartKind.StackedBar, title, x, ""), categories, bars);
        BarSeries? negative = chart.Bars.FirstOrDefault(series => series.Values.Any(value => value < 0));
        return negative is null
            ? chart
            : throw new ArgumentException(
                $"Parts of a stacked bar cannot be negative; '{negative.Name}' is somewhere.");
    }

    /// <summary>Counts of values in equal bins; values that are no finite number are left out.</summary>
    /// <param name="title">What the chart shows.</param>
    /// <param name="x">What the values are; its Min and Max bound the bins.</param>
    /// <param name="values">The values.</param>
    /// <param name="bins">Bins; 0 chooses about the square root of the number of values.</param>
    public static Chart Histogram(string title, Axis x, IEnumerable<double> values, int bins = 0) =>
        new(ChartKind.Histogram, title, x with { Log = false }, "count")
        {
            Series = [Histograms.Count(values, x, bins)],
        };

    /// <summary>The chart with a dashed line at a value.</summary>
    public Chart WithHorizontalLine(double value, string label) =>
        this with { References = [.. References, new ReferenceLine(value, label, IsVertical: false)] };

    /// <summary>The chart with a dashed line at a position.</summary>
    public Chart WithVerticalLine(double position, string label) =>
        this with { References = [.. References, new ReferenceLine(position, label, IsVertical: true)] };

    /// <summary>The drawing as a file of its own: grey text that reads on light and on dark.</summary>
    public string ToSvg() => ChartDrawing.Draw(this, standalone: true);

    /// <summary>The figure for Plotly: an object with data and layout.</summary>
    public string ToPlotlyJson() => PlotlyJson.Of(this);

    /// <inheritdoc/>
    public MimeBundle ToMimeBundle()
    {
        string caption = Caption.Length == 0
            ? ""
            : $"<figcaption style=\"opacity:.75;font-size:.85em\">{Bundles.Escape(Caption)}</figcaption>";
        string html = $"<figure style=\"margin:0\">{ChartDrawing.Draw(this, standalone: false)}{caption}</figure>";
        return Bundles.Of(
            (MimeBundle.Plotly, ToPlotlyJson()),
            (MimeBundle.Html, html),
            (MimeBundle.Svg, ToSvg()),
            (MimeBundle.Text, ToString()));
    }

    /// <summary>One line with the last value of each series or the value of each bar.</summary>
    public override string ToString() => ChartSummary.Of(this);

    private static Chart OfBars(Chart chart, IEnumerable<string> categories, IEnumerable<BarSeries> bars)
    {
        chart = chart with { Categories = [.. categories], Bars = [.. bars] };
        foreach (BarSeries series in chart.Bars)
        {
            if (series.Values.Length != chart.Categories.Count)
            {
                throw new ArgumentException(
                    $"Bars '{series.Name}' have {series.Values.Length} values "
                    + $"for {chart.Categories.Count} categories.");
            }
        }

        return chart;
    }
}
