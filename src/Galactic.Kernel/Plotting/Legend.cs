namespace Galactic.Kernel.Plotting;

/// <summary>Names of series in rows below the title.</summary>
internal static class Legend
{
    private const double RowHeight = 20;
    private const double SwatchWidth = 22;
    private const double Gap = 18;

    /// <summary>Draws the names and returns the height they take; nothing for a single series.</summary>
    public static double Draw(Svg svg, IReadOnlyList<string> names, bool lines, double top, double width)
    {
        if (names.Count < 2)
        {
            return 0;
        }

        double x = 4;
        double y = top;
        for (int i = 0; i < names.Count; i++)
        {
            string name = TextWidth.Cut(names[i], PlotArea.FontSize, width - SwatchWidth - 12);
            double entry = SwatchWidth + TextWidth.Of(name, PlotArea.FontSize);
            if (x > 4 && x + entry > width)
            {
                (x, y) = (4, y + RowHeight);
            }

            DrawSwatch(svg, i, lines, x, y);
            svg.Text(name, x + SwatchWidth, y + 14, PlotArea.FontSize, "start");
            x += entry + Gap;
        }

        return y - top + RowHeight;
    }

    private static void DrawSwatch(Svg svg, int series, bool lines, double x, double y)
    {
        if (lines)
        {
            svg.Line(x, y + 10, x + 17, y + 10, LineStyle(series));
        }
        else
        {
            svg.Rect(x + 3, y + 4, 12, 12, $"rx=\"2\" fill=\"{Palette.Color(series)}\"");
        }
    }

    /// <summary>Stroke of a series.</summary>
    public static string LineStyle(int series)
    {
        string dash = Palette.Dash(series);
        string dashes = dash.Length == 0 ? "" : $" stroke-dasharray=\"{dash}\"";
        return $"fill=\"none\" stroke=\"{Palette.Color(series)}\" stroke-width=\"2\" stroke-linejoin=\"round\"{dashes}";
    }
}
