using System.CommandLine;
using Galactic.Experiments;
using Galactic.Homes;
using Galactic.Learning;
using Galactic.Scenes;
using Galactic.Tasks;

namespace Galactic.Cli;

/// <summary>Who plays in which worlds: a trained network, or a policy that needs no training in those of a preset.</summary>
public sealed class Player : IDisposable
{
    private const string Expert = "expert";
    private const string Random = "random";
    private readonly IDisposable[] owned;
    private readonly bool sees;

    private Player(Experiment experiment, IPolicy policy, string name, bool sees, params IDisposable[] owned) =>
        (Experiment, Policy, Name, this.sees, this.owned) = (experiment, policy, name, sees, owned);

    /// <summary>What a command's argument may be.</summary>
    public static string Description =>
        $"Run folder (its newest checkpoint), RUN/best, checkpoint folder, '{Expert}' (scripted, knows the true state) or '{Random}'; the last two play --preset.";

    /// <summary>Worlds and rules.</summary>
    public Experiment Experiment { get; }

    /// <summary>Decides.</summary>
    public IPolicy Policy { get; }

    /// <summary>In words, for reports.</summary>
    public string Name { get; }

    /// <summary>Finds a player.</summary>
    /// <param name="source">A folder or a name, see <see cref="Description"/>.</param>
    /// <param name="preset">Whose worlds and rules a player without training takes.</param>
    /// <param name="worlds">Where other worlds may be named.</param>
    /// <param name="changes">Where other settings may be named.</param>
    /// <param name="parsed">The command line.</param>
    /// <param name="report">Receives warnings.</param>
    /// <param name="sampled">False for a network's mean actions.</param>
    public static Player Find(
        string source, string preset, WorldOptions worlds, SettingsOption changes, ParseResult parsed, Report report,
        bool sampled = true)
    {
        ulong seed = parsed.GetValue(SharedOptions.Seed);
        if (source is Expert or Random)
        {
            ExperimentSettings settings = PresetOption.Resolve(preset);
            settings = settings with { Training = settings.Training with { Seed = seed } };
            Experiment worldsOfPreset = Open(settings, worlds, changes, parsed, report);
            IPolicy simple = source == Expert ? new ExpertPolicy() : new RandomPolicy(seed);
            return new Player(worldsOfPreset, simple, $"{source}, {preset}", sees: false, worldsOfPreset);
        }

        string folder = CheckpointStore.Find(source, report.Line);
        Experiment experiment = Open(
            ExperimentCheckpoint.LoadSettings(folder), worlds, changes, parsed, report);
        ActorCritic network = Checkpoint.LoadPolicy(folder);
        LearnedPolicy policy = new(network, sampled, seed);
        return new Player(experiment, policy, experiment.Settings.Name, sees: true, policy, network, experiment);
    }

    /// <summary>An evaluation batch, with a camera if the policy looks.</summary>
    public VectorEnv Open(EpisodeSet set) => sees ? Experiment.OpenEvaluationEnv(set) : Experiment.OpenBlindEnv(set);

    /// <summary>Episodes to play: those of a file, or held-out ones.</summary>
    /// <param name="file">Episode set in Galactic's format, or null.</param>
    /// <param name="episodes">Number of held-out episodes.</param>
    public EpisodeSet Episodes(string? file, int episodes) =>
        file is null ? Experiment.HeldOutSet(HomeSplit.Test, episodes) : Experiment.LoadSet(file);

    /// <inheritdoc/>
    public void Dispose() => Array.ForEach(owned, o => o.Dispose());

    private static Experiment Open(
        ExperimentSettings settings, WorldOptions worlds, SettingsOption changes, ParseResult parsed, Report report) => new(
        changes.Apply(settings with { World = worlds.Apply(settings.World, parsed) }, parsed),
        parsed.GetValue(SharedOptions.Threads),
        report.Line);
}
