using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Galactic.Datasets;
using Galactic.Homes;
using Galactic.Learning;
using Galactic.Scenes;

namespace Galactic.Experiments;

/// <summary>
/// Generated homes by name. The name holds split, seed and number; the options go into files as a recipe.
/// </summary>
/// <param name="options">Options of homes whose file has no recipe, and of those written.</param>
public sealed partial class HomeScenes(HomeOptions options) : ISceneSource
{
    /// <inheritdoc/>
    public SceneDescription? Find(string name, string? recipe)
    {
        if (HomeName().Match(name) is not { Success: true } match
            || !Enum.TryParse(match.Groups[1].Value, ignoreCase: true, out HomeSplit split)
            || !ulong.TryParse(match.Groups[2].Value, CultureInfo.InvariantCulture, out ulong seed)
            || !int.TryParse(match.Groups[3].Value, CultureInfo.InvariantCulture, out int index))
        {
            return null;
        }

        try
        {
            return HomeGenerator.Generate(OptionsOf(name, recipe), seed, split, index).Describe();
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or ArgumentException)
        {
            throw new InvalidDataException($"The home \"{name}\" cannot be generated again: {error.Message}", error);
        }
    }

    /// <inheritdoc/>
    public string? RecipeOf(string name) => HomeName().IsMatch(name)
        ? JsonSerializer.Serialize(new Recipe(HomeGenerator.Version, options), SettingsJson.Options)
        : null;

    private HomeOptions OptionsOf(string name, string? recipe)
    {
        if (recipe is null)
        {
            return options;
        }

        Recipe? made = JsonSerializer.Deserialize<Recipe>(recipe, SettingsJson.Options);
        return made?.HomeGenerator == HomeGenerator.Version
            ? made.Options
            : throw new InvalidDataException(
                $"The home \"{name}\" was made by version {made?.HomeGenerator} of the home generator, this is version {HomeGenerator.Version}.");
    }

    [GeneratedRegex("^home_([a-z]+)_([0-9]+)_([0-9]+)$")]
    private static partial Regex HomeName();

    private sealed record Recipe(int HomeGenerator, HomeOptions Options);
}
