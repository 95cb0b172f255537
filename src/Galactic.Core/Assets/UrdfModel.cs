namespace Galactic.Assets;

/// <summary>An articulated object frozen with all joints at zero.</summary>
/// <param name="Name">Name of the robot element.</param>
/// <param name="Shapes">All shapes of all links, in file order.</param>
public sealed record UrdfModel(string Name, IReadOnlyList<UrdfShape> Shapes);
