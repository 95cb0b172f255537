using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Galactic.Kernel.Figures;

namespace Galactic.Kernel.Plotting;

/// <summary>Writes charts as Plotly figures: data and layout. Values that are no finite number are null.</summary>
internal static class PlotlyJson
{
    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.Default };

    /// <summary>The figure.</summary>
    public static string Of(Chart chart)
    {
        JsonArray data = [];
        bool bars = chart.Kind is ChartKind.Bar or ChartKind.StackedBar;
        for (int i = 0; i < (bars ? chart.Bars.Count : chart.Series.Count); i++)
        {
            if (bars)
            {
                data.Add(BarTrace(chart, i));
                continue;
            }

            AddBand(data, chart, i);
            data.Add(chart.Kind == ChartKind.Histogram ? BinTrace(chart.Series[i]) : PointTrace(chart, i));
        }

        return new JsonObject { ["data"] = data, ["layout"] = Layout(chart) }.ToJsonString(Options);
    }

    private static JsonObject PointTrace(Chart chart, int index)
    {
        Series series = chart.Series[index];
        int[] kept = Decimation.Indices(series.Y);
        JsonObject trace = new()
        {
            ["type"] = "scatter",
            ["mode"] = chart.Kind == ChartKind.Scatter ? "markers" : "lines",
            ["name"] = series.Name,
            ["x"] = Numbers(series.X, kept),
            ["y"] = Numbers(series.Y, kept),
        };
        string style = chart.Kind == ChartKind.Scatter ? "marker" : "line";
        trace[style] = new JsonObject { ["color"] = Palette.Color(index) };
        return trace;
    }

    /// <summary>Two invisible lines with the space between them filled.</summary>
    private static void AddBand(JsonArray data, Chart chart, int index)
    {
        Series series = chart.Series[index];
        foreach ((double[]? edge, bool fill) in new[] { (series.Low, false), (series.High, true) })
        {
            if (edge is null)
            {
                continue;
            }

            int[] kept = Decimation.Indices(series.Y);
            JsonObject trace = new()
            {
                ["type"] = "scatter",
                ["mode"] = "lines",
                ["x"] = Numbers(series.X, kept),
                ["y"] = Numbers(edge, kept),
                ["line"] = new JsonObject { ["width"] = 0 },
                ["showlegend"] = false,
                ["hoverinfo"] = "skip",
            };
            if (fill)
            {
                trace["fill"] = "tonexty";
                trace["fillcolor"] = Palette.Color(index) + "33";
            }

            data.Add(trace);
        }
    }

    private static JsonObject BarTrace(Chart chart, int index)
    {
        BarSeries bars = chart.Bars[index];
        bool stacked = chart.Kind == ChartKind.StackedBar;
        JsonArray names = [.. chart.Categories.Select(name => JsonValue.Create(name))];
        JsonObject trace = new()
        {
            ["type"] = "bar",
            ["orientation"] = stacked ? "h" : "v",
            ["name"] = bars.Name,
            [stacked ? "y" : "x"] = names,
            [stacked ? "x" : "y"] = Numbers(bars.Values),
            ["marker"] = new JsonObject { ["color"] = Palette.Color(index) },
        };
        if (bars.Errors is not null)
        {
            trace["error_y"] = new JsonObject { ["type"] = "data", ["array"] = Numbers(bars.Errors) };
        }

        return trace;
    }

    private static JsonObject BinTrace(Series series) => new()
    {
        ["type"] = "bar",
        ["name"] = series.Name,
        ["x"] = Numbers(series.X),
        ["y"] = Numbers(series.Y),
        ["width"] = Histograms.BinWidth(series),
        ["marker"] = new JsonObject { ["color"] = Palette.Color(0) },
    };

    private static JsonObject Layout(Chart chart)
    {
        JsonObject layout = new()
        {
            ["title"] = new JsonObject { ["text"] = Text(chart.Title) },
            ["xaxis"] = AxisOf(chart.X),
            ["yaxis"] = AxisOf(chart.Y),
            ["barmode"] = chart.Kind == ChartKind.StackedBar ? "stack" : "group",
            ["paper_bgcolor"] = "rgba(0,0,0,0)",
            ["plot_bgcolor"] = "rgba(0,0,0,0)",
            ["font"] = new JsonObject { ["color"] = "#7a7a7a" },
            ["shapes"] = new JsonArray([.. chart.References.Select(Shape)]),
            ["annotations"] = new JsonArray([.. chart.References.Select(line => Annotation(line, chart))]),
        };
        if (chart.Kind == ChartKind.StackedBar)
        {
            layout["yaxis"]!["autorange"] = "reversed";
        }

        return layout;
    }

    private static JsonObject AxisOf(Axis axis)
    {
        JsonObject result = new()
        {
            ["title"] = new JsonObject { ["text"] = Text(axis.Label) },
            ["type"] = axis.Log ? "log" : "-",
            ["gridcolor"] = "rgba(128,128,128,0.25)",
        };
        if (axis.Min is double low && axis.Max is double high)
        {
            result["range"] = Numbers(axis.Log ? [Math.Log10(low), Math.Log10(high)] : [low, high]);
        }

        return result;
    }

    private static JsonNode Shape(ReferenceLine line)
    {
        (string along, string across) = line.IsVertical ? ("y", "x") : ("x", "y");
        return new JsonObject
        {
            ["type"] = "line",
            [along + "ref"] = "paper",
            [along + "0"] = 0,
            [along + "1"] = 1,
            [across + "0"] = Number(line.Value),
            [across + "1"] = Number(line.Value),
            ["line"] = new JsonObject { ["dash"] = "dash", ["width"] = 1, ["color"] = "#7a7a7a" },
        };
    }

    /// <summary>Labels; on logarithmic axes Plotly places annotations, unlike shapes, by exponent.</summary>
    private static JsonNode Annotation(ReferenceLine line, Chart chart)
    {
        (string along, string across, Axis axis) = line.IsVertical ? ("y", "x", chart.X) : ("x", "y", chart.Y);
        return new JsonObject
        {
            ["text"] = Text(line.Label),
            ["showarrow"] = false,
            [along + "ref"] = "paper",
            [along] = 1,
            [across] = Number(axis.Log ? Math.Log10(line.Value) : line.Value),
            [across + "anchor"] = line.IsVertical ? "left" : "bottom",
            [along + "anchor"] = line.IsVertical ? "bottom" : "right",
        };
    }

    /// <summary>Plotly reads a small HTML in its texts; ours is plain.</summary>
    private static string Text(string text) => text.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;");

    private static JsonArray Numbers(double[] values) => [.. values.Select(Number)];

    private static JsonArray Numbers(double[] values, int[] kept) => [.. kept.Select(i => Number(values[i]))];

    private static JsonNode? Number(double value) => Scale.IsDrawable(value) ? JsonValue.Create(value) : null;
}
