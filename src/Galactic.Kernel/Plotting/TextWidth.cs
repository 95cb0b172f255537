namespace Galactic.Kernel.Plotting;

/// <summary>How wide text will be, without a font: rounded up from common sans-serif faces.</summary>
internal static class TextWidth
{
    /// <summary>Pixels of a line of text.</summary>
    public static double Of(string text, double fontSize) => text.Sum(Em) * fontSize;

    /// <summary>The text, or its start with an ellipsis when it is wider.</summary>
    public static string Cut(string text, double fontSize, double maxWidth)
    {
        if (Of(text, fontSize) <= maxWidth)
        {
            return text;
        }

        int length = text.Length;
        while (length > 1 && Of(text[..length], fontSize) + fontSize > maxWidth)
        {
            length--;
        }

        return text[..length].TrimEnd() + "…";
    }

    private static double Em(char character) => character switch
    {
        'i' or 'l' or 'j' or '.' or ',' or '\'' or '|' or ':' or ';' or '!' => 0.32,
        't' or 'f' or 'r' or ' ' or '(' or ')' or '/' or '-' or '[' or ']' => 0.41,
        'm' or 'w' or 'M' or 'W' or '%' or '@' => 0.98,
        >= 'A' and <= 'Z' => 0.72,
        >= '0' and <= '9' => 0.64,
        < (char)128 => 0.62,
        _ => 1,
    };
}
