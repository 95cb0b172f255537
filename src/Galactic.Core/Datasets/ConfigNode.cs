using System.Numerics;
using System.Text.Json;

namespace Galactic.Datasets;

/// <summary>
/// One JSON object of a configuration file, read with defaults; what has the wrong type is put on record.
/// </summary>
/// <param name="Element">The object.</param>
/// <param name="File">The file it comes from; relative paths in it start there.</param>
/// <param name="Where">Its place in the file.</param>
/// <param name="Problems">Receives what is wrong.</param>
internal sealed record ConfigNode(JsonElement Element, string File, string Where, ProblemLog Problems)
{
    public bool Has(string name) => Element.ValueKind == JsonValueKind.Object && Element.TryGetProperty(name, out _);

    public string Text(string name, string otherwise)
    {
        if (ConfigFile.Get(Element, name) is not { } value)
        {
            return otherwise;
        }

        return value.ValueKind == JsonValueKind.String ? value.GetString()! : Wrong(name, value, "a string", otherwise);
    }

    public bool Flag(string name, bool otherwise)
    {
        if (ConfigFile.Get(Element, name) is not { } value)
        {
            return otherwise;
        }

        return value.ValueKind is JsonValueKind.True or JsonValueKind.False
            ? value.GetBoolean()
            : Wrong(name, value, "true or false", otherwise);
    }

    public float Number(string name, float otherwise)
    {
        if (ConfigFile.Get(Element, name) is not { } value)
        {
            return otherwise;
        }

        return Finite(value) ?? Wrong(name, value, "a finite number", otherwise);
    }

    public Vector3 Vector(string name, Vector3 otherwise)
    {
        float[]? parts = Numbers(name, 3);
        return parts is null ? otherwise : new Vector3(parts[0], parts[1], parts[2]);
    }

    /// <summary>A rotation written [w, x, y, z]; normalised.</summary>
    public Quaternion Rotation(string name)
    {
        float[]? parts = Numbers(name, 4);
        if (parts is null)
        {
            return Quaternion.Identity;
        }

        var rotation = new Quaternion(parts[1], parts[2], parts[3], parts[0]);
        float length = rotation.Length();
        if (length < 1e-3f || !float.IsFinite(length))
        {
            Problems.Add(File, Place(name), FormattableString.Invariant(
                $"the rotation has length {length}, expected a unit quaternion [w, x, y, z]; none is applied"));
            return Quaternion.Identity;
        }

        return Quaternion.Normalize(rotation);
    }

    private float[]? Numbers(string name, int count)
    {
        if (ConfigFile.Get(Element, name) is not { } value)
        {
            return null;
        }

        if (value.ValueKind == JsonValueKind.Array && value.GetArrayLength() == count)
        {
            float?[] parts = [.. value.EnumerateArray().Select(Finite)];
            if (!parts.Contains(null))
            {
                return [.. parts.Select(part => part!.Value)];
            }
        }

        return Wrong<float[]?>(name, value, $"{count} finite numbers", null);
    }

    private static float? Finite(JsonElement value) =>
        value.ValueKind == JsonValueKind.Number && value.TryGetSingle(out float number)
            && float.IsFinite(number) ? number : null;

    private T Wrong<T>(string name, JsonElement value, string expected, T otherwise)
    {
        string raw = value.GetRawText();
        Problems.Add(
            File, Place(name),
            $"expected {expected}, got {(raw.Length > 40 ? raw[..40] + "..." : raw)}; the default is used");
        return otherwise;
    }

    private string Place(string name) => Where.Length == 0 ? name : $"{Where}.{name}";
}
