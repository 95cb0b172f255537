using System.Text.Encodings.Web;
using System.Text.Json;
using Galactic.Assets;
using Galactic.Geometry;

namespace Galactic.Datasets.Formats;

/// <summary>Writes collection files, indented for people, with lists of numbers on one line.</summary>
internal static class CollectionWriter
{
    private static readonly JsonWriterOptions Options = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static void Write(CollectionDocument collection, string path) => AtomicFile.Write(path, stream =>
    {
        using Utf8JsonWriter json = new(stream, Options);
        json.WriteStartObject();
        json.WriteStartObject("collection");
        json.Line("collisionRadiusWorkingSet", SphereRadii.All);
        if (collection.Objects.Count > 0)
        {
            json.Objects("freeObjects", collection.Objects, item => WriteObject(json, item));
        }

        json.Objects("robots", [collection.Robot], robot => RobotWriter.Write(json, robot));
        json.WriteEndObject();
        json.WriteEndObject();
    });

    /// <summary>A list of numbers on one line.</summary>
    public static void Line(this Utf8JsonWriter json, string name, params ReadOnlySpan<float> values)
    {
        json.WritePropertyName(name);
        json.WriteRawValue($"[{string.Join(", ", values.ToArray().Select(v => JsonSerializer.Serialize(v)))}]");
    }

    public static void Spheres(this Utf8JsonWriter json, IReadOnlyList<CollisionSphere> spheres) =>
        json.Objects("collisionSpheres", spheres, sphere =>
        {
            json.Line("origin", sphere.Center.X, sphere.Center.Y, sphere.Center.Z);
            json.WriteNumber("radius", sphere.Radius);
        });

    private static void WriteObject(Utf8JsonWriter json, CollectionObject item)
    {
        json.WriteString("name", item.Name);
        json.WriteStartObject("collisionBox");
        json.Line("min", item.Box.Min.X, item.Box.Min.Y, item.Box.Min.Z);
        json.Line("max", item.Box.Max.X, item.Box.Max.Y, item.Box.Max.Z);
        json.WriteEndObject();
        if (item.HeldRotation is { } rotation)
        {
            json.WriteNumber("heldRotationIndex", rotation);
        }

        if (item.Technique is { } technique)
        {
            json.WriteString("generateCollisionSpheresTechnique", CollectionObject.NameOf(technique));
        }

        if (item.Spheres is { } spheres)
        {
            json.Spheres(spheres);
        }
    }
}
