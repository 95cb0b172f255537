using System.Globalization;
using System.Numerics;
using System.Xml.Linq;
using Galactic.Geometry;

namespace Galactic.Assets;

/// <summary>Reads numbers, vectors and poses of URDF elements; errors name the file and the attribute.</summary>
internal static class UrdfXml
{
    /// <summary>The origin of an element; the identity without one.</summary>
    /// <remarks>URDF's rpy turns about the fixed axes x, y, z in this order.</remarks>
    public static Pose Origin(string path, XElement parent)
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

    public static Vector3 Vector(string path, XElement element, string name, Vector3 otherwise)
    {
        if (element.Attribute(name)?.Value is not { } text)
        {
            return otherwise;
        }

        float[] parts = Numbers(path, name, text, 3);
        return new Vector3(parts[0], parts[1], parts[2]);
    }

    public static float Scalar(string path, XElement element, string name) =>
        Numbers(path, name, Text(path, element, name), 1)[0];

    public static float Scalar(string path, XElement element, string name, float otherwise) =>
        element.Attribute(name) is { } attribute ? Numbers(path, name, attribute.Value, 1)[0] : otherwise;

    public static float[] Numbers(string path, string name, string text, int count)
    {
        // Real files write "1, 1, 1" as well as "1 1 1".
        string[] words = text.Split((char[])[' ', ',', '\t', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries);
        var values = new float[words.Length];
        for (int i = 0; i < words.Length; i++)
        {
            bool isNumber = float.TryParse(words[i], NumberStyles.Float, CultureInfo.InvariantCulture, out values[i]);
            if (!isNumber || !float.IsFinite(values[i]))
            {
                throw new AssetException(path, name, $"\"{words[i]}\" is not a finite number");
            }
        }

        return values.Length == count
            ? values
            : throw new AssetException(path, name, $"\"{text}\": expected {count} numbers");
    }

    public static string Text(string path, XElement? element, string name) =>
        element?.Attribute(name)?.Value
        ?? throw new AssetException(path, element?.Name.LocalName ?? "joint", $"the attribute {name} is missing");
}
