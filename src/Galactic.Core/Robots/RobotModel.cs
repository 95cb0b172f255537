using System.Numerics;
using Galactic.Geometry;

namespace Galactic.Robots;

/// <summary>
/// A robot: link tree, joints, collision spheres, gripper, camera, looks and the meaning of actions. Immutable and
/// shared by all envs. Link frames are Y-up, see <see cref="RobotLink"/>.
/// </summary>
public sealed class RobotModel
{
    /// <summary>Name for people.</summary>
    public required string Name { get; init; }

    /// <summary>Links, parents before children; link 0 is the base.</summary>
    public required IReadOnlyList<RobotLink> Links { get; init; }

    /// <summary>The joint vector.</summary>
    public required IReadOnlyList<RobotJoint> Joints { get; init; }

    /// <summary>The joints an episode sets and a task observes, as indices into <see cref="Joints"/>.</summary>
    public required IReadOnlyList<int> ArmJoints { get; init; }

    /// <summary>Collision spheres in the order they are tested.</summary>
    public required IReadOnlyList<RobotSphere> Spheres { get; init; }

    /// <summary>Link whose frame is the end effector's.</summary>
    public required int GripperLink { get; init; }

    /// <summary>Centre of the grasp query sphere in the gripper frame, metres.</summary>
    public required Vector3 GripperOffset { get; init; }

    /// <summary>Radius of the grasp query sphere, metres.</summary>
    public required float GripperRadius { get; init; }

    /// <summary>The robot's own camera.</summary>
    public required CameraMount Camera { get; init; }

    /// <summary>Meshes by link.</summary>
    public required IReadOnlyList<LinkVisual> Visuals { get; init; }

    /// <summary>Meaning of the action channels.</summary>
    public required ActionMap Actions { get; init; }

    /// <summary>The index of a link.</summary>
    /// <exception cref="ArgumentException">There is no such link.</exception>
    public int LinkIndex(string name)
    {
        for (int i = 0; i < Links.Count; i++)
        {
            if (Links[i].Name == name)
            {
                return i;
            }
        }

        throw new ArgumentException(
            $"{Name} has no link '{name}'. Links: {string.Join(", ", Links.Select(l => l.Name))}.", nameof(name));
    }

    /// <summary>
    /// A whole joint vector from arm joints: the others at their start values, all clamped to limits.
    /// </summary>
    /// <param name="armJoints">One value per <see cref="ArmJoints"/>, radians.</param>
    /// <param name="joints">Receives one value per <see cref="Joints"/>.</param>
    /// <exception cref="ArgumentException">A length does not fit.</exception>
    public void StartJoints(IReadOnlyList<float> armJoints, Span<float> joints)
    {
        RequireLength(armJoints.Count, ArmJoints.Count, "arm joints");
        RequireLength(joints.Length, Joints.Count, "joints");
        for (int i = 0; i < joints.Length; i++)
        {
            joints[i] = Joints[i].Start;
        }

        for (int i = 0; i < armJoints.Count; i++)
        {
            RobotJoint joint = Joints[ArmJoints[i]];
            joints[ArmJoints[i]] = Math.Clamp(armJoints[i], joint.Lower, joint.Upper);
        }
    }

    /// <summary>Poses of all links, computed link by link: the reference for the batched kinematics.</summary>
    /// <param name="position">Base (x, z), metres.</param>
    /// <param name="yaw">Base yaw, radians; heading is (cos, 0, -sin).</param>
    /// <param name="joints">One value per joint, radians or metres.</param>
    /// <param name="worldFromLink">Receives one pose per link.</param>
    /// <exception cref="ArgumentException">A length does not fit.</exception>
    public void ForwardKinematics(Vector2 position, float yaw, ReadOnlySpan<float> joints, Span<Pose> worldFromLink)
    {
        RequireLength(joints.Length, Joints.Count, "joints");
        RequireLength(worldFromLink.Length, Links.Count, "links");
        Pose worldFromBase = new(
            new Vector3(position.X, 0, position.Y), Quaternion.CreateFromAxisAngle(Vector3.UnitY, yaw));
        for (int i = 0; i < Links.Count; i++)
        {
            RobotLink link = Links[i];
            Pose parent = link.Parent < 0 ? worldFromBase : worldFromLink[link.Parent];
            Pose motion = link.Type switch
            {
                JointType.Revolute => new Pose(
                    Vector3.Zero, Quaternion.CreateFromAxisAngle(link.Axis, joints[link.Joint])),
                JointType.Prismatic => new Pose(link.Axis * joints[link.Joint], Quaternion.Identity),
                _ => Pose.Identity,
            };
            worldFromLink[i] = parent * link.ParentFromJoint * motion;
        }
    }

    /// <summary>World centres of all collision spheres, metres, in the order of <see cref="Spheres"/>.</summary>
    /// <param name="position">Base (x, z), metres.</param>
    /// <param name="yaw">Base yaw, radians.</param>
    /// <param name="joints">One value per joint, radians or metres.</param>
    /// <param name="centers">Receives one centre per sphere.</param>
    /// <exception cref="ArgumentException">A length does not fit.</exception>
    public void SphereCenters(Vector2 position, float yaw, ReadOnlySpan<float> joints, Span<Vector3> centers)
    {
        RequireLength(centers.Length, Spheres.Count, "spheres");
        Span<Pose> links = stackalloc Pose[Links.Count];
        ForwardKinematics(position, yaw, joints, links);
        for (int i = 0; i < centers.Length; i++)
        {
            centers[i] = links[Spheres[i].Link].Transform(Spheres[i].Sphere.Center);
        }
    }

    private void RequireLength(int actual, int expected, string what)
    {
        if (actual != expected)
        {
            throw new ArgumentException($"{Name} has {expected} {what}, got {actual} values.");
        }
    }
}
