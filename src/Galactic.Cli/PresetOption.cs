using System.CommandLine;
using Galactic.Experiments;

namespace Galactic.Cli;

/// <summary>Presets by name.</summary>
public static class PresetOption
{
    /// <summary>Makes an option that names one.</summary>
    public static Option<string> Create() => new("--preset")
    {
        Description = $"Worlds, task and rules for a policy without training: {Names}.",
        DefaultValueFactory = _ => Presets.All[0].Name,
    };

    /// <summary>All of them, for help texts.</summary>
    public static string Names => string.Join(", ", Presets.All.Select(p => p.Name));

    /// <summary>The settings of a preset.</summary>
    /// <exception cref="UsageException">There is none of that name.</exception>
    public static ExperimentSettings Resolve(string name) => Presets.Find(name) ?? throw new UsageException(
        $"There is no preset '{name}'. "
        + (Nearest.Of(name, Presets.All.Select(p => p.Name)) is string near ? $"Did you mean '{near}'?" : $"Presets: {Names}."));
}
