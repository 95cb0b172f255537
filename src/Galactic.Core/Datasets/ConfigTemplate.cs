using System.Numerics;
using Galactic.Assets;

namespace Galactic.Datasets;

/// <summary>A stage, object or furniture template: attribute layers, the first that has a value wins.</summary>
/// <param name="Name">Short handle.</param>
/// <param name="Layers">Overrides first, then the file, then the dataset's defaults.</param>
internal sealed record ConfigTemplate(string Name, IReadOnlyList<ConfigNode> Layers)
{
    /// <summary>The file that names this template.</summary>
    public string File => Layers[0].File;

    public bool Has(string name) => Layers.Any(layer => layer.Has(name));

    public string Text(string name, string otherwise) => Of(name)?.Text(name, otherwise) ?? otherwise;

    public bool Flag(string name, bool otherwise) => Of(name)?.Flag(name, otherwise) ?? otherwise;

    public float Number(string name, float otherwise) => Of(name)?.Number(name, otherwise) ?? otherwise;

    public Vector3 Vector(string name, Vector3 otherwise) => Of(name)?.Vector(name, otherwise) ?? otherwise;

    /// <summary>The layer that has a property.</summary>
    public ConfigNode? Of(string name) => Layers.FirstOrDefault(layer => layer.Has(name));

    /// <summary>
    /// The absolute path a property names, whether or not the file is there; null without the property.
    /// </summary>
    public string? PathOf(string name)
    {
        ConfigNode? layer = Of(name);
        string text = layer?.Text(name, "") ?? "";
        return layer is null || text.Length == 0 || text.Contains('\0')
            ? null
            : Path.GetFullPath(Path.Combine(Path.GetDirectoryName(layer.File)!, text));
    }

    /// <summary>The rotation and scale from the asset's own frame to y up, -z front, metres.</summary>
    public Matrix4x4 ObjectFromAsset()
    {
        Vector3 up = Vector("up", Vector3.UnitY), front = Vector("front", -Vector3.UnitZ);
        Vector3 back = -front;
        Vector3 right = Vector3.Cross(up, back);
        Matrix4x4 rotation = Matrix4x4.Identity;
        if (right.Length() > 1e-3f)
        {
            right = Vector3.Normalize(right);
            up = Vector3.Normalize(up);
            back = Vector3.Cross(right, up);

            // Rows are where the asset's axes go: asset x has components (right.X, up.X, back.X), and so on.
            rotation = new Matrix4x4(
                right.X, up.X, back.X, 0, right.Y, up.Y, back.Y, 0, right.Z, up.Z, back.Z, 0, 0, 0, 0, 1);
        }
        else
        {
            Layers[0].Problems.Add(
                File, "up", "up and front are parallel or zero, expected two directions; y up is assumed");
        }

        Vector3 scale = Vector("scale", Vector3.One) * Number("units_to_meters", 1);
        return rotation * Matrix4x4.CreateScale(scale);
    }
}
