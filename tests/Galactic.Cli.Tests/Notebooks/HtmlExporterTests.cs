using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Galactic.Cli.Notebooks.Documents;
using Galactic.Cli.Notebooks.Html;
using Galactic.Kernel.Hosting;

namespace Galactic.Tests.Notebooks;

public sealed partial class HtmlExporterTests
{
    private const string Png =
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

    [Fact]
    public void The_richest_form_of_an_output_is_shown()
    {
        string Page(params (string, string)[] forms) => Export(Code("1", new CellOutput.Result(Bundle(forms))));

        Assert.Contains("<div class=\"rich\"><b>h</b></div>",
            Page(("text/html", "<b>h</b>"), ("image/svg+xml", "<svg/>"), ("text/plain", "plain")));
        Assert.Contains("src=\"data:image/svg&#x2B;xml;base64,PHN2Zy8&#x2B;\"".Replace("&#x2B;", "+"),
            WebUtility.HtmlDecode(Page(("image/svg+xml", "<svg/>"), ("image/png", Png), ("text/plain", "plain"))));
        Assert.Contains("src=\"data:image/png;base64," + Png + "\" alt=\"plain\"",
            WebUtility.HtmlDecode(Page(("image/png", Png), ("text/markdown", "*m*"), ("text/plain", "plain"))));
        Assert.Contains("<em>m</em>", Page(("text/markdown", "*m*"), ("text/plain", "plain")));
        Assert.Contains("<pre class=\"text\">a &lt; b</pre>", Page(("text/plain", "a < b")));
    }

    [Fact]
    public void Text_from_code_and_consoles_cannot_become_markup()
    {
        const string Evil = "</pre><script>alert('x')</script>&amp;\"";
        string page = Export(
            Code($"// {Evil}\nvar s = \"<b>\";",
                new CellOutput.Stream("stdout", Evil),
                new CellOutput.Error("E<x>", Evil, [Evil]),
                new CellOutput.Result(Bundle(("image/png", Png), ("text/plain", Evil)))));

        Assert.DoesNotContain("<script>alert", page);
        Assert.Contains(WebUtility.HtmlEncode(Evil), page);
        Assert.Contains("E&lt;x&gt;", page);
    }

    [Fact]
    public void Nothing_is_fetched_from_anywhere()
    {
        string page = Export(
            Markdown("# T\n![far](https://example.org/a.png) ![gone](missing.png) [link](https://example.org)"),
            Code("1", new CellOutput.Result(Bundle(("image/svg+xml", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>")))));

        Assert.DoesNotMatch(Fetching(), page);
        Assert.Contains("default-src 'none'", page);
        Assert.Contains("<a href=\"https://example.org/a.png\">far</a>", page);
    }

    [Fact]
    public void Local_images_and_attachments_are_put_into_the_page()
    {
        string folder = Directory.CreateTempSubdirectory("galactic-html-").FullName;
        File.WriteAllBytes(Path.Combine(folder, "dot one.png"), Convert.FromBase64String(Png));
        JsonObject cell = Markdown("![a](dot%20one.png) ![b](attachment:x.png)");
        cell["attachments"] = new JsonObject { ["x.png"] = new JsonObject { ["image/png"] = Png } };

        string page = HtmlExporter.Export(Document(cell), folder);
        Directory.Delete(folder, recursive: true);

        Assert.Equal(2, page.Split("data:image/png;base64,").Length - 1);
    }

    [Fact]
    public void Contents_appear_with_enough_headings_and_every_entry_has_its_target()
    {
        Assert.DoesNotContain("<nav", Export(Markdown("# T\n## A\n## B\n## C")));

        string page = Export(Markdown("# T\n## A & B\n## Same"), Markdown("### Same\n## `code` *x*"));

        MatchCollection entries = Regex.Matches(page, "<a href=\"#([^\"]+)\">([^<]*)</a></li>");
        Assert.Equal(["A & B", "Same", "Same", "code x"],
            entries.Select(entry => WebUtility.HtmlDecode(entry.Groups[2].Value)));
        Assert.Equal(4, entries.Select(entry => entry.Groups[1].Value).Distinct().Count());
        Assert.All(entries, entry => Assert.Contains($" id=\"{entry.Groups[1].Value}\"", page));
    }

    [Fact]
    public void A_failed_run_says_so_at_the_top_and_an_intended_error_does_not()
    {
        CellOutput error = new CellOutput.Error("E", "m", ["t"]);
        JsonObject intended = Code("1", error);
        intended["metadata"] = new JsonObject { ["tags"] = new JsonArray("raises-exception") };

        Assert.DoesNotContain("class=\"notice\"", Export(intended));
        Assert.Contains("href=\"#cell-2\"", Export(intended.DeepClone().AsObject(), Code("1", error)));
    }

    [Fact]
    public void Folding_and_removing_follow_the_tags()
    {
        JsonObject Tagged(string code, string tag)
        {
            JsonObject cell = Code(code);
            cell["metadata"] = new JsonObject { ["tags"] = new JsonArray(tag) };
            return cell;
        }

        string page = Export(Code("shown"), Tagged("folded", "test"), Tagged("removed", "remove-cell"));

        Assert.Single(Regex.Matches(page, "<details class=\"code\" open>"));
        Assert.Single(Regex.Matches(page, "<details class=\"code\">"));
        Assert.DoesNotContain("removed", page);
    }

    [Theory]
    [InlineData("var x = await F<int>(\"a\", 'c', 0x1F, $\"{x:0.0} <b>\"); // & remark")]
    [InlineData("#r \"nuget: A, 1\"\nusing System;\n/* long\n remark */\nrecord P(int X);\n\"\"\"raw \"text\" \"\"\"")]
    [InlineData("broken ( { \" '\n#!magic\n@@ €")]
    [InlineData("")]
    public void Coloured_code_is_the_code(string code)
    {
        string html = CodeColoring.Render(code);

        Assert.Equal(code, WebUtility.HtmlDecode(Regex.Replace(html, "<[^>]*>", "")));
    }

    [Fact]
    public void Words_are_coloured_by_their_kind()
    {
        string html = CodeColoring.Render("var list = new List<Cat>(); // go\nConsole.WriteLine(\"a\", 12);");

        foreach ((string kind, string word) in (ReadOnlySpan<(string, string)>)
            [("k", "var"), ("k", "new"), ("t", "List"), ("t", "Cat"), ("c", "// go"), ("t", "Console"),
                ("m", "WriteLine"), ("s", "&quot;a&quot;"), ("n", "12")])
        {
            Assert.Contains($"<span class=\"{kind}\">{word}</span>", html);
        }
    }

    [GeneratedRegex("""(src|srcset|poster)\s*=\s*["']?\s*(https?:)?//|<link|@import|url\(\s*["']?https?:""")]
    private static partial Regex Fetching();

    private static MimeBundle Bundle(params (string Mime, string Content)[] forms) =>
        new(forms.ToDictionary(form => form.Mime, form => form.Content));

    private static JsonObject Markdown(string source) => new()
    {
        ["cell_type"] = "markdown",
        ["metadata"] = new JsonObject(),
        ["source"] = source,
    };

    private static JsonObject Code(string source, params CellOutput[] outputs) => new()
    {
        ["cell_type"] = "code",
        ["execution_count"] = 1,
        ["metadata"] = new JsonObject(),
        ["outputs"] = new JsonArray([.. outputs.Select(output => (JsonNode)OutputJson.Write(output, 1))]),
        ["source"] = source,
    };

    private static NotebookDocument Document(params JsonObject[] cells) => NotebookDocument.Parse(
        new JsonObject { ["cells"] = new JsonArray([.. cells]), ["nbformat"] = 4, ["nbformat_minor"] = 5 }
            .ToJsonString(), "page.ipynb");

    private static string Export(params JsonObject[] cells) => HtmlExporter.Export(Document(cells), "/");
}
