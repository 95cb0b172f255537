using System.Numerics;
using Galactic.Geometry;

namespace Galactic.Robots;

/// <summary>
/// What a robot is made of. <see cref="RobotModel"/> checks it; change a part of an existing robot with
/// <c>new RobotModel(robot.Parts with { ... })</c>.
/// </summary>
public sealed record RobotParts
{
    /// <summary>Name for people.</summary>
    public required string Name { get; init; }

    /// <summary>Links, parents before children; link 0 is the base and the only one without a parent.</summary>
    public required IReadOnlyList<RobotLink> Links { get; init; }

    /// <summary>The joint vector.</summary>
    public required IReadOnlyList<RobotJoint> Joints { get; init; }

    /// <summary>The joints an episode sets and a task observes, as indices into <see cref="Joints"/>.</summary>
    public required IReadOnlyList<int> ArmJoints { get; init; }

    /// <summary>
    /// One value per arm joint: the pose in which episodes start, radians or metres; the joints' start values when
    /// left out.
    /// </summary>
    public IReadOnlyList<float>? ArmRest { get; init; }

    /// <summary>Collision spheres in the order they are tested.</summary>
    public required IReadOnlyList<RobotSphere> Spheres { get; init; }

    /// <summary>Link whose frame is the end effector's.</summary>
    public required int GripperLink { get; init; }

    /// <summary>Centre of the grasp query sphere in the gripper frame, metres.</summary>
    public required Vector3 GripperOffset { get; init; }

    /// <summary>Radius of the grasp query sphere, metres, at most <see cref="SphereRadii.Large"/>.</summary>
    public required float GripperRadius { get; init; }

    /// <summary>The robot's own camera.</summary>
    public required CameraMount Camera { get; init; }

    /// <summary>Meshes by link.</summary>
    public required IReadOnlyList<LinkVisual> Visuals { get; init; }

    /// <summary>Meaning of the action channels.</summary>
    public required ActionMap Actions { get; init; }
}
