using System.CommandLine;
using Galactic.Experiments;

namespace Galactic.Cli;

/// <summary>--set, for commands that take the settings of a preset or a run.</summary>
public sealed class SettingsOption
{
    private readonly Option<string[]> option = new("--set")
    {
        Description =
            "name.name=value: changes one setting of the preset or run, for example world.episodes.maxObjects=5; may be "
            + "repeated.",
    };

    /// <summary>Registers the option.</summary>
    public void AddTo(Command command) => command.Options.Add(option);

    /// <summary>Settings with the wanted changes.</summary>
    /// <exception cref="UsageException">A name is unknown or a value makes no sense; the message says which.</exception>
    public ExperimentSettings Apply(ExperimentSettings settings, ParseResult parsed)
    {
        try
        {
            settings = SettingsOverrides.Apply(settings, parsed.GetValue(option) ?? []);
            settings.Validate();
            return settings;
        }
        catch (ArgumentException wrong)
        {
            throw new UsageException($"--set {wrong.Message}");
        }
    }

    /// <summary>Worlds with the wanted changes, for commands without a task.</summary>
    /// <exception cref="UsageException">As above, or a setting is not one of the worlds.</exception>
    public WorldSettings Apply(WorldSettings worlds, ParseResult parsed)
    {
        string? other = parsed.GetValue(option)?.FirstOrDefault(
            s => !s.TrimStart().StartsWith("world.", StringComparison.OrdinalIgnoreCase));
        return other is null
            ? Apply(new ExperimentSettings { World = worlds }, parsed).World
            : throw new UsageException($"--set {other}: only settings of the worlds (world.name=value) matter here.");
    }
}
