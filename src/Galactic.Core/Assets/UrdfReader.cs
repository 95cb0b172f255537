using System.Numerics;
using System.Xml.Linq;
using Galactic.Geometry;

namespace Galactic.Assets;

/// <summary>
/// Reads links, joints and shapes of a URDF file. Masses, dynamics and transmissions are not read.
/// </summary>
public static class UrdfReader
{
    /// <summary>Reads a file. Mesh files are named, not opened.</summary>
    /// <exception cref="AssetException">The file is missing, is not URDF, or its links do not form a tree.</exception>
    public static UrdfModel Load(string path)
    {
        XElement root = XmlFile.Root(path, "robot");
        return AssetFile.Guard(path, "valid URDF", () => Parse(path, root));
    }

    private static UrdfModel Parse(string path, XElement robot)
    {
        UrdfJoint[] joints = [.. robot.Elements("joint").Select(j => UrdfJoints.Read(path, j))];
        Dictionary<string, UrdfJoint> above = UrdfJoints.ByChild(path, joints);
        var links = new List<string>();
        var shapes = new List<UrdfShape>();
        foreach (XElement link in robot.Elements("link"))
        {
            string name = UrdfXml.Text(path, link, "name");
            links.Add(name);
            Pose rootFromLink = UrdfJoints.RootFrom(path, name, above);
            foreach (XElement shape in link.Elements().Where(e => e.Name.LocalName is "visual" or "collision"))
            {
                shapes.Add(Shape(path, robot, name, rootFromLink, shape));
            }
        }

        return new UrdfModel(robot.Attribute("name")?.Value ?? "", links, joints, shapes);
    }

    private static UrdfShape Shape(string path, XElement robot, string link, Pose rootFromLink, XElement shape)
    {
        XElement geometry = shape.Element("geometry")?.Elements().FirstOrDefault()
            ?? throw new AssetException(path, $"link {link}", $"a {shape.Name.LocalName} without geometry");
        (UrdfGeometry kind, Vector3 size, string mesh) = geometry.Name.LocalName switch
        {
            "box" => (UrdfGeometry.Box, UrdfXml.Vector(path, geometry, "size", Vector3.One), ""),
            "sphere" => (UrdfGeometry.Sphere, new Vector3(UrdfXml.Scalar(path, geometry, "radius"), 0, 0), ""),
            "cylinder" or "capsule" => (
                UrdfGeometry.Cylinder,
                new Vector3(UrdfXml.Scalar(path, geometry, "radius"), UrdfXml.Scalar(path, geometry, "length"), 0),
                ""),
            "mesh" => (
                UrdfGeometry.Mesh,
                UrdfXml.Vector(path, geometry, "scale", Vector3.One),
                UrdfPaths.Resolve(path, UrdfXml.Text(path, geometry, "filename"))),
            string other => throw new AssetException(path, $"link {link}", $"unknown geometry <{other}>"),
        };
        Pose linkFromShape = UrdfXml.Origin(path, shape);
        return new UrdfShape(
            link, shape.Name.LocalName == "collision", linkFromShape, rootFromLink * linkFromShape, kind, size, mesh,
            ColorOf(path, robot, shape));
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

        float[] parts = UrdfXml.Numbers(path, "rgba", rgba, 4);
        return Color.Rgb(Byte(parts[0]), Byte(parts[1]), Byte(parts[2]));

        static int Byte(float value) => (int)MathF.Round(Math.Clamp(value, 0, 1) * 255);
    }
}
