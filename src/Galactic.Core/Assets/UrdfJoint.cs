using System.Numerics;
using Galactic.Geometry;

namespace Galactic.Assets;

/// <summary>One joint of a URDF file, in the file's frames (z up).</summary>
/// <param name="Name">Unique name.</param>
/// <param name="Type">How the child moves.</param>
/// <param name="Parent">Name of the parent link.</param>
/// <param name="Child">Name of the child link.</param>
/// <param name="ParentFromChild">The child's frame at joint value zero.</param>
/// <param name="Axis">Direction of the axis in the child's frame, as written: not of length 1 in every file.</param>
/// <param name="Lower">Lower limit, radians or metres; null without a limit element.</param>
/// <param name="Upper">Upper limit; null without a limit element.</param>
/// <param name="Mimic">The joint it follows, or null.</param>
public sealed record UrdfJoint(
    string Name, UrdfJointType Type, string Parent, string Child, Pose ParentFromChild, Vector3 Axis, float? Lower,
    float? Upper, UrdfMimic? Mimic);
