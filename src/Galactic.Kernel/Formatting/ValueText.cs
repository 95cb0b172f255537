using System.Collections;
using System.Globalization;

namespace Galactic.Kernel.Formatting;

/// <summary>Values as short text: invariant culture, bounded depth and length.</summary>
internal static class ValueText
{
    private const int MaxDepth = 3;
    private const int MaxItems = 8;
    private const int MaxLength = 300;

    /// <summary>Numbers in full, lists and records abridged, everything else by its own words.</summary>
    public static string Of(object? value) => Of(value, 0);

    /// <summary>The text of a table cell: as <see cref="Of(object?)"/>, but numbers have six digits.</summary>
    public static string OfCell(object? value) => value switch
    {
        null => "",
        double number => Short(number),
        float number => Short(number),
        _ => Of(value, 1),
    };

    /// <summary>"[1, 2, 3, ... 7 more]"; reads no more items than it shows and one.</summary>
    public static string OfList(IEnumerable items, int maxItems) => OfList(items, maxItems, 0);

    /// <summary>The value is a number that belongs to the right of a column.</summary>
    public static bool IsNumber(Type type)
    {
        Type bare = Nullable.GetUnderlyingType(type) ?? type;
        return (bare.IsPrimitive && bare != typeof(bool) && bare != typeof(char)) || bare == typeof(decimal);
    }

    private static string Short(double number) =>
        number.ToString(Math.Abs(number) is >= 1e6 and < 1e15 ? "0" : "G6", CultureInfo.InvariantCulture);

    private static string Of(object? value, int depth) => value switch
    {
        null => "null",
        string text => Cut(text),
        IFormattable formattable => Cut(formattable.ToString(null, CultureInfo.InvariantCulture)),
        IEnumerable items => depth >= MaxDepth ? "[...]" : OfList(items, MaxItems, depth),
        _ => TableReader.ShowsProperties(value.GetType()) ? OfProperties(value, depth) : Cut($"{value}"),
    };

    private static string OfProperties(object value, int depth)
    {
        if (depth >= MaxDepth)
        {
            return "{...}";
        }

        IEnumerable<string> parts = TableReader.Members(value.GetType())
            .Select(member => $"{member.Name} = {Of(member.Read(value), depth + 1)}");
        return Cut($"{{ {string.Join(", ", parts)} }}");
    }

    private static string OfList(IEnumerable items, int maxItems, int depth)
    {
        List<string> shown = [];
        foreach (object? item in items)
        {
            if (shown.Count == maxItems)
            {
                shown.Add(items is ICollection all ? $"... {all.Count - maxItems} more" : "...");
                break;
            }

            shown.Add(Of(item, depth + 1));
        }

        return $"[{string.Join(", ", shown)}]";
    }

    private static string Cut(string text) =>
        text.Length <= MaxLength ? text : $"{text.AsSpan(0, MaxLength)}... ({text.Length} characters)";
}
