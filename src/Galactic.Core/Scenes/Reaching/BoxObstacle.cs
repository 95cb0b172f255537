using System.Numerics;
using Galactic.Geometry;

namespace Galactic.Scenes.Reaching;

/// <summary>A movable object in the way: its box with axes unpacked for distance tests.</summary>
internal readonly struct BoxObstacle
{
    private readonly Vector3 x;
    private readonly Vector3 y;
    private readonly Vector3 z;
    private readonly Vector3 half;
    private readonly float reach;

    public BoxObstacle(MovableObject thing, Pose worldFromMesh, bool isTarget)
    {
        IsTarget = isTarget;
        Center = worldFromMesh.Transform(thing.Box.Center);
        half = thing.Box.Size * 0.5f;
        reach = half.Length();
        x = worldFromMesh.Rotate(Vector3.UnitX);
        y = worldFromMesh.Rotate(Vector3.UnitY);
        z = worldFromMesh.Rotate(Vector3.UnitZ);
    }

    public Vector3 Center { get; }

    /// <summary>True for the object to be taken: the hand may touch it.</summary>
    public bool IsTarget { get; }

    /// <summary>Radius of the ball around the box.</summary>
    public float Reach => reach;

    /// <summary>True if the ball comes nearer than its radius.</summary>
    public bool Touches(Vector3 center, float radius)
    {
        Vector3 d = center - Center;
        float near = radius + reach;
        if (d.LengthSquared() >= near * near)
        {
            return false;
        }

        Vector3 local = new(Vector3.Dot(d, x), Vector3.Dot(d, y), Vector3.Dot(d, z));
        return Vector3.Max(Vector3.Abs(local) - half, Vector3.Zero).LengthSquared() < radius * radius;
    }

    /// <summary>How far the box's surface is from its centre along a unit direction.</summary>
    public float DepthAlong(Vector3 direction)
    {
        Vector3 local = Vector3.Abs(
            new Vector3(Vector3.Dot(direction, x), Vector3.Dot(direction, y), Vector3.Dot(direction, z)));
        Vector3 times = half / Vector3.Max(local, new Vector3(1e-6f));
        return MathF.Min(times.X, MathF.Min(times.Y, times.Z));
    }
}
