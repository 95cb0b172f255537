using Galactic.Scenes;

namespace Galactic.Datasets;

/// <summary>
/// Homes of a dataset in Habitat layout. Layouts with baked lighting (<c>Baked_sc1_staging_01</c>) are those of the
/// interactive ReplicaCAD (<c>v3_sc1_staging_01</c>): the same furniture at the same places.
/// </summary>
/// <param name="dataset">The dataset; what is missing in its scenes is on its own list of problems.</param>
public sealed class DatasetScenes(HabitatDataset dataset) : ISceneSource
{
    private const string Baked = "Baked_", Interactive = "v3_";

    /// <inheritdoc/>
    public SceneDescription? Find(string name, string? recipe)
    {
        string other = name.StartsWith(Baked, StringComparison.Ordinal) ? Interactive + name[Baked.Length..] : name;
        string? known = dataset.SceneNames.FirstOrDefault(n => n == name)
            ?? dataset.SceneNames.FirstOrDefault(n => n == other);
        return known is null ? null : dataset.LoadScene(known) with { Name = name };
    }

    /// <inheritdoc/>
    public string? RecipeOf(string name) => null;
}
