using Galactic.Kernel.Figures;

namespace Galactic.Kernel.Plotting;

/// <summary>The rectangle between the axes, with what is written around it.</summary>
internal sealed class PlotArea
{
    /// <summary>Height between the axes.</summary>
    public const double Height = 260;

    /// <summary>Font size of tick labels and legends.</summary>
    public const double FontSize = 12;

    private const string Grid = "stroke=\"currentColor\" stroke-opacity=\"0.14\"";
    private const string Frame = "stroke=\"currentColor\" stroke-opacity=\"0.55\"";

    private readonly double[] xTicks;
    private readonly string[] xLabels;
    private readonly double[] yTicks;
    private readonly string[] yLabels;

    /// <summary>An area below <paramref name="top"/> for the ranges of two axes.</summary>
    /// <param name="width">Width of the drawing.</param>
    /// <param name="top">Where the area starts.</param>
    /// <param name="x">Range of the horizontal axis; its log flag counts.</param>
    /// <param name="y">Range of the vertical axis.</param>
    /// <param name="axes">Titles and log flags.</param>
    /// <param name="rightMargin">Pixels kept free on the right.</param>
    public PlotArea(
        double width,
        double top,
        (double Low, double High) x,
        (double Low, double High) y,
        (Axis X, Axis Y) axes,
        double rightMargin)
    {
        (Top, Bottom) = (top, top + Height);
        Y = new Scale(y.Low, y.High, axes.Y.Log, Bottom, Top);
        yTicks = axes.Y.Log ? Ticks.Logarithmic(y.Low, y.High, 8) : Ticks.Linear(y.Low, y.High, 6);
        yLabels = Ticks.Labels(yTicks, axes.Y.Log);
        double labels = yLabels.Select(label => TextWidth.Of(label, FontSize)).DefaultIfEmpty(0).Max();
        Left = labels + 12 + (axes.Y.Label.Length > 0 ? 20 : 0);
        Right = Math.Max(Left + 60, width - Math.Max(14, rightMargin));
        X = new Scale(x.Low, x.High, axes.X.Log, Left, Right);
        (xTicks, xLabels) = FitTicks(X);
    }

    /// <summary>Left edge.</summary>
    public double Left { get; }

    /// <summary>Right edge.</summary>
    public double Right { get; }

    /// <summary>Upper edge.</summary>
    public double Top { get; }

    /// <summary>Lower edge.</summary>
    public double Bottom { get; }

    /// <summary>Horizontal scale.</summary>
    public Scale X { get; }

    /// <summary>Vertical scale.</summary>
    public Scale Y { get; }

    /// <summary>Horizontal lines, labels and title of the vertical axis.</summary>
    public void DrawVerticalAxis(Svg svg, Axis axis)
    {
        for (int i = 0; i < yTicks.Length; i++)
        {
            double y = Y.At(yTicks[i]);
            svg.Line(Left, y, Right, y, Grid);
            svg.Text(yLabels[i], Left - 7, y + 4, FontSize, "end");
        }

        if (axis.Label.Length > 0)
        {
            double middle = (Top + Bottom) / 2;
            string title = TextWidth.Cut(axis.Label, FontSize, Height + 20);
            svg.Text(title, 13, middle, FontSize, "middle", $"transform=\"rotate(-90 13 {Svg.N(middle)})\"");
        }
    }

    /// <summary>The base line, ticks, labels and title of the horizontal axis.</summary>
    public void DrawHorizontalAxis(Svg svg, Axis axis, bool grid)
    {
        svg.Line(Left, Bottom, Right, Bottom, Frame);
        for (int i = 0; i < xTicks.Length; i++)
        {
            double x = X.At(xTicks[i]);
            svg.Line(x, grid ? Top : Bottom, x, Bottom, Grid);
            svg.Line(x, Bottom, x, Bottom + 4, Frame);
            svg.Text(xLabels[i], x, Bottom + 17, FontSize, "middle");
        }

        if (axis.Label.Length > 0)
        {
            string title = TextWidth.Cut(axis.Label, FontSize, Right - Left);
            svg.Text(title, (Left + Right) / 2, Bottom + 37, FontSize, "middle");
        }
    }

    /// <summary>As many ticks as have room for their labels.</summary>
    internal static (double[] Ticks, string[] Labels) FitTicks(Scale scale)
    {
        for (int count = 12; ; count--)
        {
            double[] ticks = scale.Log
                ? Plotting.Ticks.Logarithmic(scale.Low, scale.High, count)
                : Plotting.Ticks.Linear(scale.Low, scale.High, count);
            string[] labels = Plotting.Ticks.Labels(ticks, scale.Log);
            if (count <= 1 || HaveRoom(scale, ticks, labels))
            {
                return (ticks, labels);
            }
        }
    }

    private static bool HaveRoom(Scale scale, double[] ticks, string[] labels)
    {
        for (int i = 1; i < ticks.Length; i++)
        {
            double room = Math.Abs(scale.At(ticks[i]) - scale.At(ticks[i - 1]));
            double need = (TextWidth.Of(labels[i], FontSize) + TextWidth.Of(labels[i - 1], FontSize)) / 2 + 14;
            if (room < need)
            {
                return false;
            }
        }

        return true;
    }
}
