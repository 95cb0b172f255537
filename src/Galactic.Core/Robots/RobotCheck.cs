using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using System.Runtime.CompilerServices;
using Galactic.Geometry;

namespace Galactic.Robots;

/// <summary>
/// Refuses robots that make no sense. What passes can be stepped without any further check of an index or a number.
/// </summary>
internal static class RobotCheck
{
    private const int MostLinks = 1024;
    private const int MostJoints = 256;
    private const int MostSpheres = 1024;
    private const int MostChannels = 256;
    private const float UnitTolerance = 1e-3f;

    public static void Run(RobotParts robot)
    {
        Require(!string.IsNullOrWhiteSpace(robot.Name), "Name", "must not be empty");
        Count(robot.Links, MostLinks);
        Count(robot.Joints, MostJoints, least: 0);
        Count(robot.Spheres, MostSpheres);
        Names(robot.Links.Select(l => l.Name), "Links");
        Names(robot.Joints.Select(j => j.Name), "Joints");
        Each(robot.Joints, "Joints", CheckJoint);
        Each(robot.Links, "Links", (link, i) => CheckLink(robot, link, i));
        Each(robot.Joints, "Joints", (joint, i) => Require(
            robot.Links.Any(l => l.Joint == i), "", $"'{joint.Name}' moves no link"));
        Each(robot.ArmJoints, "ArmJoints", (joint, i) => Index(joint, robot.Joints.Count, "joints"));
        Require(robot.ArmJoints.Distinct().Count() == robot.ArmJoints.Count, "ArmJoints", "names a joint twice");
        CheckRest(robot);
        Each(robot.Spheres, "Spheres", (sphere, _) => CheckSphere(robot, sphere));
        CheckGripperAndCamera(robot);
        Each(robot.Visuals, "Visuals", (visual, _) => CheckVisual(robot, visual));
        ActionMapCheck.Run(robot.Actions, robot.Joints, MostChannels);
    }

    /// <summary>Runs a check on every item, naming the item that fails.</summary>
    public static void Each<T>(IReadOnlyList<T> items, string name, Action<T, int> check)
    {
        for (int i = 0; i < items.Count; i++)
        {
            try
            {
                Require(items[i] is not null, "", "is missing");
                check(items[i], i);
            }
            catch (RobotException error)
            {
                throw new RobotException($"{name}[{i}]{(error.Place.Length > 0 ? "." : "")}{error.Place}", error.Problem);
            }
        }
    }

    public static void Require([DoesNotReturnIf(false)] bool holds, string place, string problem)
    {
        if (!holds)
        {
            throw new RobotException(place, problem);
        }
    }

    public static void Names(IEnumerable<string> names, string place)
    {
        HashSet<string> seen = new(StringComparer.Ordinal);
        foreach (string name in names)
        {
            Require(!string.IsNullOrWhiteSpace(name), place, "holds an empty name");
            Require(seen.Add(name), place, $"has two called '{name}'");
        }
    }

    public static void Index(int index, int count, string of, string place = "") =>
        Require((uint)index < (uint)count, place, $"is {index}, but there are {count} {of}, counted from 0");

    private static void Count<T>(
        IReadOnlyList<T> items, int most, int least = 1, [CallerArgumentExpression(nameof(items))] string place = "") =>
        Require(
            items.Count >= least && items.Count <= most, place[(place.IndexOf('.') + 1)..],
            $"has {items.Count} entries, expected {least} to {most}");

    private static void CheckJoint(RobotJoint joint, int index)
    {
        Require(
            joint.Lower <= joint.Upper && joint.Lower < float.PositiveInfinity && joint.Upper > float.NegativeInfinity,
            "", $"'{joint.Name}' has limits {joint.Lower} to {joint.Upper}, expected lower <= upper");
        Require(float.IsFinite(joint.Start), "Start", $"of '{joint.Name}' is {joint.Start}, expected a finite number");
        Require(
            joint.Start >= joint.Lower && joint.Start <= joint.Upper, "Start",
            $"of '{joint.Name}' is {joint.Start}, outside its limits {joint.Lower} to {joint.Upper}");
    }

    private static void CheckLink(RobotParts robot, RobotLink link, int index)
    {
        Require(
            index == 0 ? link.Parent == -1 : link.Parent >= 0 && link.Parent < index, "Parent",
            index == 0
                ? $"of '{link.Name}', the base, is {link.Parent}, expected -1"
                : $"of '{link.Name}' is {link.Parent}, expected a link before it: 0 to {index - 1}");
        CheckPose(link.ParentFromJoint, "ParentFromJoint");
        if (link.Type == JointType.Fixed)
        {
            Require(link.Joint == -1, "Joint", $"of '{link.Name}' is {link.Joint}, expected -1 for a fixed link");
            return;
        }

        Require(link.Type is JointType.Revolute or JointType.Prismatic, "Type", $"is {(int)link.Type}, an unknown kind");
        Index(link.Joint, robot.Joints.Count, "joints", "Joint");
        Require(
            MathF.Abs(link.Axis.Length() - 1) < UnitTolerance, "Axis",
            $"of '{link.Name}' is {link.Axis}, expected a vector of length 1");
        Require(
            float.IsFinite(link.Gain) && link.Gain != 0, "Gain",
            $"of '{link.Name}' is {link.Gain}, expected a finite number other than 0");
    }

    private static void CheckRest(RobotParts robot)
    {
        if (robot.ArmRest is not { } rest)
        {
            return;
        }

        Require(
            rest.Count == robot.ArmJoints.Count, "ArmRest",
            $"has {rest.Count} values, expected one per arm joint: {robot.ArmJoints.Count}");
        Each(rest, "ArmRest", (value, i) =>
        {
            RobotJoint joint = robot.Joints[robot.ArmJoints[i]];
            Require(
                value >= joint.Lower && value <= joint.Upper && float.IsFinite(value), "",
                $"is {value}, outside the limits {joint.Lower} to {joint.Upper} of '{joint.Name}'");
        });
    }

    private static void CheckSphere(RobotParts robot, RobotSphere sphere)
    {
        Index(sphere.Link, robot.Links.Count, "links", "Link");
        CheckVector(sphere.Sphere.Center, "Center");
        Require(
            SphereRadii.Contains(sphere.Sphere.Radius), "Radius",
            $"is {sphere.Sphere.Radius}, expected one of {string.Join(", ", SphereRadii.All.ToArray())} m");
    }

    private static void CheckGripperAndCamera(RobotParts robot)
    {
        Index(robot.GripperLink, robot.Links.Count, "links", "GripperLink");
        CheckVector(robot.GripperOffset, "GripperOffset");
        Require(
            robot.GripperRadius is > 0 and <= SphereRadii.Large, "GripperRadius",
            $"is {robot.GripperRadius}, expected above 0 and at most {SphereRadii.Large} m");
        Require(robot.Camera is not null, "Camera", "is missing");
        Index(robot.Camera.Link, robot.Links.Count, "links", "Camera.Link");
        CheckPose(robot.Camera.LinkFromCamera, "Camera.LinkFromCamera");
    }

    private static void CheckVisual(RobotParts robot, LinkVisual visual)
    {
        Index(visual.Link, robot.Links.Count, "links", "Link");
        Require(visual.Mesh is not null, "Mesh", "is missing");
    }

    private static void CheckPose(Pose pose, string place)
    {
        CheckVector(pose.Position, $"{place}.Position");
        Require(
            MathF.Abs(pose.Rotation.Length() - 1) < UnitTolerance, $"{place}.Rotation",
            $"is {pose.Rotation}, expected a quaternion of length 1");
    }

    private static void CheckVector(Vector3 vector, string place) => Require(
        float.IsFinite(vector.X) && float.IsFinite(vector.Y) && float.IsFinite(vector.Z), place,
        $"is {vector}, expected finite numbers");
}
