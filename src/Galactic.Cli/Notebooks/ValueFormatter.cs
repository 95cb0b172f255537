using System.Collections;
using System.Globalization;
using System.Text;
using Galactic.Kernel.Hosting;

namespace Galactic.Cli.Notebooks;

/// <summary>Values as text, for cells whose last expression is not a rich type.</summary>
internal static class ValueFormatter
{
    private const int MostItems = 20;

    public static MimeBundle Format(object? value)
    {
        var text = new StringBuilder();
        Write(text, value, 0);
        return new MimeBundle(new Dictionary<string, string> { [MimeBundle.Text] = text.ToString() });
    }

    private static void Write(StringBuilder text, object? value, int depth)
    {
        switch (value)
        {
            case null:
                text.Append("null");
                break;
            case string words:
                text.Append(words);
                break;
            case IEnumerable items when depth < 3:
                WriteItems(text, items, depth);
                break;
            default:
                text.Append(Convert.ToString(value, CultureInfo.InvariantCulture));
                break;
        }
    }

    private static void WriteItems(StringBuilder text, IEnumerable items, int depth)
    {
        text.Append("[ ");
        int count = 0;
        foreach (object? item in items)
        {
            if (count == MostItems)
            {
                text.Append(", ...");
                break;
            }
            text.Append(count++ == 0 ? "" : ", ");
            Write(text, item, depth + 1);
        }
        text.Append(" ]");
    }
}
