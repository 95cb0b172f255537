using System.Numerics;
using System.Xml.Linq;
using Galactic.Geometry;

namespace Galactic.Assets;

/// <summary>Reads the joints of a URDF file.</summary>
internal static class UrdfJoints
{
    private const int MaxDepth = 256;

    public static UrdfJoint Read(string path, XElement joint)
    {
        string parent = UrdfXml.Text(path, joint.Element("parent"), "link");
        string child = UrdfXml.Text(path, joint.Element("child"), "link");
        string name = joint.Attribute("name")?.Value ?? child;
        XElement? limit = joint.Element("limit"), mimic = joint.Element("mimic"), axis = joint.Element("axis");
        return new UrdfJoint(
            name,
            TypeOf(path, name, joint.Attribute("type")?.Value),
            parent,
            child,
            UrdfXml.Origin(path, joint),
            axis is null ? Vector3.UnitX : UrdfXml.Vector(path, axis, "xyz", Vector3.UnitX),
            limit is null ? null : UrdfXml.Scalar(path, limit, "lower", 0),
            limit is null ? null : UrdfXml.Scalar(path, limit, "upper", 0),
            mimic is null
                ? null
                : new UrdfMimic(
                    UrdfXml.Text(path, mimic, "joint"),
                    UrdfXml.Scalar(path, mimic, "multiplier", 1),
                    UrdfXml.Scalar(path, mimic, "offset", 0)));
    }

    /// <summary>The joint above each link.</summary>
    /// <exception cref="AssetException">A link is the child of two joints.</exception>
    public static Dictionary<string, UrdfJoint> ByChild(string path, IEnumerable<UrdfJoint> joints)
    {
        var above = new Dictionary<string, UrdfJoint>();
        foreach (UrdfJoint joint in joints)
        {
            if (!above.TryAdd(joint.Child, joint))
            {
                throw new AssetException(path, $"link {joint.Child}", "is the child of two joints");
            }
        }

        return above;
    }

    /// <summary>A link's frame in that of its root, all joints at zero.</summary>
    public static Pose RootFrom(string path, string link, Dictionary<string, UrdfJoint> above)
    {
        Pose pose = Pose.Identity;
        int depth = 0;
        for (string at = link; above.TryGetValue(at, out UrdfJoint? joint); at = joint.Parent)
        {
            pose = joint.ParentFromChild * pose;
            if (++depth > MaxDepth)
            {
                throw new AssetException(path, $"link {link}", $"more than {MaxDepth} joints above it, or a cycle");
            }
        }

        return pose;
    }

    private static UrdfJointType TypeOf(string path, string name, string? type) => type switch
    {
        "fixed" => UrdfJointType.Fixed,
        "revolute" => UrdfJointType.Revolute,
        "continuous" => UrdfJointType.Continuous,
        "prismatic" => UrdfJointType.Prismatic,
        "planar" => UrdfJointType.Planar,
        "floating" => UrdfJointType.Floating,
        _ => throw new AssetException(
            path, $"joint {name}",
            $"its type is {(type is null ? "missing" : $"\"{type}\"")}, expected fixed, revolute, continuous, "
            + "prismatic, planar or floating"),
    };
}
