using System.Text;

namespace Galactic.Scenes;

/// <summary>Tells from a receptacle's name what kind of furniture it belongs to.</summary>
/// <remarks>
/// Names of generated homes say it before the first dot: "coffee_table.top.2". Loaded data sets join it with the part
/// of the piece and with sizes or numbers, such as "top_bedsideTable2_38x50x46" or "desk_01_top": words of parts and
/// of numbers are dropped there, the rest is joined in lower case: "bedside_table", "desk".
/// </remarks>
internal static class PieceNames
{
    private static readonly HashSet<string> Parts =
        ["top", "bottom", "left", "right", "middle", "inside", "shelf", "surface", "receptacle"];

    private static readonly char[] Digits = [.. "0123456789"];

    public static string Of(string name)
    {
        int dot = name.IndexOf('.');
        bool generated = dot >= 0 && dot + 1 < name.Length && char.IsLetter(name[dot + 1]);
        return generated ? name[..dot] : string.Join('_', Words(name).Where(w => w.Length > 0 && !Parts.Contains(w)));
    }

    /// <summary>Lower-case words without digits at their end; a word that begins with a digit is left out.</summary>
    private static IEnumerable<string> Words(string name)
    {
        StringBuilder word = new();
        bool number = false;
        for (int i = 0; i <= name.Length; i++)
        {
            char c = i < name.Length ? name[i] : '_';
            bool hump = char.IsUpper(c) && i > 0 && char.IsLower(name[i - 1]);
            if (!char.IsLetterOrDigit(c) || hump)
            {
                yield return word.ToString().TrimEnd(Digits);
                word.Clear();
                number = false;
            }

            number |= word.Length == 0 && char.IsDigit(c);
            if (char.IsLetterOrDigit(c) && !number)
            {
                word.Append(char.ToLowerInvariant(c));
            }
        }
    }
}
