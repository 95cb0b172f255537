using System.Globalization;
using Microsoft.CodeAnalysis.CSharp;

namespace Galactic.Cli.Notebooks;

/// <summary>Values typed on a command line as C# literals of a declared type.</summary>
internal static class ParameterLiteral
{
    /// <summary>
    /// The literal; throws <see cref="NotebookParameterException"/> when the text does not fit the type.
    /// </summary>
    public static string Write(string name, string type, string text)
    {
        if (type.EndsWith("[]", StringComparison.Ordinal))
        {
            string element = type[..^2];
            IEnumerable<string> parts = text.Trim('[', ']', ' ')
                .Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                .Select(part => Write(name, element, part));
            return $"new {type} {{ {string.Join(", ", parts)} }}";
        }
        return Scalar(type.TrimEnd('?'), text) ?? throw new NotebookParameterException(
            Supported(type.TrimEnd('?'))
                ? $"Parameter '{name}' is of type {type}; '{text}' is not a value of that type."
                : $"Parameter '{name}' is of type {type}, which cannot be set from the command line.");
    }

    private static bool Supported(string type) => type is "string" or "bool" or "int" or "uint" or "long" or "ulong"
        or "float" or "double" or "decimal";

    private static string? Scalar(string type, string text)
    {
        CultureInfo culture = CultureInfo.InvariantCulture;
        string number = text.Replace("_", "", StringComparison.Ordinal);
        return type switch
        {
            "string" => SymbolDisplay.FormatLiteral(text, quote: true),
            "bool" when bool.TryParse(text, out bool value) => value ? "true" : "false",
            "int" when int.TryParse(number, NumberStyles.Integer, culture, out int value) => value.ToString(culture),
            "uint" when uint.TryParse(number, NumberStyles.Integer, culture, out uint value) => $"{value}u",
            "long" when long.TryParse(number, NumberStyles.Integer, culture, out long value) =>
                value == long.MinValue ? "long.MinValue" : value.ToString(culture) + "L",
            "ulong" when ulong.TryParse(number, NumberStyles.Integer, culture, out ulong value) =>
                value.ToString(culture) + "UL",
            "float" when float.TryParse(number, NumberStyles.Float, culture, out float value)
                && float.IsFinite(value) => value.ToString("R", culture) + "f",
            "double" when double.TryParse(number, NumberStyles.Float, culture, out double value)
                && double.IsFinite(value) => value.ToString("R", culture) + "d",
            "decimal" when decimal.TryParse(number, NumberStyles.Float, culture, out decimal value) =>
                value.ToString(culture) + "m",
            _ => null,
        };
    }
}
