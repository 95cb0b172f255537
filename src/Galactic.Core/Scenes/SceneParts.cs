namespace Galactic.Scenes;

/// <summary>A home taken apart into its building and its pieces.</summary>
/// <param name="Stage">The building alone: triangles, solid boxes, and no surfaces.</param>
/// <param name="Parts">Everything that stands or hangs in it.</param>
/// <param name="Layout">The home's own record as JSON text: how to make it again and what it contains.</param>
public sealed record SceneParts(SceneDescription Stage, IReadOnlyList<ScenePart> Parts, string Layout);
