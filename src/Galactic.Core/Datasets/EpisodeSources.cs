using Galactic.Scenes;

namespace Galactic.Datasets;

/// <summary>What an episode set file names but does not contain.</summary>
public sealed record EpisodeSources
{
    /// <summary>Homes by name.</summary>
    public required ISceneSource Scenes { get; init; }

    /// <summary>Object classes, found by name.</summary>
    public required IReadOnlyList<MovableObject> Objects { get; init; }

    /// <summary>How finely homes are prepared.</summary>
    public SceneSettings Settings { get; init; } = new();

    /// <summary>
    /// Folder with <c>.columngrid</c> files to use instead of computing the columns; null to compute.
    /// </summary>
    public string? ColumnGrids { get; init; }
}
