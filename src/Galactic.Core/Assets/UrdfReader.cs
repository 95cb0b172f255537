using System.Globalization;
using System.Numerics;
using System.Xml;
using System.Xml.Linq;
using Galactic.Geometry;

namespace Galactic.Assets;

/// <summary>
/// Reads the shapes of a URDF file with every joint at zero: enough to place furniture. Joint limits, dynamics and
/// transmissions are not read.
/// </summary>
public static class UrdfReader
{
    private const int MaxDepth = 256;

    /// <summary>Reads a file. Mesh files are named, not opened.</summary>
    /// <exception cref="AssetException">The file is missing, is not URDF, or its links do not form a tree.</exception>
    public static UrdfModel Load(string path)
    {
        byte[] bytes = AssetFile.Read(path);
        return AssetFile.Guard(path, "valid URDF", () => Parse(path, bytes));
    }

    private static UrdfModel Parse(string path, byte[] bytes)
    {
        XDocument document;
        try
        {
            using var stream = new MemoryStream(bytes, false);
            using XmlReader reader = XmlReader.Create(
                stream, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit });
            document = XDocument.Load(reader);
        }
        catch (XmlException error)
        {
            throw new AssetException(path, $"line {error.LineNumber}", $"not well-formed XML: {error.Message}", error);
        }

        XElement robot = document.Root is { } root && root.Name.LocalName == "robot"
            ? root
            : throw new AssetException(path, "", "expected a <robot> element");
        Dictionary<string, (string Parent, Pose ParentFromChild)> joints = Joints(path, robot);
        var shapes = new List<UrdfShape>();
        foreach (XElement link in robot.Elements("link"))
        {
            string name = Text(path, link, "name");
            Pose rootFromLink = RootFrom(path, name, joints);
            foreach (XElement shape in link.Elements().Where(e => e.Name.LocalName is "visual" or "collision"))
            {
                shapes.Add(Shape(path, robot, name, rootFromLink, shape));
            }
        }

        return new UrdfModel(robot.Attribute("name")?.Value ?? "", shapes);
    }

    private static Dictionary<string, (string Parent, Pose ParentFromChild)> Joints(string path, XElement robot)
    {
        var joints = new Dictionary<string, (string, Pose)>();
        foreach (XElement joint in robot.Elements("joint"))
        {
            string child = Text(path, joint.Element("child"), "link");
            if (!joints.TryAdd(child, (Text(path, joint.Element("parent"), "link"), Origin(path, joint))))
            {
                throw new AssetException(path, $"link {child}", "is the child of two joints");
            }
        }

        return joints;
    }

    private static Pose RootFrom(
        string path, string link, Dictionary<string, (string Parent, Pose ParentFromChild)> joints)
    {
        Pose pose = Pose.Identity;
        int depth = 0;
        for (string at = link; joints.TryGetValue(at, out (string Parent, Pose ParentFromChild) joint); at = joint.Parent)
        {
            pose = joint.ParentFromChild * pose;
            if (++depth > MaxDepth)
            {
                throw new AssetException(path, $"link {link}", $"more than {MaxDepth} joints above it, or a cycle");
            }
        }

        return pose;
    }

    private static UrdfShape Shape(string path, XElement robot, string link, Pose rootFromLink, XElement shape)
    {
        XElement geometry = shape.Element("geometry")?.Elements().FirstOrDefault()
            ?? throw new AssetException(path, $"link {link}", $"a {shape.Name.LocalName} without geometry");
        (UrdfGeometry kind, Vector3 size, string mesh) = geometry.Name.LocalName switch
        {
            "box" => (UrdfGeometry.Box, Vector(path, geometry, "size", Vector3.One), ""),
            "sphere" => (UrdfGeometry.Sphere, new Vector3(Scalar(path, geometry, "radius"), 0, 0), ""),
            "cylinder" or "capsule" => (
                UrdfGeometry.Cylinder,
                new Vector3(Scalar(path, geometry, "radius"), Scalar(path, geometry, "length"), 0),
                ""),
            "mesh" => (
                UrdfGeometry.Mesh, Vector(path, geometry, "scale", Vector3.One), MeshPath(
                    path, Text(path, geometry, "filename"))),
            string other => throw new AssetException(path, $"link {link}", $"unknown geometry <{other}>"),
        };
        return new UrdfShape(
            link, shape.Name.LocalName == "collision", rootFromLink * Origin(path, shape), kind, size, mesh, ColorOf(
                path, robot, shape));
    }

    private static uint? ColorOf(string path, XElement robot, XElement shape)
    {
        XElement? material = shape.Element("material");
        string? name = material?.Attribute("name")?.Value;
        string? rgba = material?.Element("color")?.Attribute("rgba")?.Value
            ?? robot.Elements("material").FirstOrDefault(m => m.Attribute("name")?.Value == name)
                ?.Element("color")?.Attribute("rgba")?.Value;
        if (rgba is null)
        {
            return null;
        }

        float[] parts = Numbers(path, "rgba", rgba, 4);
        return Color.Rgb(Byte(parts[0]), Byte(parts[1]), Byte(parts[2]));

        static int Byte(float value) => (int)MathF.Round(Math.Clamp(value, 0, 1) * 255);
    }

    private static string MeshPath(string path, string name)
    {
        string folder = Path.GetDirectoryName(Path.GetFullPath(path)) ?? "";
        int scheme = name.IndexOf("://", StringComparison.Ordinal);
        if (scheme < 0)
        {
            return Path.GetFullPath(Path.Combine(folder, name));
        }

        // package://name/rest: the package folder is some folder above the URDF that holds "rest" or "name/rest".
        string rest = name[(scheme + 3)..];
        string inside = rest[(rest.IndexOf('/') + 1)..];
        for (string? at = folder; at is not null; at = Path.GetDirectoryName(at))
        {
            string? found = new[] { Path.Combine(at, inside), Path.Combine(at, rest) }.FirstOrDefault(File.Exists);
            if (found is not null)
            {
                return found;
            }
        }

        return Path.GetFullPath(Path.Combine(folder, inside));
    }

    // URDF's rpy turns about the fixed axes x, y, z in this order.
    private static Pose Origin(string path, XElement parent)
    {
        XElement? origin = parent.Element("origin");
        if (origin is null)
        {
            return Pose.Identity;
        }

        Vector3 rpy = Vector(path, origin, "rpy", Vector3.Zero);
        Quaternion rotation = Quaternion.CreateFromAxisAngle(Vector3.UnitZ, rpy.Z)
            * Quaternion.CreateFromAxisAngle(Vector3.UnitY, rpy.Y)
            * Quaternion.CreateFromAxisAngle(Vector3.UnitX, rpy.X);
        return new Pose(Vector(path, origin, "xyz", Vector3.Zero), rotation);
    }

    private static Vector3 Vector(string path, XElement element, string name, Vector3 otherwise)
    {
        if (element.Attribute(name)?.Value is not { } text)
        {
            return otherwise;
        }

        float[] parts = Numbers(path, name, text, 3);
        return new Vector3(parts[0], parts[1], parts[2]);
    }

    private static float Scalar(string path, XElement element, string name) =>
        Numbers(path, name, Text(path, element, name), 1)[0];

    private static float[] Numbers(string path, string name, string text, int count)
    {
        // Real files write "1, 1, 1" as well as "1 1 1".
        string[] words = text.Split((char[])[' ', ',', '\t', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries);
        var values = new float[words.Length];
        for (int i = 0; i < words.Length; i++)
        {
            if (!float.TryParse(words[i], NumberStyles.Float, CultureInfo.InvariantCulture, out values[i]) || !float.IsFinite(values[i]))
            {
                throw new AssetException(path, name, $"\"{words[i]}\" is not a finite number");
            }
        }

        return values.Length == count
            ? values
            : throw new AssetException(path, name, $"\"{text}\": expected {count} numbers");
    }

    private static string Text(string path, XElement? element, string name) =>
        element?.Attribute(name)?.Value
        ?? throw new AssetException(path, element?.Name.LocalName ?? "joint", $"the attribute {name} is missing");
}
