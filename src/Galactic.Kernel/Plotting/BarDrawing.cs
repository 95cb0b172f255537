using Galactic.Kernel.Figures;

namespace Galactic.Kernel.Plotting;

/// <summary>Draws groups of vertical bars with values and error bars.</summary>
internal static class BarDrawing
{
    private const double Tilt = 35;
    private const double LineHeight = 14;

    /// <summary>Draws below <paramref name="top"/> and returns where the drawing ends.</summary>
    public static double Draw(Svg svg, Chart chart, double top)
    {
        PlotArea area = CreateArea(chart, top);
        area.DrawVerticalAxis(svg, chart.Y);
        double zero = area.Y.At(Math.Clamp(0, area.Y.Low, area.Y.High));
        double slot = (area.Right - area.Left) / Math.Max(1, chart.Categories.Count);
        for (int category = 0; category < chart.Categories.Count; category++)
        {
            DrawGroup(svg, chart, category, area, (area.Left + category * slot, slot, zero));
        }

        svg.Line(area.Left, zero, area.Right, zero, "stroke=\"currentColor\" stroke-opacity=\"0.55\"");
        ReferenceDrawing.Draw(svg, chart, area);
        if (chart.Categories.Count == 0 || !chart.Bars.Any(bars => bars.Values.Any(Scale.IsDrawable)))
        {
            svg.Text("no finite values", (area.Left + area.Right) / 2, (area.Top + area.Bottom) / 2, 14, "middle");
        }

        return area.Bottom + DrawCategories(svg, chart.Categories, area, slot);
    }

    private static PlotArea CreateArea(Chart chart, double top)
    {
        IEnumerable<double> values = chart.Bars.SelectMany(bars => bars.Values.Concat(
                bars.Errors is null ? [] : bars.Values.Zip(bars.Errors, OuterEnd)))
            .Concat(chart.References.Where(line => !line.IsVertical).Select(line => line.Value));
        (double Low, double High) range = AxisRange.Of(chart.Y.Log ? values : values.Append(0), chart.Y);
        double head = chart.Y.Log ? 1 : (range.High - range.Low) * 0.06;
        range = chart.Y.Log
            ? (chart.Y.Min ?? Math.Pow(10, Math.Floor(Math.Log10(range.Low))), chart.Y.Max ?? range.High * 2)
            : AxisRange.Round((range.Low < 0 ? range.Low - head : range.Low, range.High + head), chart.Y, 6);
        return new PlotArea(chart.Width, top, (0, 1), range, ("", chart.Y), ReferenceDrawing.RightMargin(chart));
    }

    private static double OuterEnd(double value, double error) => value < 0 ? value - error : value + error;

    private static void DrawGroup(
        Svg svg, Chart chart, int category, PlotArea area, (double Left, double Width, double Zero) slot)
    {
        double width = Math.Min(64, slot.Width * 0.8 / Math.Max(1, chart.Bars.Count));
        double left = slot.Left + (slot.Width - width * chart.Bars.Count) / 2;
        for (int i = 0; i < chart.Bars.Count; i++)
        {
            double value = chart.Bars[i].Values[category];
            if (!area.Y.Has(value))
            {
                svg.Text("–", left + (i + 0.5) * width, slot.Zero - 4, PlotArea.FontSize, "middle");
                continue;
            }

            double y = Math.Clamp(area.Y.At(value), area.Top, area.Bottom);
            double x = left + i * width;
            string fill = $"fill=\"{Palette.Color(i)}\"";
            svg.Rect(x + 1, Math.Min(y, slot.Zero), width - 2, Math.Abs(slot.Zero - y), fill);
            double error = chart.Bars[i].Errors?[category] ?? 0;
            double end = DrawError(svg, area, x + width / 2, value, error) ?? y;
            string label = Ticks.Label(value);
            if (TextWidth.Of(label, 11) <= width + 6)
            {
                svg.Text(label, x + width / 2, value < 0 ? Math.Max(y, end) + 13 : Math.Min(y, end) - 5, 11, "middle");
            }
        }
    }

    /// <summary>Draws an error bar and returns the pixel of its outer end.</summary>
    private static double? DrawError(Svg svg, PlotArea area, double x, double value, double error)
    {
        if (!(error > 0) || !area.Y.Has(value + error))
        {
            return null;
        }

        const string Style = "stroke=\"currentColor\" stroke-width=\"1.4\"";
        double upper = Math.Clamp(area.Y.At(value + error), area.Top, area.Bottom);
        double lower = area.Y.Has(value - error)
            ? Math.Clamp(area.Y.At(value - error), area.Top, area.Bottom)
            : area.Bottom;
        svg.Line(x, upper, x, lower, Style);
        svg.Line(x - 4, upper, x + 4, upper, Style);
        svg.Line(x - 4, lower, x + 4, lower, Style);
        return value < 0 ? lower : upper;
    }

    /// <summary>Names below the groups: on up to three lines, or tilted where words are too long.</summary>
    private static double DrawCategories(Svg svg, IReadOnlyList<string> names, PlotArea area, double slot)
    {
        string[][] wrapped = [.. names.Select(name => Wrap(name, slot - 8))];
        bool fits = wrapped.All(lines => lines.Length <= 3
            && lines.All(line => TextWidth.Of(line, PlotArea.FontSize) <= slot - 4));
        double height = 0;
        for (int i = 0; i < names.Count; i++)
        {
            double x = area.Left + (i + 0.5) * slot;
            height = Math.Max(height, fits
                ? DrawLines(svg, wrapped[i], x, area.Bottom)
                : DrawTilted(svg, names[i], x, area.Bottom));
        }

        return height + 12;
    }

    private static double DrawLines(Svg svg, string[] lines, double x, double bottom)
    {
        for (int line = 0; line < lines.Length; line++)
        {
            svg.Text(lines[line], x, bottom + 16 + line * LineHeight, PlotArea.FontSize, "middle");
        }

        return 8 + lines.Length * LineHeight;
    }

    private static double DrawTilted(Svg svg, string name, double x, double bottom)
    {
        double slope = Tilt * Math.PI / 180;
        string text = TextWidth.Cut(name, PlotArea.FontSize, Math.Min(160, (x - 4) / Math.Cos(slope)));
        string turn = $"transform=\"rotate(-{Svg.N(Tilt)} {Svg.N(x)} {Svg.N(bottom + 14)})\"";
        svg.Text(text, x, bottom + 14, PlotArea.FontSize, "end", turn);
        return 14 + TextWidth.Of(text, PlotArea.FontSize) * Math.Sin(slope);
    }

    private static string[] Wrap(string name, double width)
    {
        List<string> lines = [];
        foreach (string word in name.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (lines.Count > 0 && TextWidth.Of($"{lines[^1]} {word}", PlotArea.FontSize) <= width)
            {
                lines[^1] += " " + word;
            }
            else
            {
                lines.Add(word);
            }
        }

        return [.. lines];
    }
}
