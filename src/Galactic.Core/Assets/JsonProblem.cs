using System.Text.Json;
using System.Text.RegularExpressions;

namespace Galactic.Assets;

/// <summary>What is wrong with a JSON text, in words for the person who wrote it.</summary>
public static partial class JsonProblem
{
    /// <summary>Starts the message of a converter whose place goes on where that of the reader ends.</summary>
    public const char Within = '.';

    /// <summary>The place and the problem, without names of types of this program.</summary>
    public static string Describe(JsonException error)
    {
        if (error.GetType() != typeof(JsonException) || error.InnerException is JsonException)
        {
            return $"line {error.LineNumber + 1}: not valid JSON near byte {error.BytePositionInLine} of the line";
        }

        string message = Position().Replace(error.Message, "");
        if (Unknown().Match(message) is { Success: true } unknown)
        {
            return $"\"{(error.Path is { Length: > 2 } path ? path[2..] : unknown.Groups[1].Value)}\" is not known here";
        }

        if (Missing().Match(message) is { Success: true } missing)
        {
            return $"{Place(error)}missing: {missing.Groups[1].Value.Replace('\'', '"').TrimEnd('.', ' ')}";
        }

        if (Null().IsMatch(message))
        {
            return $"{Place(error)}null, expected a value";
        }

        if (Unfit().IsMatch(message))
        {
            return $"{Place(error)}the value is not of the kind expected here, or out of its range";
        }

        return Place(error) + message;
    }

    private static string Place(JsonException error) => error.Path is not { Length: > 2 } path ? ""
        : error.Message.StartsWith(Within) ? path[2..]
        : $"{path[2..]}: ";

    [GeneratedRegex(@"\s*Path: \S* \| LineNumber: \d+ \| BytePositionInLine: \d+\.?")]
    private static partial Regex Position();

    [GeneratedRegex("^The JSON property '(.*)' could not be mapped")]
    private static partial Regex Unknown();

    [GeneratedRegex("missing required properties including: (.*)$")]
    private static partial Regex Missing();

    [GeneratedRegex("doesn't allow (setting )?null values")]
    private static partial Regex Null();

    [GeneratedRegex("could not be converted to|not in a supported format|Cannot get the value of a token")]
    private static partial Regex Unfit();
}
