using System.Text.Json;

namespace Galactic.Datasets.Formats;

/// <summary>Writes the robot of a collection file.</summary>
internal static class RobotWriter
{
    public static void Write(Utf8JsonWriter json, RobotDescription robot)
    {
        json.WriteString("urdfFilepath", robot.UrdfPath);
        WriteStart(json, robot);
        WriteActions(json, robot.Actions);
        json.WriteStartObject("gripper");
        json.WriteString("attachLinkName", robot.GripperLink);
        json.Line("offset", robot.GripperOffset.X, robot.GripperOffset.Y, robot.GripperOffset.Z);
        json.WriteNumber("radius", robot.GripperRadius);
        json.WriteEndObject();
        json.Objects("links", robot.Links, link =>
        {
            json.WriteString("linkName", link.Link);
            json.Spheres(link.Spheres);
        });
        WriteExtensions(json, robot);
    }

    private static void WriteStart(Utf8JsonWriter json, RobotDescription robot)
    {
        if (robot.StartsInOrder)
        {
            json.Line("startJointPositions", [.. robot.StartJoints.Select(s => s.Value)]);
            return;
        }

        json.WriteStartObject("startJointPositions");
        foreach ((JointReference joint, float value) in robot.StartJoints)
        {
            json.WriteNumber(joint.Name, value);
        }

        json.WriteEndObject();
    }

    private static void WriteActions(Utf8JsonWriter json, RobotActions actions)
    {
        json.WriteStartObject("actionMap");
        json.WriteNumber("numActions", actions.Count);
        WriteChannel(json, "baseMove", actions.BaseMove);
        WriteChannel(json, "baseRotate", actions.BaseRotate);
        json.WriteStartObject("graspRelease");
        json.WriteNumber("actionIdx", actions.Grasp);
        json.Line("thresholds", actions.ReleaseThreshold, actions.GraspThreshold);
        json.WriteEndObject();
        json.Objects("joints", actions.Joints, joint =>
        {
            json.WritePropertyName("first");
            WriteJoint(json, joint.Joint);
            WriteChannel(json, "second", joint.Channel);
        });
        if (actions.EndEpisode is { } end)
        {
            json.WriteStartObject("endEpisode");
            json.WriteNumber("actionIdx", end);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void WriteChannel(Utf8JsonWriter json, string name, RobotChannel channel)
    {
        json.WriteStartObject(name);
        json.WriteNumber("actionIdx", channel.Action);
        json.WriteNumber("stepMin", -channel.Step);
        json.WriteNumber("stepMax", channel.Step);
        json.WriteEndObject();
    }

    private static void WriteJoint(Utf8JsonWriter json, JointReference joint)
    {
        if (joint.Index >= 0)
        {
            json.WriteNumberValue(joint.Index);
        }
        else
        {
            json.WriteStringValue(joint.Name);
        }
    }

    private static void WriteExtensions(Utf8JsonWriter json, RobotDescription robot)
    {
        if (robot.Name is { } name)
        {
            json.WriteString("name", name);
        }

        if (robot.BaseLink is { } baseLink)
        {
            json.WriteString("baseLink", baseLink);
        }

        if (robot.JointOrder is { } order)
        {
            WriteList(json, "jointOrder", order, json.WriteStringValue);
        }

        if (robot.ArmJoints is { } arm)
        {
            WriteList(json, "armJoints", arm, joint => WriteJoint(json, joint));
        }

        if (robot.ArmRest is { } rest)
        {
            json.Line("armRest", [.. rest]);
        }

        if (robot.Camera is { } camera)
        {
            json.WriteStartObject("camera");
            json.WriteString("linkName", camera.Link);
            json.Vector("position", camera.LinkFromCamera.Position);
            json.Rotation("rotation", camera.LinkFromCamera.Rotation);
            json.WriteEndObject();
        }

        WriteLooks(json, robot.Looks);
    }

    private static void WriteLooks(Utf8JsonWriter json, RobotLooks looks)
    {
        if (looks is { MeshFolder: null, TrianglesPerLink: null, IsGltfYUp: true, MergesFixedLinks: false }
            && looks.Colors.Count == 0)
        {
            return;
        }

        json.WriteStartObject("visuals");
        if (looks.MeshFolder is { } folder)
        {
            json.WriteString("meshFolder", folder);
        }

        if (looks.TrianglesPerLink is { } triangles)
        {
            json.WriteNumber("trianglesPerLink", triangles);
        }

        json.WriteBoolean("gltfYUp", looks.IsGltfYUp);
        json.WriteBoolean("mergeFixedLinks", looks.MergesFixedLinks);
        json.WriteStartObject("colors");
        foreach ((string link, uint color) in looks.Colors)
        {
            json.WriteString(link, $"#{color & 0xFF:x2}{color >> 8 & 0xFF:x2}{color >> 16 & 0xFF:x2}");
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteList<T>(Utf8JsonWriter json, string name, IReadOnlyList<T> items, Action<T> write)
    {
        json.WriteStartArray(name);
        foreach (T item in items)
        {
            write(item);
        }

        json.WriteEndArray();
    }
}
