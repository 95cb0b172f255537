using System.Globalization;
using System.Text;
using Galactic.Kernel.Hosting;

namespace Galactic.Kernel.Plotting;

/// <summary>Writes SVG elements; coordinates are rounded to a hundredth of a pixel.</summary>
internal sealed class Svg
{
    private readonly StringBuilder elements = new();

    /// <summary>A coordinate.</summary>
    public static string N(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    /// <summary>Starts a region that clips what is drawn until <see cref="EndClip"/>.</summary>
    public void BeginClip(double left, double top, double right, double bottom) => elements.Append(
        $"<svg x=\"{N(left)}\" y=\"{N(top)}\" width=\"{N(right - left)}\" height=\"{N(bottom - top)}\" "
        + $"viewBox=\"{N(left)} {N(top)} {N(right - left)} {N(bottom - top)}\" overflow=\"hidden\">");

    /// <summary>Ends the region.</summary>
    public void EndClip() => elements.Append("</svg>");

    /// <summary>A straight line.</summary>
    public void Line(double x1, double y1, double x2, double y2, string style) => elements.Append(
        $"<line x1=\"{N(x1)}\" y1=\"{N(y1)}\" x2=\"{N(x2)}\" y2=\"{N(y2)}\" {style}/>");

    /// <summary>A rectangle; negative sizes are empty.</summary>
    public void Rect(double x, double y, double width, double height, string style)
    {
        if (width > 0 && height > 0)
        {
            elements.Append($"<rect x=\"{N(x)}\" y=\"{N(y)}\" width=\"{N(width)}\" height=\"{N(height)}\" {style}/>");
        }
    }

    /// <summary>A disc.</summary>
    public void Circle(double x, double y, double radius, string style) =>
        elements.Append($"<circle cx=\"{N(x)}\" cy=\"{N(y)}\" r=\"{N(radius)}\" {style}/>");

    /// <summary>A path.</summary>
    public void Path(string data, string style) => elements.Append($"<path d=\"{data}\" {style}/>");

    /// <summary>Text in the colour of the page.</summary>
    /// <param name="text">Escaped here.</param>
    /// <param name="x">Anchor.</param>
    /// <param name="y">Base line.</param>
    /// <param name="size">Font size in pixels.</param>
    /// <param name="anchor">start, middle or end.</param>
    /// <param name="style">More attributes.</param>
    public void Text(string text, double x, double y, double size, string anchor, string style = "")
    {
        string colour = style.Contains("fill=", StringComparison.Ordinal) ? "" : " fill=\"currentColor\"";
        elements.Append($"<text x=\"{N(x)}\" y=\"{N(y)}\" font-size=\"{N(size)}\" text-anchor=\"{anchor}\"{colour}");
        elements.Append(style.Length == 0 ? ">" : $" {style}>").Append(Bundles.Escape(text)).Append("</text>");
    }

    /// <summary>The whole drawing.</summary>
    /// <param name="standalone">A file of its own, with a grey that reads on light and dark pages.</param>
    public string Finish(double width, double height, string label, bool standalone)
    {
        string place = standalone
            ? $"width=\"{N(width)}\" height=\"{N(height)}\" color=\"#7a7a7a\""
            : $"style=\"width:100%;max-width:{N(width)}px;height:auto;display:block\"";
        return $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {N(width)} {N(height)}\" {place} "
            + $"font-family=\"system-ui,-apple-system,'Segoe UI',Roboto,'DejaVu Sans',sans-serif\" role=\"img\" "
            + $"aria-label=\"{Bundles.Escape(label)}\">{elements}</svg>";
    }
}
