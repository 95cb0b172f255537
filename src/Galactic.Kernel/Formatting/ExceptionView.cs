using System.Text;
using Galactic.Kernel.Hosting;

namespace Galactic.Kernel.Formatting;

/// <summary>Shows an exception: what went wrong first, where it happened below.</summary>
internal static class ExceptionView
{
    /// <summary>Message, causes and stack.</summary>
    public static MimeBundle Format(Exception error)
    {
        StringBuilder title = new(Line(error));
        for (Exception? cause = error.InnerException; cause is not null; cause = cause.InnerException)
        {
            title.Append("\ncaused by ").Append(Line(cause));
        }

        string trace = error.StackTrace ?? "";
        string html = $"<pre style=\"border-left:3px solid #d55e00;padding-left:.7em;white-space:pre-wrap\">"
            + $"<b>{Bundles.Escape(title.ToString())}</b>";
        html += trace.Length == 0
            ? "</pre>"
            : $"\n<details><summary>where</summary>{Bundles.Escape(trace)}</details></pre>";
        return Bundles.Html(html, trace.Length == 0 ? title.ToString() : $"{title}\n{trace}");
    }

    private static string Line(Exception error) => $"{error.GetType().Name}: {error.Message}";
}
