using System.Text.Json;
using Galactic.Cli;

namespace Galactic.Tests.Commands;

/// <summary>What a command line did: its exit code and what it printed.</summary>
internal sealed record CommandRun(int Code, string Output, string Error)
{
    /// <summary>Lines on standard error.</summary>
    public string[] Complaints => Error.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Runs a command line in this process.</summary>
    public static async Task<CommandRun> Of(params string[] args)
    {
        (TextWriter output, TextWriter error) = (Console.Out, Console.Error);
        using StringWriter printed = new(), complained = new();
        Console.SetOut(printed);
        Console.SetError(complained);
        try
        {
            int code = await CommandLine.InvokeAsync(args);
            return new CommandRun(code, printed.ToString(), complained.ToString());
        }
        finally
        {
            Console.SetOut(output);
            Console.SetError(error);
        }
    }

    /// <summary>Standard output, which must be exactly one JSON object.</summary>
    public JsonElement Json()
    {
        using JsonDocument document = JsonDocument.Parse(Output);
        Assert.Equal(JsonValueKind.Object, document.RootElement.ValueKind);
        return document.RootElement.Clone();
    }
}
