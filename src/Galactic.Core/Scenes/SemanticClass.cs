namespace Galactic.Scenes;

/// <summary>A kind of thing in semantic images.</summary>
/// <param name="Id">Its number there, see <see cref="SemanticClasses"/>.</param>
/// <param name="Name">What it is, lower case words joined by underscores.</param>
public readonly record struct SemanticClass(int Id, string Name);
