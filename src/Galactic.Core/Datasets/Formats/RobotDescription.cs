using System.Numerics;
using Galactic.Geometry;

namespace Galactic.Datasets.Formats;

/// <summary>
/// What a collection file says about a robot: everything that its URDF file does not. Vectors are in Y-up link frames:
/// a URDF point (a, b, c) is (a, c, -b).
/// </summary>
/// <remarks>
/// The joint vector has the joints that move, depth first from the base, joints of one link by name; joints that mimic
/// others are not in it. Properties marked as extension are this project's; other readers of the format ignore them.
/// </remarks>
public sealed record RobotDescription
{
    /// <summary>Path of the URDF file, as written.</summary>
    public required string UrdfPath { get; init; }

    /// <summary>Start values, radians or metres: one per joint of the joint vector, or by name.</summary>
    /// <remarks>Named values are an extension; joints that are not named start at 0 or their nearest limit.</remarks>
    public required IReadOnlyList<(JointReference Joint, float Value)> StartJoints { get; init; }

    /// <summary>True if <see cref="StartJoints"/> has one value per joint in order, false if it names joints.</summary>
    public bool StartsInOrder => StartJoints.Count == 0 || StartJoints[0].Joint.Index >= 0;

    /// <summary>Meaning of the action vector.</summary>
    public required RobotActions Actions { get; init; }

    /// <summary>Link whose frame is the end effector's.</summary>
    public required string GripperLink { get; init; }

    /// <summary>Centre of the grasp query sphere in the gripper frame, metres.</summary>
    public required Vector3 GripperOffset { get; init; }

    /// <summary>Radius of the grasp query sphere, metres.</summary>
    public required float GripperRadius { get; init; }

    /// <summary>Collision spheres by link, in the order they are tested.</summary>
    public required IReadOnlyList<(string Link, IReadOnlyList<CollisionSphere> Spheres)> Links { get; init; }

    /// <summary>Name for people; null for that of the URDF file. Extension.</summary>
    public string? Name { get; init; }

    /// <summary>Link that drives over the floor, at height 0; null for the URDF file's root. Extension.</summary>
    public string? BaseLink { get; init; }

    /// <summary>Names of all joints of the joint vector; null for the usual order. Extension.</summary>
    public IReadOnlyList<string>? JointOrder { get; init; }

    /// <summary>Joints an episode sets and a task observes; null for those that actions move. Extension.</summary>
    public IReadOnlyList<JointReference>? ArmJoints { get; init; }

    /// <summary>Pose of the arm joints in which episodes start; null for their start values. Extension.</summary>
    public IReadOnlyList<float>? ArmRest { get; init; }

    /// <summary>The robot's camera; null for that of the Fetch, on <c>head_pan_link</c>. Extension.</summary>
    public RobotCamera? Camera { get; init; }

    /// <summary>How the robot's meshes are read. Extension.</summary>
    public RobotLooks Looks { get; init; } = new();
}
