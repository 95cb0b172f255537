using System.Globalization;
using System.Text.Json;
using Galactic.Assets;
using Galactic.Geometry;

namespace Galactic.Datasets.Formats;

/// <summary>Reads the robot of a collection file.</summary>
internal static class RobotReader
{
    private const int MostChannels = 256;
    private const float LargestStep = 10, LargestJoint = 1000;

    public static RobotDescription Read(JsonPlace robot)
    {
        JsonPlace gripper = robot["gripper"];
        RobotDescription description = new()
        {
            UrdfPath = robot["urdfFilepath"].Text(),
            StartJoints = StartJoints(robot["startJointPositions"]),
            Actions = Actions(robot["actionMap"]),
            GripperLink = gripper["attachLinkName"].Text(),
            GripperOffset = gripper["offset"].Vector(CollectionObject.Farthest),
            GripperRadius = gripper["radius"].Number(),
            Links = robot["links"].Items(link => (
                link["linkName"].Text(),
                (IReadOnlyList<CollisionSphere>)link["collisionSpheres"].Items(CollectionObject.ReadSphere))),
            Name = robot.Find("name")?.Text(),
            BaseLink = robot.Find("baseLink")?.Text(),
            JointOrder = robot.Find("jointOrder")?.Items(name => name.Text()),
            ArmJoints = robot.Find("armJoints")?.Items(Joint),
            ArmRest = robot.Find("armRest")?.Items(value => value.Number(-LargestJoint, LargestJoint)),
            Camera = robot.Find("camera") is { } camera
                ? new RobotCamera(
                    camera["linkName"].Text(), new Pose(camera["position"].Vector(CollectionObject.Farthest), camera["rotation"].Rotation()))
                : null,
            Looks = robot.Find("visuals") is { } visuals ? Looks(visuals) : new RobotLooks(),
        };
        Only(
            robot, "urdfFilepath", "startJointPositions", "actionMap", "gripper", "links", "name", "baseLink",
            "jointOrder", "armJoints", "armRest", "camera", "visuals");
        Only(gripper, "attachLinkName", "offset", "radius");
        return description;
    }

    private static (JointReference Joint, float Value)[] StartJoints(JsonPlace start)
    {
        if (start.Element.ValueKind == JsonValueKind.Array)
        {
            float[] values = start.Items(v => v.Number(-LargestJoint, LargestJoint));
            return [.. values.Select((value, i) => (new JointReference(i, ""), value))];
        }

        return start.Element.ValueKind == JsonValueKind.Object
            ? [.. Properties(start).Select(name => (new JointReference(-1, name), start[name].Number(-LargestJoint, LargestJoint)))]
            : throw start.Expected("an array of numbers, or an object from joint names to numbers");
    }

    private static RobotActions Actions(JsonPlace map)
    {
        int count = map["numActions"].Whole(3, MostChannels);
        JsonPlace grasp = map["graspRelease"];
        float[] thresholds = grasp["thresholds"].Items(t => t.Number(-1, 1));
        if (thresholds.Length != 2 || thresholds[0] > thresholds[1])
        {
            throw grasp["thresholds"].Expected("[release below, grasp from], the first not above the second");
        }

        Only(map, "numActions", "baseMove", "baseRotate", "graspRelease", "joints", "endEpisode");
        return new RobotActions
        {
            Count = count,
            BaseMove = Channel(map["baseMove"], count),
            BaseRotate = Channel(map["baseRotate"], count),
            Grasp = grasp["actionIdx"].IndexInto(count, "actions"),
            ReleaseThreshold = thresholds[0],
            GraspThreshold = thresholds[1],
            Joints = map["joints"].Items(j => (Joint(j["first"]), Channel(j["second"], count))),
            EndEpisode = map.Find("endEpisode")?["actionIdx"].IndexInto(count, "actions"),
        };
    }

    private static RobotChannel Channel(JsonPlace channel, int count)
    {
        float low = channel["stepMin"].Number(-LargestStep, LargestStep);
        float high = channel["stepMax"].Number(-LargestStep, LargestStep);
        if (low != -high || high == 0)
        {
            throw channel.Wrong(string.Create(
                CultureInfo.InvariantCulture,
                $"stepMin {low} and stepMax {high}, expected opposite numbers other than 0, so that action 0 stays"));
        }

        return new RobotChannel(channel["actionIdx"].IndexInto(count, "actions"), high);
    }

    private static JointReference Joint(JsonPlace joint) => joint.Element.ValueKind == JsonValueKind.String
        ? new JointReference(-1, joint.Text())
        : new JointReference(joint.Whole(0, MostChannels), "");

    private static RobotLooks Looks(JsonPlace visuals)
    {
        Only(visuals, "meshFolder", "trianglesPerLink", "gltfYUp", "mergeFixedLinks", "colors");
        Dictionary<string, uint> colors = [];
        if (visuals.Find("colors") is { } list)
        {
            string[] links = [.. Properties(list)];
            colors = links.ToDictionary(link => link, link => ReadColor(list[link]));
        }

        return new RobotLooks
        {
            MeshFolder = visuals.Find("meshFolder")?.Text(),
            TrianglesPerLink = visuals.Find("trianglesPerLink")?.Whole(12, 1_000_000),
            IsGltfYUp = visuals.Find("gltfYUp")?.Flag() ?? true,
            MergesFixedLinks = visuals.Find("mergeFixedLinks")?.Flag() ?? false,
            Colors = colors,
        };
    }

    // A mistyped optional property would otherwise be ignored without a word.
    private static void Only(JsonPlace place, params string[] known)
    {
        string? other = Properties(place).FirstOrDefault(name => !known.Contains(name));
        if (other is not null)
        {
            throw place.Wrong($"\"{other}\" is not known here, expected only {string.Join(", ", known)}");
        }
    }

    private static IEnumerable<string> Properties(JsonPlace place) =>
        place.Element.ValueKind == JsonValueKind.Object
            ? place.Element.EnumerateObject().Select(p => p.Name).Distinct()
            : throw place.Expected("an object");

    private static uint ReadColor(JsonPlace color) =>
        color.Text() is ['#', .. { Length: 6 } digits]
            && int.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out int value)
            ? Color.Hex(value)
            : throw color.Expected("a colour such as \"#e4e6ea\"");
}
