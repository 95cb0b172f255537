using System.Numerics;
using Galactic.Geometry;

namespace Galactic.Robots;

/// <summary>
/// One link and the joint that carries it. All vectors are in Y-up link frames: x forward, y up, z right. A point
/// (a, b, c) of a URDF frame is (a, c, -b) here.
/// </summary>
/// <param name="Name">Unique name.</param>
/// <param name="Parent">Index of the parent link, smaller than the own index; -1 for the base.</param>
/// <param name="Type">Kind of joint.</param>
/// <param name="Joint">
/// Index into the joint vector, -1 for fixed joints. Links that mimic each other share an entry.
/// </param>
/// <param name="ParentFromJoint">Joint frame at joint value 0, in the parent's frame.</param>
/// <param name="Axis">Unit axis in the joint frame; axes along a coordinate axis cost least.</param>
/// <param name="Gain">Motion of this link per unit of the joint value; 1 unless the link mimics another one.</param>
public sealed record RobotLink(
    string Name, int Parent, JointType Type, int Joint, Pose ParentFromJoint, Vector3 Axis, float Gain = 1)
{
    /// <summary>The link's pose in its parent's frame.</summary>
    /// <param name="joints">The robot's joint vector, radians or metres.</param>
    public Pose ParentFromLink(ReadOnlySpan<float> joints) => Type switch
    {
        JointType.Revolute => ParentFromJoint
            * new Pose(Vector3.Zero, Quaternion.CreateFromAxisAngle(Axis, Gain * joints[Joint])),
        JointType.Prismatic => ParentFromJoint * new Pose(Axis * (Gain * joints[Joint]), Quaternion.Identity),
        _ => ParentFromJoint,
    };
}
