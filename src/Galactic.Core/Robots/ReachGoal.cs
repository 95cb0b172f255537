using System.Numerics;

namespace Galactic.Robots;

/// <summary>Where a point of the gripper should be, base frame, and optionally how an axis of it should point.</summary>
/// <param name="Point">Wanted position, base frame, metres.</param>
/// <param name="Tool">The point to be brought there, gripper frame, metres.</param>
public readonly record struct ReachGoal(Vector3 Point, Vector3 Tool)
{
    /// <summary>Unit axis of the gripper that should point along <see cref="Direction"/>.</summary>
    public Vector3 Axis { get; init; } = Vector3.UnitX;

    /// <summary>Wanted unit direction of the axis, base frame; zero if any will do.</summary>
    public Vector3 Direction { get; init; }

    /// <summary>Largest sine of the angle between axis and direction that counts as reached.</summary>
    public float AxisTolerance { get; init; } = 0.02f;

    /// <summary>Largest distance from the point that counts as reached, metres.</summary>
    public float PointTolerance { get; init; } = 0.0005f;
}
