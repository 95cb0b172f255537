using System.Globalization;
using Galactic.Kernel;
using Galactic.Kernel.Hosting;
using Galactic.Media;
using Microsoft.Data.Analysis;

namespace Galactic.Tests;

public sealed class FormatterTests
{
    [Fact]
    public void Numbers_use_the_invariant_culture()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        NumberFormatInfo commas = new() { NumberDecimalSeparator = ",", NegativeSign = "minus " };
        CultureInfo.CurrentCulture = new CultureInfo("") { NumberFormat = commas };
        try
        {
            Assert.Equal("-0.1", Text(-0.1));
            Assert.Equal("2.5", Text(2.5m));
            Assert.Equal("NaN", Text(double.NaN));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Null_and_text_show_as_they_are()
    {
        Assert.Equal("null", Text(null));
        Assert.Equal("<b>", Text("<b>"));
        Assert.False(Formatter.Format("<b>").Data.ContainsKey(MimeBundle.Html));
    }

    [Fact]
    public void Records_show_their_properties_and_escape_them()
    {
        string html = Html(new Home("<script>", 3));
        Assert.Contains("&lt;script&gt;", html);
        Assert.DoesNotContain("<script>", html);
        Assert.Contains(">Rooms<", html);
    }

    [Fact]
    public void Lists_of_objects_are_tables_with_a_column_per_property()
    {
        string expected = """
            Name  Rooms
            ----  -----
            a         3
            bb       12
            """.ReplaceLineEndings("\n");
        Assert.Equal(expected, Text(new[] { new Home("a", 3), new Home("bb", 12) }));
        Assert.Equal(expected, Text(new[] { new { Name = "a", Rooms = 3 }, new { Name = "bb", Rooms = 12 } }));
    }

    [Fact]
    public void Long_tables_say_how_many_rows_are_left()
    {
        Home[] homes = [.. Enumerable.Range(0, 40).Select(i => new Home($"home{i}", i))];
        Assert.EndsWith("... 15 more", Text(homes));
        Assert.Contains("home24", Text(homes));
        Assert.DoesNotContain("home25", Text(homes));
        Assert.Contains("... 15 more", Html(homes));
    }

    [Fact]
    public void Endless_sequences_are_not_read_to_the_end()
    {
        Assert.EndsWith("... more", Text(Endless().Select(i => new Home("h", i))));
        Assert.EndsWith("24, ...]", Text(Endless()));
    }

    [Fact]
    public void Dictionaries_and_short_lists_read_well()
    {
        Assert.Equal("[1, 2, 3]", Text(new[] { 1, 2, 3 }));
        Assert.Contains("b    2.5", Text(new Dictionary<string, object> { ["a"] = "x", ["b"] = 2.5 }));
    }

    [Fact]
    public void A_data_frame_shows_25_rows_with_numbers_to_the_right()
    {
        DataFrame frame = new(
            new StringDataFrameColumn("name", Enumerable.Range(0, 30).Select(i => $"<n{i}>")),
            new DoubleDataFrameColumn("value", Enumerable.Range(0, 30).Select(i => i / 2.0)));
        string html = Html(frame);
        Assert.Equal(25, html.Split("<tr>").Length - 2);
        Assert.Contains("... 5 more", html);
        Assert.Contains("text-align:right;font-variant-numeric:tabular-nums\">12</td>", html);
        Assert.Contains("text-align:left\">&lt;n24&gt;</td>", html);
        Assert.Contains("<n0>       0\n", Text(frame));
    }

    [Fact]
    public void Exceptions_show_type_message_and_cause()
    {
        Exception error = new InvalidOperationException("outer <1>", new IOException("inner"));
        Assert.StartsWith("InvalidOperationException: outer <1>\ncaused by IOException: inner", Text(error));
        Assert.Contains("outer &lt;1&gt;", Html(error));
    }

    [Fact]
    public void A_property_that_throws_shows_its_error()
    {
        Assert.Contains("(InvalidOperationException: not now)", Text(new Faulty()));
    }

    [Fact]
    public void Records_that_contain_themselves_end()
    {
        Node node = new() { Name = "root" };
        node.Next = node;
        Assert.Contains("root", Text(node));
    }

    [Fact]
    public void Types_choose_their_formatter_by_the_attributes_name()
    {
        MimeBundle bundle = Formatter.Format(new Foreign());
        Assert.Equal(["text/html", "text/plain"], bundle.Data.Keys);
        Assert.Equal("<i>foreign</i>", bundle.Data["text/html"]);
        Assert.Equal("own words", bundle.Data["text/plain"]);
        Assert.Equal("<i>foreign</i>", Formatter.Format(new Derived()).Data["text/html"]);
    }

    [Fact]
    public void A_formatter_that_fails_is_reported_and_does_not_throw()
    {
        Assert.Contains("could not be shown", Text(new Broken()));
    }

    [Fact]
    public void Pictures_are_png()
    {
        MimeBundle bundle = Formatter.Format(Picture.Filled(3, 2, 0xFF0000FF));
        Picture decoded = Picture.Decode(Convert.FromBase64String(bundle.Data[MimeBundle.Png]));
        Assert.Equal((3, 2, 0xFF0000FFu), (decoded.Width, decoded.Height, decoded[2, 1]));
        Assert.Equal("picture 3 x 2", bundle.Data[MimeBundle.Text]);
    }

    private static string Text(object? value) => Formatter.Format(value).Data[MimeBundle.Text];

    private static string Html(object? value) => Formatter.Format(value).Data[MimeBundle.Html];

    private static IEnumerable<int> Endless()
    {
        for (int i = 0; ; i++)
        {
            yield return i;
        }
    }

    private sealed record Home(string Name, int Rooms);

    private sealed class Faulty
    {
        public int Fine => 1;

        public int Bad => throw new InvalidOperationException("not now");
    }

    private sealed record Node
    {
        public string Name { get; init; } = "";

        public Node? Next { get; set; }
    }

    [Foreign.TypeFormatterSource(
        FormatterSourceType = typeof(Source), PreferredMimeTypes = ["text/html", "text/plain"])]
    private class Foreign
    {
        public override string ToString() => "own words";

        [AttributeUsage(AttributeTargets.Class)]
        internal sealed class TypeFormatterSourceAttribute : Attribute
        {
            public Type? FormatterSourceType { get; set; }

            public string[]? PreferredMimeTypes { get; set; }
        }
    }

    private sealed class Derived : Foreign;

    [Foreign.TypeFormatterSource(FormatterSourceType = typeof(string))]
    private sealed class Broken;

    private sealed class Source
    {
        public IEnumerable<object> CreateTypeFormatters() => [new Item("image/png"), new Item("text/html")];
    }

    private sealed class Item(string mimeType)
    {
        public string MimeType => mimeType;

        public bool Format(object value, TextWriter writer)
        {
            writer.Write("<i>foreign</i>");
            return mimeType == "text/html";
        }
    }
}
