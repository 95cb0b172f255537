using System.Net;

namespace Galactic.Kernel.Hosting;

/// <summary>Makes bundles.</summary>
internal static class Bundles
{
    /// <summary>Nothing to show.</summary>
    public static MimeBundle Empty { get; } = new(new Dictionary<string, string>());

    /// <summary>A bundle of the forms, richest first.</summary>
    public static MimeBundle Of(params ReadOnlySpan<(string Mime, string Content)> forms)
    {
        Dictionary<string, string> data = [];
        foreach ((string mime, string content) in forms)
        {
            data.Add(mime, content);
        }

        return new MimeBundle(data);
    }

    /// <summary>Text only.</summary>
    public static MimeBundle Text(string text) => Of((MimeBundle.Text, text));

    /// <summary>HTML with its text.</summary>
    public static MimeBundle Html(string html, string text) => Of((MimeBundle.Html, html), (MimeBundle.Text, text));

    /// <summary>Text made safe inside HTML elements and attributes.</summary>
    public static string Escape(string text) => WebUtility.HtmlEncode(text);
}
