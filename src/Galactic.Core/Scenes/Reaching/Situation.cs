using System.Numerics;
using Galactic.Compute;
using Galactic.Geometry;

namespace Galactic.Scenes.Reaching;

/// <summary>A robot in a home with something to move.</summary>
internal sealed record Situation
{
    public required Scene Scene { get; init; }

    /// <summary>All movable objects, the one in the hand included.</summary>
    public required IReadOnlyList<(MovableObject Thing, Pose Pose)> Objects { get; init; }

    /// <summary>Index of the object to move.</summary>
    public required int Target { get; init; }

    /// <summary>Where it should go; null if it is only to be picked up.</summary>
    public Pose? Goal { get; init; }

    /// <summary>Largest distance from the goal, metres.</summary>
    public float Tolerance { get; init; } = 0.1f;

    /// <summary>Base (x, z), metres.</summary>
    public required Vector2 Position { get; init; }

    /// <summary>Base yaw, radians.</summary>
    public required float Yaw { get; init; }

    /// <summary>Arm joints.</summary>
    public required float[] Joints { get; init; }

    /// <summary>Random numbers of the planners.</summary>
    public required RandomKey Key { get; init; }
}
