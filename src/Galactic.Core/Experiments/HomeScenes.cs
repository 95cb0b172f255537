using System.Text.Json;
using Galactic.Datasets;
using Galactic.Homes;
using Galactic.Learning;
using Galactic.Scenes;

namespace Galactic.Experiments;

/// <summary>
/// Generated homes by name. The name holds split, seed and number; the options go into files as a recipe.
/// </summary>
/// <param name="options">Options of homes whose file has no recipe, and of those written.</param>
public sealed class HomeScenes(HomeOptions options) : ISceneSource
{
    /// <inheritdoc/>
    public SceneDescription? Find(string name, string? recipe)
    {
        if (!HomeId.TryParse(name, out HomeId home))
        {
            return null;
        }

        try
        {
            return HomeGenerator.Generate(OptionsOf(name, recipe), home.Seed, home.Split, home.Index).Describe();
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or ArgumentException)
        {
            throw new InvalidDataException($"The home \"{name}\" cannot be generated again: {error.Message}", error);
        }
    }

    /// <inheritdoc/>
    public string? RecipeOf(string name) => HomeId.TryParse(name, out _)
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
                $"The home \"{name}\" was made by version {made?.HomeGenerator} of the home generator, "
                + $"this is version {HomeGenerator.Version}.");
    }

    private sealed record Recipe(int HomeGenerator, HomeOptions Options);
}
