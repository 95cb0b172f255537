using System.Text.RegularExpressions;

namespace Galactic.Cli.Notebooks;

/// <summary>Terminal text as a reader would have seen it in the end.</summary>
internal static partial class TerminalText
{
    /// <summary>Applies carriage returns: what a line was overwritten with is what stays.</summary>
    public static string Collapse(string text)
    {
        if (!text.Contains('\r'))
        {
            return text;
        }
        string[] lines = text.Replace("\r\n", "\n").Split('\n');
        for (int i = 0; i < lines.Length; i++)
        {
            lines[i] = Overwrite(lines[i]);
        }
        return string.Join('\n', lines);
    }

    /// <summary>Removes colour and cursor codes.</summary>
    public static string WithoutEscapes(string text) => Escape().Replace(text, "");

    private static string Overwrite(string line)
    {
        string shown = "";
        foreach (string part in line.Split('\r'))
        {
            shown = part.Length >= shown.Length ? part : part + shown[part.Length..];
        }
        // A return at the end moves the cursor for what is still to come.
        return line.EndsWith('\r') ? shown + '\r' : shown;
    }

    [GeneratedRegex(@"\x1B(\[[0-?]*[ -/]*[@-~]|\][^\x07]*\x07|[@-Z\\-_])")]
    private static partial Regex Escape();
}
