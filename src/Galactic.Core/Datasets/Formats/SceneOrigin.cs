namespace Galactic.Datasets.Formats;

/// <summary>Where a home of an episode set came from: an extension that other readers ignore.</summary>
/// <param name="Geometry">Fingerprint of what the robot can hit there; a home that differs is refused.</param>
/// <param name="Recipe">JSON object a scene source needs to make the home again; null if its name is enough.</param>
public sealed record SceneOrigin(SceneFingerprint Geometry, string? Recipe);
