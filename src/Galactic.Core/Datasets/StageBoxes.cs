using System.Numerics;
using System.Text.Json;
using System.Text.Json.Nodes;
using Galactic.Geometry;

namespace Galactic.Datasets;

/// <summary>
/// Solid boxes in a stage or object configuration: <c>user_defined.collision_boxes</c>, a list of
/// { position, rotation [w, x, y, z], half_extents }. Written by the exporter beside the collision
/// mesh that other tools read, so that solids stay solids.
/// </summary>
internal static class StageBoxes
{
    public const string Property = "collision_boxes";

    /// <summary>The property's value for boxes in the template's frame.</summary>
    public static JsonArray Write(IEnumerable<OrientedBox> boxes) => new([.. boxes.Select(Node)]);

    /// <summary>Adds the boxes of a template that are within limits; returns how many there were.</summary>
    public static int Read(
        ConfigTemplate template, Matrix4x4 world, PlacementLimits limits, List<OrientedBox> boxes)
    {
        if (template.Of("user_defined") is not { } layer
            || !Matrix4x4.Decompose(world, out Vector3 scale, out Quaternion rotation, out Vector3 translation)
            || MathF.Abs(scale.X - scale.Y) + MathF.Abs(scale.Y - scale.Z) > 1e-4f)
        {
            return 0;
        }

        int count = 0;
        var place = new Pose(translation, rotation);
        foreach (JsonElement item in ConfigFile.Items(ConfigFile.Get(layer.Element, "user_defined"), Property))
        {
            ConfigNode node = layer with { Element = item, Where = $"user_defined.{Property}[{count++}]" };
            var local = new Pose(node.Vector("position", Vector3.Zero) * scale.X, node.Rotation("rotation"));
            Vector3 half = Vector3.Abs(node.Vector("half_extents", Vector3.Zero)) * scale.X;
            if (limits.Holds(node, new Bounds(-half, half), (place * local).ToMatrix()))
            {
                boxes.Add(new OrientedBox(place * local, half));
            }
        }

        return count;
    }

    private static JsonNode Node(OrientedBox box) => new JsonObject
    {
        ["position"] = HabitatExporter.Array(box.WorldFromBox.Position),
        ["rotation"] = HabitatExporter.Array(box.WorldFromBox.Rotation),
        ["half_extents"] = HabitatExporter.Array(box.HalfExtents),
    };
}
