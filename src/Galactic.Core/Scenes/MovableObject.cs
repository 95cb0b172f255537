using System.Numerics;
using Galactic.Assets;
using Galactic.Geometry;

namespace Galactic.Scenes;

/// <summary>A class of object the robot can pick up. Immutable, shared by all envs.</summary>
public sealed class MovableObject
{
    /// <summary>Unique name, for example "003_cracker_box".</summary>
    public required string Name { get; init; }

    /// <summary>
    /// What it is a variant of, for example "mug" for "mug#3": classes are drawn equally often, however many variants
    /// they have. Its name when not set.
    /// </summary>
    public string Class { get => field ?? Name; init; }

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

    /// <summary>
    /// Other ways it may rest besides upright, for example on a side: rotations of the mesh before any yaw. They share
    /// <see cref="LyingShare"/> equally.
    /// </summary>
    public IReadOnlyList<Quaternion> Lying { get; init; } = [];

    /// <summary>Share of objects of this class that lie, 0 to 1; no effect without <see cref="Lying"/>.</summary>
    public float LyingShare { get; init; }

    /// <summary>
    /// Kinds of pieces it belongs on (<see cref="Receptacle.Piece"/>), for example "desk"; empty for anywhere.
    /// </summary>
    public IReadOnlyList<string> BelongsOn { get; init; } = [];

    /// <summary>How many times likelier it is on a surface where it belongs.</summary>
    public float Affinity { get; init; } = 3;

    /// <summary>Factor on a surface's weight for objects of this class.</summary>
    public float AffinityTo(Receptacle receptacle) => BelongsOn.Contains(receptacle.Piece) ? Affinity : 1;
}
