using System.Text.Json;
using System.Text.Json.Nodes;
using Galactic.Learning;

namespace Galactic.Experiments;

/// <summary>Says whether a run may go on with other settings than it was started with.</summary>
internal static class ResumeCheck
{
    private const int Shown = 8;

    /// <summary>
    /// What a resumed run may change: how long it goes on, and how it is watched. Everything else decides its bits.
    /// </summary>
    private static readonly string[] Free =
    [
        "minutes", "steps", "evaluateEveryMinutes", "checkpointEveryMinutes", "keepCheckpoints",
    ];

    private static readonly string[] FreeOfExperiment = ["validationEpisodes", "validationSteps", "evaluationSteps"];

    /// <summary>Compares the settings of a run with those of its checkpoint.</summary>
    /// <param name="folder">The checkpoint.</param>
    /// <param name="settings">Settings of now: of an experiment or of a training.</param>
    /// <exception cref="InvalidDataException">The checkpoint is damaged.</exception>
    /// <exception cref="ArgumentException">A setting differs that must not; the message names it.</exception>
    public static void Require(string folder, object settings)
    {
        JsonNode? current = SettingsDifference.ToJson(settings);
        bool isExperiment = settings is ExperimentSettings;
        HashSet<string> free =
        [
            .. Free.Select(n => isExperiment ? $"training.{n}" : n), .. isExperiment ? FreeOfExperiment : [],
        ];
        SettingsDifference[] differences =
        [
            .. SettingsDifference.Between(Saved(folder, settings.GetType()), current).Where(d => !free.Contains(d.Name)),
        ];
        if (differences.Length > 0)
        {
            throw new ArgumentException(
                $"{folder} was made with other settings: {string.Join("; ", differences.Take(Shown))}"
                + (differences.Length > Shown ? $"; and {differences.Length - Shown} more" : "")
                + ". Only budget, evaluations and checkpoints of a run may change; start a new run for anything else.");
        }
    }

    /// <summary>Settings as saved, with today's defaults for those that did not exist then.</summary>
    private static JsonNode? Saved(string folder, Type type)
    {
        JsonNode? saved = Checkpoint.LoadSettings(folder).Experiment;
        try
        {
            return saved.Deserialize(type, SettingsJson.Options) is { } known ? SettingsDifference.ToJson(known) : null;
        }
        catch (Exception other) when (other is JsonException or ArgumentException)
        {
            return saved;
        }
    }
}
