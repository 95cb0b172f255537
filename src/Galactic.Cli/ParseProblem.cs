using System.CommandLine.Parsing;
using System.Text.RegularExpressions;
using Galactic.Homes;

namespace Galactic.Cli;

/// <summary>What the parser of command lines found wrong, without names of types of this program.</summary>
internal static partial class ParseProblem
{
    /// <summary>The problem in one line.</summary>
    public static string Describe(ParseError error)
    {
        string message = error.Message;
        if (WrongKind().Match(message) is not { Success: true } wrong)
        {
            return message;
        }

        (string given, string option, string type) = (wrong.Groups[1].Value, wrong.Groups[2].Value, wrong.Groups[3].Value);
        return $"{option} must be {Kind(type)}, got '{given}'.";
    }

    private static string Kind(string type) => type switch
    {
        _ when type.Contains(nameof(HomeSplit), StringComparison.Ordinal) =>
            "one of " + string.Join(", ", Enum.GetNames<HomeSplit>().Select(n => n.ToLowerInvariant())),
        _ when type.Contains("UInt", StringComparison.Ordinal) => "a whole number from 0 on",
        _ when type.Contains("Int32", StringComparison.Ordinal) =>
            $"a whole number between {int.MinValue} and {int.MaxValue}",
        _ when type.Contains("Int", StringComparison.Ordinal) => "a whole number",
        _ when type.Contains("Boolean", StringComparison.Ordinal) => "true or false",
        _ => "a number",
    };

    [GeneratedRegex("^Cannot parse argument '(.*)' for (?:option|argument|command) '(.*)' as expected type '(.*?)'")]
    private static partial Regex WrongKind();
}
