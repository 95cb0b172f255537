using System.Text;
using System.Text.Json.Nodes;
using Galactic.Cli.Notebooks.Documents;
using Markdig;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Galactic.Cli.Notebooks.Html;

/// <summary>Renders markdown cells of one page: collects headings, embeds local images, fetches nothing.</summary>
internal sealed class MarkdownRenderer(string directory)
{
    private const long LargestImage = 20 << 20;

    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .UsePipeTables()
        .UseFootnotes()
        .UseTaskLists()
        .UseEmphasisExtras()
        .UseAutoLinks()
        .UseDefinitionLists()
        .UseAlertBlocks()
        .UseSmartyPants()
        .Build();

    private static readonly Dictionary<string, string> ImageTypes = new(StringComparer.OrdinalIgnoreCase)
    {
        [".png"] = "image/png",
        [".apng"] = "image/apng",
        [".jpg"] = "image/jpeg",
        [".jpeg"] = "image/jpeg",
        [".gif"] = "image/gif",
        [".webp"] = "image/webp",
        [".svg"] = "image/svg+xml",
    };

    private readonly List<PageHeading> headings = [];
    private readonly HashSet<string> ids = new(StringComparer.Ordinal);

    /// <summary>Headings rendered so far, top to bottom.</summary>
    public IReadOnlyList<PageHeading> Headings => headings;

    /// <summary>Renders one cell.</summary>
    public string Render(NotebookCell cell) => Render(cell.Source, cell.Json["attachments"] as JsonObject, true);

    /// <summary>Renders markdown that a code cell put out; its headings stay out of the contents.</summary>
    public string RenderOutput(string markdown) => Render(markdown, null, false);

    private string Render(string markdown, JsonObject? attachments, bool collect)
    {
        MarkdownDocument document = Markdown.Parse(markdown, Pipeline);
        foreach (HeadingBlock heading in document.Descendants<HeadingBlock>().Where(_ => collect))
        {
            Collect(heading);
        }
        foreach (LinkInline image in document.Descendants<LinkInline>().Where(link => link.IsImage).ToList())
        {
            Embed(image, attachments);
        }
        return document.ToHtml(Pipeline);
    }

    private void Collect(HeadingBlock heading)
    {
        string text = PlainText(heading);
        string slug = Slug(text);
        string id = slug;
        for (int i = 2; !ids.Add(id); i++)
        {
            id = $"{slug}-{i}";
        }
        heading.GetAttributes().Id = id;
        headings.Add(new PageHeading(heading.Level, text, id));
    }

    private static string PlainText(HeadingBlock heading)
    {
        using var text = new StringWriter();
        var renderer = new HtmlRenderer(text)
        {
            EnableHtmlForBlock = false,
            EnableHtmlForInline = false,
            EnableHtmlEscape = false,
        };
        Pipeline.Setup(renderer);
        renderer.WriteLeafInline(heading);
        return System.Net.WebUtility.HtmlDecode(text.ToString()).Trim();
    }

    private static string Slug(string text)
    {
        var slug = new StringBuilder();
        foreach (char letter in text.ToLowerInvariant())
        {
            if (char.IsLetterOrDigit(letter))
            {
                slug.Append(letter);
            }
            else if (slug.Length > 0 && slug[^1] != '-')
            {
                slug.Append('-');
            }
        }
        string trimmed = slug.ToString().Trim('-');
        return trimmed.Length == 0 ? "section" : trimmed;
    }

    /// <summary>Puts the image's bytes into the page; an image from elsewhere becomes a link to it.</summary>
    private void Embed(LinkInline image, JsonObject? attachments)
    {
        string url = image.Url ?? "";
        if (url.StartsWith("data:image/", StringComparison.OrdinalIgnoreCase))
        {
            return;
        }
        if ((Attachment(url, attachments) ?? LocalFile(url)) is { } data)
        {
            image.Url = data;
            return;
        }
        image.IsImage = false;
        if (image.FirstChild is null)
        {
            image.AppendChild(new LiteralInline(url));
        }
    }

    private static string? Attachment(string url, JsonObject? attachments)
    {
        const string Scheme = "attachment:";
        if (!url.StartsWith(Scheme, StringComparison.Ordinal)
            || attachments?[Uri.UnescapeDataString(url[Scheme.Length..])] is not JsonObject bundle)
        {
            return null;
        }
        (string mime, JsonNode? content) = bundle.FirstOrDefault();
        return content is JsonValue ? $"data:{mime};base64,{content.GetValue<string>()}" : null;
    }

    private string? LocalFile(string url)
    {
        string path = Path.GetFullPath(Uri.UnescapeDataString(url), directory);
        var file = new FileInfo(path);
        return ImageTypes.TryGetValue(file.Extension, out string? mime) && file.Exists && file.Length <= LargestImage
            ? $"data:{mime};base64,{Convert.ToBase64String(File.ReadAllBytes(path))}"
            : null;
    }
}
