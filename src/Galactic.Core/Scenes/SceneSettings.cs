namespace Galactic.Scenes;

/// <summary>How finely a scene is prepared for simulation.</summary>
public sealed record SceneSettings
{
    /// <summary>Edge of a column and navigation cell, metres.</summary>
    public float CellSize { get; init; } = 0.05f;

    /// <summary>Radius of the round base in the navigation map, metres.</summary>
    public float BaseRadius { get; init; } = 0.30f;

    /// <summary>Rugs, mats and thresholds up to this height do not stop the base, metres.</summary>
    public float StepHeight { get; init; } = 0.05f;

    /// <summary>What is higher than this passes above the base and the folded arm, metres.</summary>
    public float BodyHeight { get; init; } = 1.3f;

    /// <summary>Free height above the floor where a scene has no ceiling that is higher, metres.</summary>
    public float OpenHeight { get; init; } = 2.5f;
}
