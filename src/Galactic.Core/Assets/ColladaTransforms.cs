using System.Numerics;
using System.Xml.Linq;

namespace Galactic.Assets;

/// <summary>The transform elements of a COLLADA node.</summary>
internal static class ColladaTransforms
{
    /// <summary>A node's frame in its parent's, for row vectors; the elements apply from last to first.</summary>
    /// <exception cref="AssetException">An element has too few numbers, or is of a kind that cannot be read.
    /// </exception>
    public static Matrix4x4 Of(ColladaDocument document, XElement node)
    {
        Matrix4x4 matrix = Matrix4x4.Identity;
        foreach (XElement element in node.Elements())
        {
            matrix = element.Name.LocalName switch
            {
                "matrix" => Matrix(document.Numbers(element.Value, 16)) * matrix,
                "translate" => Matrix4x4.CreateTranslation(Vector(document.Numbers(element.Value, 3))) * matrix,
                "scale" => Matrix4x4.CreateScale(Vector(document.Numbers(element.Value, 3))) * matrix,
                "rotate" => Rotation(document.Numbers(element.Value, 4)) * matrix,
                "skew" or "lookat" when HasMesh(node) => throw document.Bad(
                    $"node {node.Attribute("name")?.Value}", $"a {element.Name.LocalName} above a mesh cannot be read"),
                _ => matrix,
            };
        }

        return matrix;
    }

    private static bool HasMesh(XElement node) =>
        node.Descendants().Any(e => e.Name.LocalName is "instance_geometry" or "instance_controller");

    // Written row by row for column vectors.
    private static Matrix4x4 Matrix(float[] m) => new(
        m[0], m[4], m[8], m[12], m[1], m[5], m[9], m[13], m[2], m[6], m[10], m[14], m[3], m[7], m[11], m[15]);

    private static Vector3 Vector(float[] v) => new(v[0], v[1], v[2]);

    private static Matrix4x4 Rotation(float[] r)
    {
        Vector3 axis = Vector(r);
        return axis.Length() > 0
            ? Matrix4x4.CreateFromAxisAngle(Vector3.Normalize(axis), r[3] * MathF.PI / 180)
            : Matrix4x4.Identity;
    }
}
