using System.Collections.ObjectModel;
using System.Numerics;
using Galactic.Geometry;

namespace Galactic.Robots;

/// <summary>
/// A robot: link tree, joints, collision spheres, gripper, camera, looks and the meaning of actions. Immutable,
/// checked when it is made, and shared by all envs. Link frames are Y-up, see <see cref="RobotLink"/>.
/// </summary>
public sealed class RobotModel
{
    private readonly Lazy<RobotReach> reach;

    /// <summary>Checks and copies the parts.</summary>
    /// <exception cref="RobotException">An index, name, number or length makes no sense; the message says which.
    /// </exception>
    public RobotModel(RobotParts parts)
    {
        try
        {
            RobotCheck.Run(parts);
        }
        catch (RobotException error)
        {
            throw new RobotException($"Robot '{parts.Name}': {error.Place}", error.Problem);
        }

        Parts = parts with
        {
            Links = Copy(parts.Links),
            Joints = Copy(parts.Joints),
            ArmJoints = Copy(parts.ArmJoints),
            ArmRest = Copy(parts.ArmRest ?? [.. parts.ArmJoints.Select(j => parts.Joints[j].Start)]),
            Spheres = Copy(parts.Spheres),
            Visuals = Copy(parts.Visuals),
            Actions = parts.Actions with { Names = Copy(parts.Actions.Names), Joints = Copy(parts.Actions.Joints) },
        };
        reach = new Lazy<RobotReach>(() => RobotReach.Of(this));
    }

    /// <summary>Everything the robot is made of.</summary>
    public RobotParts Parts { get; }

    /// <inheritdoc cref="RobotParts.Name"/>
    public string Name => Parts.Name;

    /// <inheritdoc cref="RobotParts.Links"/>
    public IReadOnlyList<RobotLink> Links => Parts.Links;

    /// <inheritdoc cref="RobotParts.Joints"/>
    public IReadOnlyList<RobotJoint> Joints => Parts.Joints;

    /// <inheritdoc cref="RobotParts.ArmJoints"/>
    public IReadOnlyList<int> ArmJoints => Parts.ArmJoints;

    /// <summary>One value per arm joint: the pose in which episodes start, radians or metres.</summary>
    public IReadOnlyList<float> ArmRest => Parts.ArmRest!;

    /// <inheritdoc cref="RobotParts.Spheres"/>
    public IReadOnlyList<RobotSphere> Spheres => Parts.Spheres;

    /// <inheritdoc cref="RobotParts.GripperLink"/>
    public int GripperLink => Parts.GripperLink;

    /// <inheritdoc cref="RobotParts.GripperOffset"/>
    public Vector3 GripperOffset => Parts.GripperOffset;

    /// <inheritdoc cref="RobotParts.GripperRadius"/>
    public float GripperRadius => Parts.GripperRadius;

    /// <inheritdoc cref="RobotParts.Camera"/>
    public CameraMount Camera => Parts.Camera;

    /// <inheritdoc cref="RobotParts.Visuals"/>
    public IReadOnlyList<LinkVisual> Visuals => Parts.Visuals;

    /// <inheritdoc cref="RobotParts.Actions"/>
    public ActionMap Actions => Parts.Actions;

    /// <summary>How far the hand gets, measured on first use.</summary>
    public RobotReach Reach => reach.Value;

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
            worldFromLink[i] = parent * link.ParentFromLink(joints);
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

    /// <summary>
    /// Radius that the base needs to turn anywhere, metres: that of all spheres that are rigid with it, about its vertical
    /// axis, and 2 cm to spare, in whole centimetres.
    /// </summary>
    public float FootprintRadius()
    {
        const float Spare = 0.02f;
        Pose[] links = LinksAtRest();
        float reach = 0;
        foreach (RobotSphere sphere in Spheres.Where(s => IsRigid(s.Link)))
        {
            Vector3 center = links[sphere.Link].Transform(sphere.Sphere.Center);
            reach = MathF.Max(reach, new Vector2(center.X, center.Z).Length() + sphere.Sphere.Radius);
        }

        return MathF.Floor((reach + Spare) * 100) / 100;
    }

    /// <summary>True if no joint that ever moves is between the base and a link.</summary>
    internal bool IsRigid(int link)
    {
        for (; link >= 0; link = Links[link].Parent)
        {
            int joint = Links[link].Joint;
            if (ArmJoints.Contains(joint) || Actions.Joints.Any(a => a.Joint == joint))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>[link] poses with the base at the origin, yaw 0, and all joints at their start values.</summary>
    internal Pose[] LinksAtRest()
    {
        float[] joints = new float[Joints.Count];
        Pose[] links = new Pose[Links.Count];
        StartJoints(new float[ArmJoints.Count], joints);
        ForwardKinematics(Vector2.Zero, 0, joints, links);
        return links;
    }

    private static ReadOnlyCollection<T> Copy<T>(IEnumerable<T> items) => Array.AsReadOnly(items.ToArray());

    private void RequireLength(int actual, int expected, string what)
    {
        if (actual != expected)
        {
            throw new ArgumentException($"{Name} has {expected} {what}, got {actual} values.");
        }
    }
}
