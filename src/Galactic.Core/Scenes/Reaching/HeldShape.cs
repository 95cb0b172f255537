using System.Numerics;
using Galactic.Geometry;

namespace Galactic.Scenes.Reaching;

/// <summary>An object in the hand: where it is in the gripper frame, with its spheres.</summary>
internal sealed class HeldShape
{
    public HeldShape(MovableObject thing, Pose gripperFromMesh)
    {
        (Object, GripperFromMesh) = (thing, gripperFromMesh);
        Centers = [.. thing.Spheres.Select(s => gripperFromMesh.Transform(s.Center))];
        Radii = [.. thing.Spheres.Select(s => s.Radius)];
    }

    public MovableObject Object { get; }

    public Pose GripperFromMesh { get; }

    /// <summary>Sphere centres, gripper frame.</summary>
    public Vector3[] Centers { get; }

    public float[] Radii { get; }
}
