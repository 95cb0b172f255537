using System.CommandLine;
using Galactic.Assets;
using static System.FormattableString;

namespace Galactic.Cli.Commands;

/// <summary>`galactic cache`: where prepared scenes are kept, how much they take, and how to be rid of them.</summary>
public static class CacheCommand
{
    private static readonly Option<bool> Clear = new("--clear")
    {
        Description = "Delete all of them; they are made anew when they are next needed.",
    };

    /// <summary>Builds the command.</summary>
    public static Command Create()
    {
        Command command = new(
            "cache",
            $"Prepared scenes on disk. The environment variable {PreparedCache.Variable} names another folder, or \"off\".")
        {
            Clear,
        };
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult parsed)
    {
        Report report = new(parsed);
        if (PreparedCache.Open() is not { } cache)
        {
            report.Line($"The cache is off ({PreparedCache.Variable}).");
            report.Result(new { folder = (string?)null, entries = 0, bytes = 0L });
            return 0;
        }

        if (parsed.GetValue(Clear))
        {
            cache.Clear();
        }

        (int entries, long bytes) = cache.Size;
        report.Line(Invariant($"{cache.Folder}: {entries} files, {bytes / 1048576.0:F1} MiB"));
        report.Result(new { folder = cache.Folder, entries, bytes });
        return 0;
    }
}
