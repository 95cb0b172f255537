using System.CommandLine;

namespace Galactic.Cli.Commands;

/// <summary>`galactic run NOTEBOOK`.</summary>
public static class RunCommand
{
    /// <summary>Builds the command.</summary>
    public static Command Create() => new("run", "x");
}
