using System.CommandLine;

namespace Galactic.Cli;

/// <summary>Options every command takes.</summary>
public static class SharedOptions
{
    /// <summary>Random seed.</summary>
    public static readonly Option<ulong> Seed = new("--seed")
    {
        Description = "Random seed.",
        DefaultValueFactory = _ => 1,
        Recursive = true,
    };

    /// <summary>Worker threads.</summary>
    public static readonly Option<int> Threads = new("--threads")
    {
        Description = "Worker threads for simulation, rendering and learning.",
        DefaultValueFactory = _ => Environment.ProcessorCount,
        Recursive = true,
    };

    /// <summary>Machine-readable output.</summary>
    public static readonly Option<bool> Json = new("--json")
    {
        Description = "Print one JSON object on standard output and everything else on standard error.",
        Recursive = true,
    };

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Option> All => [Seed, Threads, Json];

    /// <summary>True if the command line names an option, be it with its default.</summary>
    public static bool IsGiven(ParseResult parsed, Option option) => parsed.GetResult(option) is { Implicit: false };

    /// <summary>For commands that an option would not change: says so instead of passing over it.</summary>
    /// <exception cref="UsageException">The command line names the option.</exception>
    public static void Refuse(ParseResult parsed, Option option, string why)
    {
        if (IsGiven(parsed, option))
        {
            throw new UsageException($"{option.Name} changes nothing here: {why}");
        }
    }

    /// <summary>Registers them.</summary>
    public static void AddTo(RootCommand root)
    {
        Threads.Validators.Add(result =>
        {
            if (result.Tokens.Count > 0 && int.TryParse(result.Tokens[0].Value, out int count) && count is < 1 or > 1024)
            {
                result.AddError($"--threads must be between 1 and 1024, got {count}.");
            }
        });
        foreach (Option option in All)
        {
            root.Options.Add(option);
        }
    }
}
