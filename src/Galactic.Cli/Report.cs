using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Galactic.Cli;

/// <summary>Where a command's words go: people read lines, programs read one JSON object.</summary>
public sealed class Report
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    };

    private readonly bool json;

    /// <summary>Reads --json.</summary>
    public Report(ParseResult parsed) => json = parsed.GetValue(SharedOptions.Json);

    /// <summary>
    /// The stream for people: standard output, or standard error when standard output is for programs.
    /// </summary>
    public TextWriter Text => json ? Console.Error : Console.Out;

    /// <summary>Writes a line for people.</summary>
    public void Line(string line) => Text.WriteLine(line);

    /// <summary>Writes the result for programs, if asked to.</summary>
    public void Result(object result)
    {
        if (json)
        {
            Console.Out.WriteLine(JsonSerializer.Serialize(result, Options));
        }
    }
}
