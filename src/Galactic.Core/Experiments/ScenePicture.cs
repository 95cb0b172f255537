using Galactic.Media;
using Galactic.Scenes;

namespace Galactic.Experiments;

/// <summary>A picture of a scene and what its numbers mean.</summary>
/// <param name="Picture">The picture.</param>
/// <param name="Classes">Classes in view, ordered by number; empty for anything but semantic pictures.</param>
public sealed record ScenePicture(Picture Picture, IReadOnlyList<SemanticClass> Classes);
