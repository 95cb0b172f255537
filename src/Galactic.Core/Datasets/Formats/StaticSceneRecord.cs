namespace Galactic.Datasets.Formats;

/// <summary>A home in an episode set file.</summary>
/// <param name="Name">Unique name.</param>
/// <param name="ColumnGrids">Name of its column grid files, without ending.</param>
/// <param name="Instances">What is drawn.</param>
/// <param name="Origin">How to make the home again; our extension, absent in files of others.</param>
public sealed record StaticSceneRecord(
    string Name, string ColumnGrids, IReadOnlyList<RenderInstance> Instances, SceneOrigin? Origin = null);
