using System.Net;

namespace Galactic.Kernel.Hosting;

/// <summary>HTML for front ends that show nothing else.</summary>
internal static class BundleHtml
{
    /// <summary>The bundle's HTML, or its image, drawing or text as HTML.</summary>
    public static string Of(MimeBundle bundle)
    {
        if (bundle.Data.TryGetValue(MimeBundle.Html, out string? html))
        {
            return html;
        }

        if (bundle.Data.TryGetValue(MimeBundle.Svg, out string? svg))
        {
            return svg;
        }

        if (bundle.Data.TryGetValue(MimeBundle.Png, out string? png))
        {
            string text = bundle.Data.GetValueOrDefault(MimeBundle.Text, "");
            return $"<img src=\"data:image/png;base64,{png}\" alt=\"{WebUtility.HtmlEncode(text)}\"/>";
        }

        return $"<pre>{WebUtility.HtmlEncode(bundle.Data.GetValueOrDefault(MimeBundle.Text, ""))}</pre>";
    }
}
