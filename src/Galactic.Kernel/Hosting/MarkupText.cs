using System.Net;
using System.Text;

namespace Galactic.Kernel.Hosting;

/// <summary>The words of an HTML fragment, for terminals and diffs.</summary>
internal static class MarkupText
{
    /// <summary>Drops tags, decodes entities and joins white space.</summary>
    public static string Of(string html)
    {
        StringBuilder text = new();
        bool inTag = false;
        foreach (char character in html)
        {
            inTag = character == '<' || (inTag && character != '>');
            if (character == '>')
            {
                text.Append(' ');
            }
            else if (!inTag)
            {
                text.Append(character);
            }
        }

        string decoded = WebUtility.HtmlDecode(text.ToString());
        return string.Join(' ', decoded.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }
}
