using System.Numerics;
using Galactic.Assets;
using Galactic.Geometry;

namespace Galactic.Scenes;

/// <summary>A class of object the robot can pick up. Immutable, shared by all envs.</summary>
public sealed class MovableObject
{
    /// <summary>Unique name, for example "003_cracker_box".</summary>
    public required string Name { get; init; }

    /// <summary>Visual triangles, mesh frame.</summary>
    public required TriangleMesh Mesh { get; init; }

    /// <summary>Collision box, mesh frame.</summary>
    public required Bounds Box { get; init; }

    /// <summary>Collision spheres while held, mesh frame.</summary>
    public required IReadOnlyList<CollisionSphere> Spheres { get; init; }

    /// <summary>
    /// Turns the mesh upright: RotX(-90 degrees) for z-up meshes such as YCB's, identity for y-up ones.
    /// </summary>
    public required Quaternion Upright { get; init; }
}
