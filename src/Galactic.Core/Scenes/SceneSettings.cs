namespace Galactic.Scenes;

/// <summary>How finely a scene is prepared for simulation.</summary>
public sealed record SceneSettings
{
    /// <summary>Edge of a column and navigation cell, metres.</summary>
    public float CellSize { get; init; } = 0.05f;

    /// <summary>Radius of the round base in the navigation map, metres.</summary>
    public float BaseRadius { get; init; } = 0.30f;

    /// <summary>Free height above the floor where a scene has no ceiling that is higher, metres.</summary>
    public float OpenHeight { get; init; } = 2.5f;
}
