using Galactic.Media;

namespace Galactic.Kernel.Hosting;

/// <summary>One value in several forms, richest first; a front end shows the first it understands.</summary>
/// <param name="Data">
/// MIME type to content: text for text types, base64 for images and video, JSON text for JSON types.
/// </param>
[TypeFormatterSource(
    typeof(DisplayableFormatterSource), PreferredMimeTypes = [MimeBundle.Html, MimeBundle.Text])]
public sealed record MimeBundle(IReadOnlyDictionary<string, string> Data)
{
    /// <summary>HTML fragments.</summary>
    public const string Html = "text/html";

    /// <summary>Plain text; every bundle has it.</summary>
    public const string Text = "text/plain";

    /// <summary>Markdown.</summary>
    public const string Markdown = "text/markdown";

    /// <summary>PNG, base64.</summary>
    public const string Png = "image/png";

    /// <summary>SVG source.</summary>
    public const string Svg = "image/svg+xml";

    /// <summary>Plotly figure, JSON.</summary>
    public const string Plotly = "application/vnd.plotly.v1+json";

    /// <summary>The plain text.</summary>
    public override string ToString() => Data.GetValueOrDefault(Text, "");
}
