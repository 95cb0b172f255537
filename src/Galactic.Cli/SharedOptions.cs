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
