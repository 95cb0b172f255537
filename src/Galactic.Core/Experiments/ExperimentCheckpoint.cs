using System.Text.Json;
using Galactic.Assets;
using Galactic.Learning;

namespace Galactic.Experiments;

/// <summary>What a checkpoint says about the experiment it came from.</summary>
public static class ExperimentCheckpoint
{
    /// <summary>The resolved settings the policy was trained with.</summary>
    /// <param name="folder">Checkpoint folder.</param>
    /// <exception cref="InvalidDataException">The checkpoint does not hold the settings of an experiment.</exception>
    public static ExperimentSettings LoadSettings(string folder)
    {
        try
        {
            ExperimentSettings settings = Checkpoint.LoadSettings(folder).Experiment?
                .Deserialize<ExperimentSettings>(SettingsJson.Options) ?? throw new InvalidDataException(
                    $"{folder}: settings.json does not say what the policy was trained on.");
            settings.Validate();
            return settings;
        }
        catch (JsonException damaged)
        {
            throw new InvalidDataException(
                $"{folder}: settings.json: {JsonProblem.Describe(damaged)}", damaged);
        }
        catch (ArgumentException wrong)
        {
            throw new InvalidDataException($"{folder}: settings.json: {wrong.Message}", wrong);
        }
    }
}
