using System.Net;
using System.Text;
using Galactic.Cli.Notebooks.Documents;
using Galactic.Kernel.Hosting;

namespace Galactic.Cli.Notebooks.Html;

/// <summary>Outputs of cells as HTML, each in the richest form a page can show.</summary>
internal sealed class OutputRenderer(MarkdownRenderer markdown)
{
    private static readonly string[] Images = [MimeBundle.Png, "image/jpeg", "image/gif", "image/webp"];

    public string Render(CellOutput output) => output switch
    {
        CellOutput.Stream stream => $"<pre class=\"text {(stream.Name == "stderr" ? "stderr" : "stdout")}\">"
            + $"{Escape(Plain(stream.Text))}</pre>",
        CellOutput.Display display => RenderBundle(display.Bundle),
        CellOutput.Result result => RenderBundle(result.Bundle),
        CellOutput.Error error => RenderError(error),
        _ => throw new ArgumentException($"Unknown output {output.GetType().Name}.", nameof(output)),
    };

    private string RenderBundle(MimeBundle bundle)
    {
        IReadOnlyDictionary<string, string> data = bundle.Data;
        string text = data.GetValueOrDefault(MimeBundle.Text) ?? "";
        if (data.TryGetValue(MimeBundle.Html, out string? html))
        {
            return $"<div class=\"rich\">{html}</div>";
        }
        if (data.TryGetValue(MimeBundle.Svg, out string? svg))
        {
            // As an image, names and styles inside the drawing cannot reach the page or each other.
            return Image(MimeBundle.Svg, Convert.ToBase64String(Encoding.UTF8.GetBytes(svg)), text);
        }
        if (Images.FirstOrDefault(data.ContainsKey) is { } mime)
        {
            return Image(mime, data[mime].ReplaceLineEndings(""), text);
        }
        if (data.TryGetValue(MimeBundle.Markdown, out string? source))
        {
            return $"<div class=\"rich prose\">{markdown.RenderOutput(source)}</div>";
        }
        return data.Count == 0 ? "" : $"<pre class=\"text\">{Escape(Plain(text))}</pre>";
    }

    private static string Image(string mime, string base64, string text) =>
        $"<figure><img src=\"data:{mime};base64,{Escape(base64)}\" alt=\"{Escape(text)}\"></figure>";

    private static string RenderError(CellOutput.Error error)
    {
        // The trace begins with name and message already, except where only those are known.
        string body = Plain(error.Trace.Count > 0 ? string.Join('\n', error.Trace) : error.Message);
        return $"<div class=\"error\" role=\"alert\"><p>{Escape(error.Name)}</p><pre>{Escape(body)}</pre></div>";
    }

    private static string Plain(string text) =>
        TerminalText.Collapse(TerminalText.WithoutEscapes(text)).TrimEnd();

    private static string Escape(string text) => WebUtility.HtmlEncode(text);
}
