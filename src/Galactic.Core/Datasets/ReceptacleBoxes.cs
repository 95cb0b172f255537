using System.Numerics;
using System.Text.Json;
using Galactic.Assets;
using Galactic.Geometry;
using Galactic.Scenes;

namespace Galactic.Datasets;

/// <summary>
/// Receptacles that a template declares as <c>user_defined.receptacle_aabb_*</c>: a box standing on the surface,
/// position = its centre, scale = its half extents, in the template's frame.
/// </summary>
internal static class ReceptacleBoxes
{
    private const string Prefix = "receptacle_aabb_";
    private const float MaxTiltCosine = 0.99f, ProbeHeight = 0.05f;

    /// <summary>Adds the receptacles of one placed template.</summary>
    public static void Read(ConfigNode layer, Matrix4x4 world, List<Receptacle> receptacles)
    {
        if (ConfigFile.Get(layer.Element, "user_defined") is not { ValueKind: JsonValueKind.Object } defined)
        {
            return;
        }

        foreach (JsonProperty item in defined.EnumerateObject())
        {
            if (!item.Name.StartsWith(Prefix, StringComparison.Ordinal))
            {
                continue;
            }

            ConfigNode node = layer with { Element = item.Value, Where = $"user_defined.{item.Name}" };
            if (!node.Has("position") || !node.Has("scale"))
            {
                node.Problems.Add(node.File, node.Where, "expected position and scale; the receptacle is left out");
                continue;
            }

            Add(node, item.Name[Prefix.Length..], world, receptacles);
        }
    }

    /// <summary>
    /// Gives receptacles without a stated free height the one found in the geometry, and names repeated names apart.
    /// If there are none, level surfaces are searched for. Surfaces inside a solid box are left out: a cupboard that
    /// collides as one box has no shelves.
    /// </summary>
    public static IReadOnlyList<Receptacle> Complete(
        IReadOnlyList<Receptacle> declared, TriangleMesh mesh, IReadOnlyList<OrientedBox> solids)
    {
        if (declared.Count == 0)
        {
            return [.. ReceptacleFinder.Find(mesh).Where(receptacle => !Buried(receptacle, solids))];
        }

        VerticalIndex? index = null;
        var uses = new Dictionary<string, int>();
        var complete = new List<Receptacle>();
        foreach (Receptacle receptacle in declared.Where(receptacle => !Buried(receptacle, solids)))
        {
            int use = uses[receptacle.Name] = uses.GetValueOrDefault(receptacle.Name) + 1;
            float clearance = receptacle.Clearance > 0
                ? receptacle.Clearance
                : ReceptacleFinder.Clearance(
                    index ??= new VerticalIndex(mesh), receptacle.WorldFromSurface, receptacle.HalfX, receptacle.HalfZ);
            complete.Add(receptacle with
            {
                Name = use == 1 ? receptacle.Name : $"{receptacle.Name}#{use}",
                Clearance = clearance,
            });
        }

        return complete;
    }

    // Lamps and plants may stand on a surface: it is buried only if all of 5 x 5 points on it are.
    private static bool Buried(Receptacle receptacle, IReadOnlyList<OrientedBox> solids)
    {
        for (int i = -2; i <= 2; i++)
        {
            for (int j = -2; j <= 2; j++)
            {
                var local = new Vector3(i * 0.45f * receptacle.HalfX, ProbeHeight, j * 0.45f * receptacle.HalfZ);
                Vector3 probe = receptacle.WorldFromSurface.Transform(local);
                if (!solids.Any(box => Contains(box, probe)))
                {
                    return false;
                }
            }
        }

        return true;
    }

    private static bool Contains(OrientedBox box, Vector3 point)
    {
        Vector3 inside = Vector3.Abs(box.WorldFromBox.Inverse.Transform(point)) - box.HalfExtents;
        return inside.X < 0 && inside.Y < 0 && inside.Z < 0;
    }

    private static void Add(ConfigNode node, string name, Matrix4x4 world, List<Receptacle> receptacles)
    {
        Quaternion turn = node.Rotation("rotation");
        Vector3 half = Vector3.Abs(node.Vector("scale", Vector3.Zero));
        Vector3[] axes =
        [
            Vector3.TransformNormal(Vector3.Transform(Vector3.UnitX * half.X, turn), world),
            Vector3.TransformNormal(Vector3.Transform(Vector3.UnitY * half.Y, turn), world),
            Vector3.TransformNormal(Vector3.Transform(Vector3.UnitZ * half.Z, turn), world),
        ];
        int up = Enumerable.Range(0, 3).MaxBy(i => MathF.Abs(axes[i].Y) / MathF.Max(axes[i].Length(), 1e-9f));
        Vector3 along = axes[up == 0 ? 1 : 0], across = axes[up == 2 ? 1 : 2];
        if (MathF.Abs(axes[up].Y) < MaxTiltCosine * axes[up].Length() || along.Length() < 1e-3f || across.Length() < 1e-3f)
        {
            node.Problems.Add(
                node.File, node.Where, "the receptacle is tilted or has no area, expected a level one; it is left out");
            return;
        }

        Vector3 center = Vector3.Transform(node.Vector("position", Vector3.Zero), world);
        center.Y -= MathF.Abs(axes[up].Y);
        Quaternion yaw = Quaternion.CreateFromAxisAngle(Vector3.UnitY, MathF.Atan2(-along.Z, along.X));
        receptacles.Add(new Receptacle(
            name,
            new Pose(center, yaw),
            along.Length(),
            across.Length(),
            node.Number("free_height", 0),
            node.Number("weight", 1)));
    }
}
