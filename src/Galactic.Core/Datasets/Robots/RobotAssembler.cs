using System.Numerics;
using Galactic.Assets;
using Galactic.Datasets.Formats;
using Galactic.Geometry;
using Galactic.Robots;

namespace Galactic.Datasets.Robots;

/// <summary>Puts a robot together from its link tree and its description.</summary>
internal sealed class RobotAssembler(RobotTree tree, RobotDescription description, string path)
{
    private const string DefaultCameraLink = "head_pan_link";
    private const float LimitTolerance = 1e-5f;

    /// <summary>The robot.</summary>
    /// <exception cref="AssetException">Something in the description does not fit the link tree.</exception>
    public RobotModel Assemble(string urdfName, LinkVisual[] visuals)
    {
        RobotJoint[] joints = Joints();
        int[] arm = ArmJoints();
        RobotParts parts = new()
        {
            Name = description.Name ?? (urdfName.Length > 0 ? urdfName : Path.GetFileNameWithoutExtension(path)),
            Links = [.. tree.Links.Select(Link)],
            Joints = joints,
            ArmJoints = arm,
            ArmRest = description.ArmRest,
            Spheres = [.. description.Links.SelectMany((link, i) => Spheres(link.Link, link.Spheres, i))],
            GripperLink = tree.Link(description.GripperLink, "gripper.attachLinkName"),
            GripperOffset = description.GripperOffset,
            GripperRadius = description.GripperRadius,
            Camera = Camera(),
            Visuals = visuals,
            Actions = Actions(joints),
        };
        try
        {
            return new RobotModel(parts);
        }
        catch (RobotException error)
        {
            throw new AssetException(path, RobotTree.Place, error.Message, error);
        }
    }

    private RobotLink Link((string Name, int Parent, UrdfJoint? Joint) link)
    {
        if (link.Joint is not { } joint || link.Parent < 0)
        {
            return new RobotLink(link.Name, -1, JointType.Fixed, -1, Pose.Identity, Vector3.UnitX);
        }

        Pose origin = UrdfFrame.YUp(joint.ParentFromChild);
        if (joint.Type == UrdfJointType.Fixed)
        {
            return new RobotLink(link.Name, link.Parent, JointType.Fixed, -1, origin, Vector3.UnitX);
        }

        Vector3 axis = UrdfFrame.YUp(Vector3.Normalize(joint.Axis));
        (int number, float gain, float offset) = tree.Motion(joint);
        bool slides = joint.Type == UrdfJointType.Prismatic;
        if (offset != 0)
        {
            origin *= slides
                ? new Pose(axis * offset, Quaternion.Identity)
                : new Pose(Vector3.Zero, Quaternion.CreateFromAxisAngle(axis, offset));
        }

        JointType type = slides ? JointType.Prismatic : JointType.Revolute;
        return new RobotLink(link.Name, link.Parent, type, number, origin, axis, gain);
    }

    private RobotJoint[] Joints()
    {
        float[] starts = [.. tree.Joints.Select(j => Math.Clamp(0, Limits(j).Lower, Limits(j).Upper))];
        if (description.StartsInOrder && description.StartJoints.Count != starts.Length)
        {
            throw Wrong(
                "startJointPositions",
                $"{description.StartJoints.Count} values, expected one per joint that moves: {starts.Length} "
                + $"({string.Join(", ", tree.Joints.Select(j => j.Name))})");
        }

        foreach ((JointReference reference, float value) in description.StartJoints)
        {
            int number = tree.Joint(reference, "startJointPositions");
            (float lower, float upper) = Limits(tree.Joints[number]);
            starts[number] = value >= lower - LimitTolerance && value <= upper + LimitTolerance
                ? Math.Clamp(value, lower, upper)
                : throw Wrong(
                    "startJointPositions",
                    $"{tree.Joints[number].Name} starts at {value}, outside its limits {lower} to {upper}");
        }

        return [.. tree.Joints.Select((j, i) => new RobotJoint(j.Name, Limits(j).Lower, Limits(j).Upper, starts[i]))];
    }

    private static (float Lower, float Upper) Limits(UrdfJoint joint) => joint.Type == UrdfJointType.Continuous
        ? (float.NegativeInfinity, float.PositiveInfinity)
        : (joint.Lower ?? 0, joint.Upper ?? 0);

    private int[] ArmJoints() => description.ArmJoints is { } named
        ? [.. named.Select((joint, i) => tree.Joint(joint, $"armJoints[{i}]"))]
        : [.. description.Actions.Joints.Select((joint, i) => tree.Joint(joint.Joint, $"actionMap.joints[{i}].first"))];

    private IEnumerable<RobotSphere> Spheres(string link, IReadOnlyList<CollisionSphere> spheres, int index)
    {
        int number = tree.Link(link, $"links[{index}].linkName");
        return spheres.Select(sphere => new RobotSphere(number, sphere));
    }

    private CameraMount Camera()
    {
        if (description.Camera is { } camera)
        {
            return new CameraMount(tree.Link(camera.Link, "camera.linkName"), camera.LinkFromCamera);
        }

        return tree.Links.Any(l => l.Name == DefaultCameraLink)
            ? new CameraMount(tree.Link(DefaultCameraLink, "camera"), Fetch.LinkFromCamera)
            : throw Wrong(
                "", $"\"camera\" is missing, expected where the robot's camera is, as it has no link {DefaultCameraLink}");
    }

    private ActionMap Actions(RobotJoint[] joints)
    {
        RobotActions map = description.Actions;
        string[] names = [.. Enumerable.Range(0, map.Count).Select(i => $"unused_{i}")];
        JointAction[] moved = [.. map.Joints.Select((joint, i) => new JointAction(
            joint.Channel.Action, tree.Joint(joint.Joint, $"actionMap.joints[{i}].first"), joint.Channel.Step))];
        foreach (JointAction action in moved)
        {
            names[action.Channel] = ShortName(joints[action.Joint].Name);
        }

        (names[map.Grasp], names[map.BaseRotate.Action], names[map.BaseMove.Action]) = ("grasp", "turn", "drive");
        int end = map.EndEpisode
            ?? Array.FindIndex(names, name => name.StartsWith("unused_", StringComparison.Ordinal));
        if (end < 0)
        {
            throw Wrong(
                "actionMap.numActions", $"{map.Count} channels all have a meaning, expected one more to end the episode");
        }

        names[end] = "end";
        return new ActionMap
        {
            Names = names,
            GraspChannel = map.Grasp,
            GraspThreshold = map.GraspThreshold,
            ReleaseThreshold = map.ReleaseThreshold,
            TurnChannel = map.BaseRotate.Action,
            TurnStep = map.BaseRotate.Step,
            DriveChannel = map.BaseMove.Action,
            DriveStep = map.BaseMove.Step,
            EndChannel = end,
            Joints = moved,
        };
    }

    private static string ShortName(string joint) =>
        joint.EndsWith("_joint", StringComparison.Ordinal) && joint.Length > 6 ? joint[..^6] : joint;

    private AssetException Wrong(string place, string problem) =>
        new(path, place.Length == 0 ? RobotTree.Place : $"{RobotTree.Place}.{place}", problem);
}
