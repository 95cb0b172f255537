using Galactic.Scenes;

namespace Galactic.Datasets;

/// <summary>Makes homes by name, so that files can refer to them.</summary>
public interface ISceneSource
{
    /// <summary>The home of a name, or null if this source does not have it.</summary>
    /// <param name="name">Name of the home in the file.</param>
    /// <param name="recipe">What <see cref="RecipeOf"/> gave when the file was written; null if it gave
    /// nothing.</param>
    /// <exception cref="InvalidDataException">The recipe cannot be followed; the message says why.</exception>
    SceneDescription? Find(string name, string? recipe);

    /// <summary>A JSON object with what, beside its name, it takes to make a home again; null if the name is
    /// enough.</summary>
    string? RecipeOf(string name);
}
