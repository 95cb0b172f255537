namespace Galactic.Assets;

/// <summary>Links, joints and shapes of a URDF file.</summary>
/// <param name="Name">Name of the robot element.</param>
/// <param name="Links">Names of all link elements, in file order.</param>
/// <param name="Joints">All joints, in file order; no link is the child of two.</param>
/// <param name="Shapes">All shapes of all links, in file order.</param>
public sealed record UrdfModel(
    string Name, IReadOnlyList<string> Links, IReadOnlyList<UrdfJoint> Joints, IReadOnlyList<UrdfShape> Shapes);
