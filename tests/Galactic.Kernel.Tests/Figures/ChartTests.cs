using System.Globalization;
using System.Text.Json;
using System.Xml.Linq;
using Galactic.Compute;
using Galactic.Kernel.Figures;
using Galactic.Kernel.Hosting;

namespace Galactic.Tests.Figures;

public sealed class ChartTests
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    public static TheoryData<string> Names => [.. Samples().Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Drawings_are_well_formed_and_nothing_lies_outside(string name)
    {
        XElement root = XDocument.Parse(Samples()[name].ToSvg()).Root!;
        double width = Number(root, "width");
        double height = Number(root, "height");
        foreach (XElement element in root.Descendants().Where(element => element.Attribute("transform") is null))
        {
            (string, double)[] limits = [("x", width), ("y", height), ("x1", width), ("y2", height)];
            foreach ((string attribute, double limit) in limits)
            {
                Assert.InRange(element.Attribute(attribute) is null ? 0 : Number(element, attribute), 0, limit);
            }
        }

        IEnumerable<XAttribute> attributes = root.DescendantsAndSelf().Attributes();
        Assert.DoesNotContain("NaN", string.Concat(attributes.Where(attribute => attribute.Name != "aria-label")));
        Assert.DoesNotContain("∞", root.ToString());
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Bundles_have_every_form(string name)
    {
        MimeBundle bundle = Samples()[name].ToMimeBundle();
        Assert.Equal([MimeBundle.Plotly, MimeBundle.Html, MimeBundle.Svg, MimeBundle.Text], bundle.Data.Keys);
        Assert.DoesNotContain('\n', bundle.Data[MimeBundle.Text]);
        XDocument.Parse(bundle.Data[MimeBundle.Html]);
        using JsonDocument figure = JsonDocument.Parse(bundle.Data[MimeBundle.Plotly]);
        Assert.Equal(JsonValueKind.Array, figure.RootElement.GetProperty("data").ValueKind);
    }

    [Fact]
    public void Plotly_gets_the_values_and_null_for_gaps()
    {
        Chart chart = Chart.Line("t", "x", new Axis("y", "m"), new Series("a", [0, 1, 2], [1.5, double.NaN, 3]));
        using JsonDocument figure = JsonDocument.Parse(chart.ToPlotlyJson());
        JsonElement trace = figure.RootElement.GetProperty("data")[0];
        Assert.Equal("[1.5,null,3]", trace.GetProperty("y").GetRawText());
        Assert.Equal("[0,1,2]", trace.GetProperty("x").GetRawText());
        JsonElement axis = figure.RootElement.GetProperty("layout").GetProperty("yaxis");
        Assert.Equal("y (m)", axis.GetProperty("title").GetProperty("text").GetString());
    }

    [Fact]
    public void A_gap_breaks_the_line()
    {
        Chart chart = Chart.Line("t", "x", "y", new Series("a", [0, 1, double.NaN, 3, 4]));
        Assert.Equal(2, Line(chart).Count(letter => letter == 'M'));
    }

    [Fact]
    public void Values_that_are_not_positive_are_gaps_on_log_axes()
    {
        Chart chart = Chart.Line("t", "x", new Axis("y", "", Log: true), new Series("a", [1, 10, 0, -5, 100, 1000]));
        Assert.Equal(2, Line(chart).Count(letter => letter == 'M'));
    }

    [Fact]
    public void Points_land_where_their_values_are()
    {
        Chart chart = Chart.Line("t", "x", new Axis("y") { Min = 0, Max = 10 }, new Series("a", [0, 10], [0, 5]));
        IEnumerable<XElement> dots = XDocument.Parse(chart.ToSvg()).Descendants(Svg + "circle");
        double[] heights = [.. dots.Select(dot => Number(dot, "cy"))];
        Assert.Equal(130, heights[0] - heights[1], 1);
    }

    [Fact]
    public void Charts_without_values_say_so()
    {
        Assert.Contains("no finite values", Chart.Line("t", "x", "y", new Series("a", [])).ToSvg());
        Assert.Contains("no series", Chart.Line("t", "x", "y").ToSvg());
        Assert.Equal("t: a no data", Chart.Line("t", "x", "y", new Series("a", [double.NaN])).ToString());
    }

    [Fact]
    public void Titles_and_names_are_escaped()
    {
        Chart chart = Chart.Line("<script>&", "x<", "y\"", new Series("<b>", [1, 2]), new Series("c", [1, 2]));
        chart = chart with { Caption = "<i>" };
        string html = chart.ToMimeBundle().Data[MimeBundle.Html];
        Assert.DoesNotContain("<script", html);
        Assert.DoesNotContain("<b>", html);
        Assert.DoesNotContain("<i>", html);
        Assert.DoesNotContain("<script", chart.ToPlotlyJson());
    }

    [Fact]
    public void Long_series_keep_their_peak_and_stay_small()
    {
        double[] values = new double[300_000];
        values[123_457] = 8;
        Chart chart = Chart.Line("t", "x", "y", new Series("a", values));
        Assert.True(chart.ToSvg().Length < 60_000);
        using JsonDocument figure = JsonDocument.Parse(chart.ToPlotlyJson());
        JsonElement ys = figure.RootElement.GetProperty("data")[0].GetProperty("y");
        Assert.Equal(8, ys.EnumerateArray().Max(value => value.GetDouble()));
    }

    [Fact]
    public void Histograms_count_every_value_once()
    {
        Chart chart = Chart.Histogram("t", "x", [0, 0.1, 1, 1.9, 2, double.NaN], bins: 2);
        using JsonDocument figure = JsonDocument.Parse(chart.ToPlotlyJson());
        Assert.Equal("[2,3]", figure.RootElement.GetProperty("data")[0].GetProperty("y").GetRawText());
    }

    [Fact]
    public void The_summary_names_last_values_and_references()
    {
        Series ours = new("ours", [0, 5e6], [0, 0.83]);
        Chart chart = Chart.Line("Success", new Axis("training", "steps"), "rate", ours)
            .WithHorizontalLine(0.75, "published");
        Assert.Equal("Success: ours 0.83 at 5 M steps; published 0.75", chart.ToString());
    }

    [Fact]
    public void Wrong_lengths_and_impossible_axes_are_refused_in_words()
    {
        ArgumentException error = Assert.Throws<ArgumentException>(() => new Series("a", [1, 2], [1]));
        Assert.Contains("2 positions, but 1 values", error.Message);
        Assert.Throws<ArgumentException>(() => Chart.Bar("t", "y", ["a", "b"], new BarSeries("s", [1])));
        Assert.Throws<ArgumentException>(() => Chart.StackedBar("t", "x", ["a"], new BarSeries("s", [-1])));
        Axis backwards = new("y") { Min = 3, Max = 1 };
        Assert.Throws<ArgumentException>(() => Chart.Line("t", "x", backwards, new Series("a", [1])).ToSvg());
    }

    [Fact]
    public void A_time_bar_shows_the_stages_of_a_clock()
    {
        StageClock clock = new();
        clock.Add("render", System.Diagnostics.Stopwatch.Frequency * 2);
        clock.Add("learn", System.Diagnostics.Stopwatch.Frequency * 3);
        Assert.Equal("Where: run learn 3, render 2", StackedTimeBar.Of("Where", clock).ToString());
    }

    private static string Line(Chart chart) =>
        XDocument.Parse(chart.ToSvg()).Descendants(Svg + "path").Single().Attribute("d")!.Value;

    private static double Number(XElement element, string attribute) =>
        double.Parse(element.Attribute(attribute)!.Value, CultureInfo.InvariantCulture);

    private static Dictionary<string, Chart> Samples() => new()
    {
        ["line"] = Chart.Line(
            "Lines", "x", "y", new Series("a", [1, 2], [3, 4], [2, 3], [4, 5]), new Series("b", [5, 6]))
            .WithHorizontalLine(4, "published").WithVerticalLine(1.5, "change"),
        ["log"] = Chart.Line(
            "Log", new Axis("n", "", true), new Axis("v", "", true), new Series("a", [1, 1000], [1e-9, 1e9])),
        ["constant"] = Chart.Line("Same", "x", "y", new Series("a", [7, 7, 7])),
        ["huge"] = Chart.Line(
            "Huge", "x", "y", new Series("a", [double.MaxValue, 1, double.NegativeInfinity, 1e99])),
        ["empty"] = Chart.Line("Empty", "x", "y", new Series("a", [])),
        ["long names"] = Chart.Line(new string('W', 300), new string('x', 300), new string('y', 300),
            Enumerable.Range(0, 12).Select(i => new Series(new string('n', 40 * i), [i, 2]))) with
        { Width = 300 },
        ["scatter"] = Chart.Scatter("Dots", "x", "y", new Series("a", [1, 5, 2], [4, 0, 2])),
        ["bar"] = Chart.Bar("Bars", "y", ["one", "two words", new string('c', 90)],
            new BarSeries("a", [1, -2, double.NaN], [0.1, 0.2, 0.3]), new BarSeries("b", [4, 5, 6])),
        ["no bars"] = Chart.Bar("None", "y", []),
        ["stacked"] = Chart.StackedBar(
            "Parts", new Axis("time", "s"), ["a", "b"], new BarSeries("p", [1, 2]), new BarSeries("q", [0, 3])),
        ["no parts"] = Chart.StackedBar("Zero", "x", ["a"], new BarSeries("p", [0])),
        ["histogram"] = Chart.Histogram("Counts", "x", Enumerable.Range(0, 90).Select(i => (double)(i * i % 37))),
        ["no counts"] = Chart.Histogram("Nothing", "x", []),
    };
}
