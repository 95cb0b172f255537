using System.Numerics;
using Galactic.Geometry;

namespace Galactic.Assets;

/// <summary>One visual or collision shape of a URDF link.</summary>
/// <param name="Link">Name of the link.</param>
/// <param name="IsCollision">Whether it is a collision shape; visual otherwise.</param>
/// <param name="LinkFromShape">Pose in the link's frame.</param>
/// <param name="RootFromShape">Pose in the root link's frame with all joints at zero.</param>
/// <param name="Geometry">Kind of shape.</param>
/// <param name="Size">
/// Box: edge lengths. Cylinder: radius, length (along z), 0. Sphere: radius, 0, 0. Mesh: scale. Metres.
/// </param>
/// <param name="MeshPath">Absolute path of the mesh file; empty for other shapes.</param>
/// <param name="Color">sRGB colour of the material, or null if none is given.</param>
public sealed record UrdfShape(
    string Link, bool IsCollision, Pose LinkFromShape, Pose RootFromShape, UrdfGeometry Geometry, Vector3 Size,
    string MeshPath, uint? Color);
