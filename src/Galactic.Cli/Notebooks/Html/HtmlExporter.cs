using System.Globalization;
using System.Net;
using System.Text;
using Galactic.Cli.Notebooks.Documents;

namespace Galactic.Cli.Notebooks.Html;

/// <summary>
/// A notebook as one standalone HTML page: nothing is fetched (the page's own policy forbids it), light and dark,
/// readable on paper.
/// </summary>
public sealed class HtmlExporter
{
    /// <summary>Code of these cells starts folded.</summary>
    private static readonly string[] FoldedTags = ["hide-input", "hide-cell", "test"];

    /// <summary>These cells stay out of the page.</summary>
    private const string RemovedTag = "remove-cell";

    private const string Policy = "default-src 'none'; img-src data: blob:; media-src data: blob:; font-src data:; "
        + "style-src 'unsafe-inline'; script-src 'unsafe-inline' 'unsafe-eval'; connect-src data: blob:; "
        + "worker-src blob:";

    private const int ContentsFrom = 4;

    private readonly MarkdownRenderer markdown;
    private readonly OutputRenderer outputs;

    private HtmlExporter(string directory)
    {
        markdown = new MarkdownRenderer(directory);
        outputs = new OutputRenderer(markdown);
    }

    /// <summary>Writes the page.</summary>
    /// <param name="document">The notebook, executed or not.</param>
    /// <param name="directory">Folder of the notebook, where relative images are looked up.</param>
    public static string Export(NotebookDocument document, string directory)
    {
        var exporter = new HtmlExporter(directory);
        var body = new StringBuilder();
        for (int i = 0; i < document.Cells.Count; i++)
        {
            exporter.AppendCell(body, document.Cells[i], i + 1);
        }
        IReadOnlyList<PageHeading> headings = exporter.markdown.Headings;
        string title = headings.FirstOrDefault(heading => heading.Level == 1)?.Text
            ?? Path.GetFileNameWithoutExtension(document.Name);
        string contents = Contents(headings);
        return $"""
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <meta http-equiv="Content-Security-Policy" content="{Policy}">
            <title>{Escape(title)}</title>
            <style>
            {Style()}</style>
            </head>
            <body{(contents.Length > 0 ? " class=\"with-contents\"" : "")}>
            {contents}<main>
            {Notice(document)}{body}</main>
            {Footer(document)}</body>
            </html>

            """.ReplaceLineEndings("\n");
    }

    private void AppendCell(StringBuilder page, NotebookCell cell, int number)
    {
        if (cell.HasTag(RemovedTag) || cell.Kind == CellKind.Raw)
        {
            return;
        }
        if (cell.Kind == CellKind.Markdown)
        {
            page.Append("<section class=\"prose\">\n").Append(markdown.Render(cell)).Append("</section>\n");
            return;
        }
        if (cell.Source.Trim().Length == 0 && cell.Outputs.Count == 0)
        {
            return;
        }
        page.Append(CultureInfo.InvariantCulture, $"<section class=\"cell\" id=\"cell-{number}\">\n");
        AppendCode(page, cell);
        List<string> shown = [.. cell.Outputs.Select(outputs.Render).Where(output => output.Length > 0)];
        if (shown.Count > 0)
        {
            page.Append("<div class=\"outputs\">\n").AppendJoin('\n', shown).Append("\n</div>\n");
        }
        page.Append("</section>\n");
    }

    private static void AppendCode(StringBuilder page, NotebookCell cell)
    {
        string open = FoldedTags.Any(cell.HasTag) ? "" : " open";
        string count = cell.ExecutionCount is { } ran ? ran.ToString(CultureInfo.InvariantCulture) : "\u2013";
        string note = cell.HasTag(NotebookParameters.InjectedTag) ? "set on the command line"
            : cell.HasTag(NotebookParameters.Tag) ? "parameters"
            : cell.HasTag("test") ? "check"
            : cell.HasTag(NotebookRunner.SkipTag) ? "skipped"
            : cell.ExecutionCount is null ? "not run"
            : "";
        string time = cell.Seconds is { } seconds ? Duration(seconds) : "";
        page.Append($"<details class=\"code\"{open}><summary><span class=\"count\">{count}</span>")
            .Append($"<span class=\"note\">{note}</span><span class=\"time\">{time}</span></summary>")
            .Append($"<pre><code>{CodeColoring.Render(cell.Source.Trim('\n'))}</code></pre></details>\n");
    }

    private static string Contents(IReadOnlyList<PageHeading> headings)
    {
        List<PageHeading> listed = [.. headings.Where(heading => heading.Level is 2 or 3)];
        if (listed.Count < ContentsFrom)
        {
            return "";
        }
        var html = new StringBuilder("<nav aria-label=\"Contents\"><details open><summary>Contents</summary>\n<ul>\n");
        foreach (PageHeading heading in listed)
        {
            html.Append(CultureInfo.InvariantCulture, $"<li class=\"level-{heading.Level}\">")
                .Append($"<a href=\"#{Escape(heading.Id)}\">{Escape(heading.Text)}</a></li>\n");
        }
        return html.Append("</ul>\n</details></nav>\n").ToString();
    }

    private static string Notice(NotebookDocument document)
    {
        for (int i = 0; i < document.Cells.Count; i++)
        {
            NotebookCell cell = document.Cells[i];
            if (!cell.HasTag(NotebookRunner.RaisesTag) && cell.Outputs.OfType<CellOutput.Error>().Any())
            {
                return $"<p class=\"notice\">This run did not finish: it stopped at <a href=\"#cell-{i + 1}\">"
                    + $"cell {i + 1}</a>.</p>\n";
            }
        }
        return "";
    }

    private static string Footer(NotebookDocument document)
    {
        double seconds = document.Cells.Sum(cell => cell.Seconds ?? 0);
        string time = seconds > 0 ? $" · run in {Duration(seconds)}" : "";
        return $"<footer>{Escape(document.Name)}{time} · Galactic</footer>\n";
    }

    private static string Duration(double seconds) => seconds switch
    {
        < 0.1 => string.Create(CultureInfo.InvariantCulture, $"{seconds * 1000:0} ms"),
        < 10 => string.Create(CultureInfo.InvariantCulture, $"{seconds:0.0} s"),
        < 120 => string.Create(CultureInfo.InvariantCulture, $"{seconds:0} s"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{Math.Floor(seconds / 60):0} min {seconds % 60:00} s"),
    };

    private static string Style()
    {
        using Stream stream = typeof(HtmlExporter).Assembly.GetManifestResourceStream("page.css")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    private static string Escape(string text) => WebUtility.HtmlEncode(text);
}
