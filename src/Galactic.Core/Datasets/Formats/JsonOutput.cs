using System.Numerics;
using System.Text.Encodings.Web;
using System.Text.Json;
using Galactic.Assets;

namespace Galactic.Datasets.Formats;

/// <summary>
/// Writes JSON files complete or not at all. Numbers have as many digits as it takes to read the same bits back.
/// </summary>
internal static class JsonOutput
{
    private const int FlushBytes = 1 << 20;

    /// <summary>Writes the members of the root object.</summary>
    public static void Write(string path, Action<Utf8JsonWriter> members) => AtomicFile.Write(path, stream =>
    {
        JsonWriterOptions options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
        using Utf8JsonWriter json = new(stream, options);
        json.WriteStartObject();
        members(json);
        json.WriteEndObject();
    });

    /// <summary>Writes an array property, one object per item; large files leave memory as they are made.</summary>
    public static void Objects<T>(this Utf8JsonWriter json, string name, IEnumerable<T> items, Action<T> members)
    {
        json.WriteStartArray(name);
        foreach (T item in items)
        {
            json.WriteStartObject();
            members(item);
            json.WriteEndObject();
            if (json.BytesPending > FlushBytes)
            {
                json.Flush();
            }
        }

        json.WriteEndArray();
    }

    public static void Numbers(this Utf8JsonWriter json, string name, params ReadOnlySpan<float> values)
    {
        json.WriteStartArray(name);
        foreach (float value in values)
        {
            json.WriteNumberValue(value);
        }

        json.WriteEndArray();
    }

    public static void Vector(this Utf8JsonWriter json, string name, Vector3 value) =>
        json.Numbers(name, value.X, value.Y, value.Z);

    /// <summary>[w, x, y, z].</summary>
    public static void Rotation(this Utf8JsonWriter json, string name, Quaternion value) =>
        json.Numbers(name, value.W, value.X, value.Y, value.Z);
}
