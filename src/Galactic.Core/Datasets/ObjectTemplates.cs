using System.Globalization;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Galactic.Assets;
using Galactic.Geometry;
using Galactic.Scenes;

namespace Galactic.Datasets;

/// <summary>Writes each distinct piece of furniture once, as a mesh with an object configuration.</summary>
internal sealed class ObjectTemplates(string folder)
{
    private const float Density = 300;
    private const int ShortHash = 8;
    private readonly Dictionary<string, string> names = [];
    private readonly HashSet<string> taken = [];

    /// <summary>Number of distinct pieces so far.</summary>
    public int Count => names.Count;

    /// <summary>The entry of a scene instance that places a piece; writes its template when it is new.</summary>
    public JsonNode Instance(ScenePart part)
    {
        string hash = Hash(part);
        if (!names.TryGetValue(hash, out string? name))
        {
            name = $"{part.Kind}_{hash[..ShortHash]}";
            name = taken.Add(name) ? name : $"{part.Kind}_{hash}";
            names.Add(hash, name);
            Directory.CreateDirectory(Path.Combine(folder, "objects"));
            Directory.CreateDirectory(Path.Combine(folder, "configs/objects"));
            Write(part, name);
        }

        return new JsonObject
        {
            ["template_name"] = name,
            ["translation"] = HabitatExporter.Array(part.WorldFromPart.Position),
            ["rotation"] = HabitatExporter.Array(part.WorldFromPart.Rotation),
            ["translation_origin"] = "asset_local",
            ["motion_type"] = "STATIC",
        };
    }

    private void Write(ScenePart part, string name)
    {
        GltfWriter.Write(Path.Combine(folder, "objects", name + ".glb"), [(part.Kind, part.Mesh)]);
        bool solid = part.Boxes.Count > 0;
        if (solid)
        {
            TriangleMesh boxes = HabitatExporter.CollisionMesh(new CollisionGeometry(part.Boxes, null));
            GltfWriter.Write(Path.Combine(folder, "objects", name + "_cv.glb"), [("collision", boxes)]);
        }

        JsonObject defined = new() { [ClassCatalog.Category] = part.Kind };
        foreach (Receptacle receptacle in part.Receptacles)
        {
            // The home's surfaces end in the number of their piece, which means nothing elsewhere.
            string[] words = receptacle.Name.Split('.');
            bool numbered = words.Length > 1 && int.TryParse(words[^1], CultureInfo.InvariantCulture, out _);
            string key = "receptacle_aabb_" + (numbered ? string.Join('.', words[..^1]) : receptacle.Name);
            defined[key] = HabitatExporter.ReceptacleOf(receptacle, key, name);
        }

        if (solid)
        {
            defined[StageBoxes.Property] = StageBoxes.Write(part.Boxes);
        }

        float volume = part.Boxes.Sum(b => 8 * b.HalfExtents.X * b.HalfExtents.Y * b.HalfExtents.Z);
        HabitatExporter.Save(Path.Combine(folder, "configs/objects", name + ".object_config.json"), new JsonObject
        {
            ["render_asset"] = $"../../objects/{name}.glb",
            ["collision_asset"] = solid ? $"../../objects/{name}_cv.glb" : $"../../objects/{name}.glb",
            ["is_collidable"] = solid,
            ["join_collision_meshes"] = true,
            ["mass"] = MathF.Max(1, MathF.Round(volume * Density)),
            ["COM"] = HabitatExporter.Array(Vector3.Zero),
            ["up"] = HabitatExporter.Array(Vector3.UnitY),
            ["front"] = HabitatExporter.Array(-Vector3.UnitZ),
            ["semantic_id"] = part.SemanticId,
            ["user_defined"] = defined,
        });
    }

    private static string Hash(ScenePart part)
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(MemoryMarshal.AsBytes(part.Mesh.Positions.AsSpan()));
        hash.AppendData(MemoryMarshal.AsBytes(part.Mesh.Colors.AsSpan()));
        if (part.Mesh.Surface is { } surface)
        {
            hash.AppendData(MemoryMarshal.AsBytes(surface.MaterialOf.AsSpan()));
            hash.AppendData(MemoryMarshal.AsBytes(surface.Uvs.AsSpan()));
            hash.AppendData(MemoryMarshal.AsBytes(surface.Tints.AsSpan()));
            foreach (Material material in surface.Materials)
            {
                hash.AppendData(MemoryMarshal.AsBytes<Vector4>([material.BaseColor]));
                if (material.IsEmitter)
                {
                    hash.AppendData(MemoryMarshal.AsBytes<Vector3>([material.Emission]));
                }

                hash.AppendData(material.Image is { } image ? image.Levels[0].Rgba.Span : default);
            }
        }

        foreach (OrientedBox box in part.Boxes)
        {
            Add(hash, box.WorldFromBox);
            Add(hash, new Pose(box.HalfExtents, Quaternion.Identity));
        }

        foreach (Receptacle r in part.Receptacles)
        {
            Add(hash, r.WorldFromSurface);
            Add(hash, new Pose(new Vector3(r.HalfX, r.HalfZ, r.Clearance), Quaternion.Identity));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static void Add(IncrementalHash hash, Pose pose)
    {
        (Vector3 p, Quaternion q) = (pose.Position, pose.Rotation);
        hash.AppendData(MemoryMarshal.AsBytes<float>([p.X, p.Y, p.Z, q.X, q.Y, q.Z, q.W]));
    }
}
