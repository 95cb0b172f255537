using System.Numerics;
using System.Text.Json;
using System.Text.Json.Nodes;
using Galactic.Assets;
using Galactic.Geometry;
using Galactic.Scenes;

namespace Galactic.Datasets;

/// <summary>
/// Writes homes as a scene dataset in Habitat layout, readable by habitat-sim and <see cref="HabitatDataset"/>.
/// </summary>
/// <remarks>
/// A home is one stage: a render mesh (walls, floor, and ceiling with its lamps, in nodes of their own), a collision mesh, and a configuration
/// with its receptacles and its solid boxes. A home taken apart also has one object per distinct piece, shared by all
/// homes of the dataset, and its layout. Loading gives the same triangles, grouped by colour, and the same boxes and
/// receptacles.
/// </remarks>
public static class HabitatExporter
{
    private const float BoxHalfHeight = 0.05f;
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };
    private static readonly uint CollisionColor = Color.Rgb(128, 128, 128);

    /// <summary>Writes a dataset of whole homes; the folder appears complete or not at all.</summary>
    /// <param name="scenes">Homes with distinct names that can be file names.</param>
    /// <param name="folder">Folder to create; it must not exist or be empty.</param>
    /// <exception cref="IOException">The folder holds something already, or cannot be written.</exception>
    /// <exception cref="ArgumentException">A name repeats or is not a file name, or there are no homes.</exception>
    public static void Write(IEnumerable<SceneDescription> scenes, string folder) =>
        Write(scenes.Select(s => new SceneParts(s, [], "")), folder);

    /// <summary>Writes a dataset of homes with their furniture as objects.</summary>
    /// <inheritdoc cref="Write(IEnumerable{SceneDescription}, string)"/>
    public static void Write(IEnumerable<SceneParts> scenes, string folder)
    {
        string target = Path.GetFullPath(folder).TrimEnd(Path.DirectorySeparatorChar);
        if (File.Exists(target) || (Directory.Exists(target) && Directory.EnumerateFileSystemEntries(target).Any()))
        {
            throw new IOException($"{target} is there already and not empty; choose a new folder.");
        }

        string temporary = $"{target}.{Guid.NewGuid():n}.partial";
        try
        {
            WriteAll(scenes, temporary);
            if (Directory.Exists(target))
            {
                Directory.Delete(target);
            }

            Directory.Move(temporary, target);
        }
        finally
        {
            if (Directory.Exists(temporary))
            {
                Directory.Delete(temporary, true);
            }
        }
    }

    private static void WriteAll(IEnumerable<SceneParts> scenes, string folder)
    {
        foreach (string part in (string[])["stages", "configs/stages", "configs/scenes"])
        {
            Directory.CreateDirectory(Path.Combine(folder, part));
        }

        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var objects = new ObjectTemplates(folder);
        foreach (SceneParts scene in scenes)
        {
            string name = scene.Stage.Name;
            bool plain = name.Length > 0 && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-');
            if (!plain || !names.Add(name))
            {
                throw new ArgumentException(
                    $"\"{name}\" cannot name a scene file: use letters, digits, _ and -, each name once.",
                    nameof(scenes));
            }

            WriteScene(scene.Stage, [.. scene.Parts.Select(objects.Instance)], folder);
            if (scene.Layout.Length > 0)
            {
                Directory.CreateDirectory(Path.Combine(folder, "layouts"));
                File.WriteAllText(Path.Combine(folder, "layouts", name + ".json"), scene.Layout + "\n");
            }
        }

        if (names.Count == 0)
        {
            throw new ArgumentException("There are no scenes to write.", nameof(scenes));
        }

        JsonObject config = new() { ["stages"] = Section("configs/stages") };
        if (objects.Count > 0)
        {
            config["objects"] = Section("configs/objects");
        }

        config["scene_instances"] = Section("configs/scenes");
        Save(Path.Combine(folder, "homes.scene_dataset_config.json"), config);
    }

    private static void WriteScene(SceneDescription scene, JsonNode[] instances, string folder)
    {
        string stage = scene.Name + "_stage";
        int ceiling = Math.Clamp(scene.CeilingStart, 0, scene.Mesh.TriangleCount);
        TriangleMesh below = MeshSlice.Of(scene.Mesh, 0, ceiling);
        ILookup<string, int> nodes = Enumerable.Range(0, ceiling).ToLookup(t => NodeOf(scene, t));
        GltfWriter.Write(
            Path.Combine(folder, "stages", stage + ".glb"),
            [
                .. nodes.Select(n => (n.Key, MeshSlice.Of(below, [.. n]))),
                ("ceiling", MeshSlice.Of(scene.Mesh, ceiling, scene.Mesh.TriangleCount - ceiling)),
            ]);
        TriangleMesh solid = CollisionMesh(scene.Collision);
        if (solid.TriangleCount > 0)
        {
            GltfWriter.Write(Path.Combine(folder, "stages", scene.Name + "_collision.glb"), [("collision", solid)]);
        }

        Save(
            Path.Combine(folder, "configs/stages", stage + ".stage_config.json"),
            StageConfig(scene, stage, solid.TriangleCount > 0));
        Save(Path.Combine(folder, "configs/scenes", scene.Name + ".scene_instance.json"), new JsonObject
        {
            ["stage_instance"] = new JsonObject
            {
                ["template_name"] = stage,
                ["translation"] = Array(Vector3.Zero),
                ["rotation"] = Array(Quaternion.Identity),
                ["translation_origin"] = "asset_local",
            },
            ["default_lighting"] = "no_lights",
            ["object_instances"] = new JsonArray(instances),
        });
    }

    /// <summary>Walls and floor have nodes of their own, by whose names they are known again.</summary>
    private static string NodeOf(SceneDescription scene, int triangle) =>
        scene.PartClasses.Count > 0 && scene.Mesh.Parts?[triangle] is BuildingPart.Wall or BuildingPart.Floor
            ? scene.PartClasses[scene.Mesh.Parts[triangle]].Name
            : "home";

    internal static TriangleMesh CollisionMesh(CollisionGeometry collision)
    {
        var builder = new MeshBuilder();
        foreach (OrientedBox box in collision.Boxes)
        {
            builder.Box(box.WorldFromBox, box.HalfExtents, CollisionColor);
        }

        if (collision.Triangles is { } triangles)
        {
            builder.Mesh(triangles, Matrix4x4.Identity);
        }

        return builder.Build();
    }

    private static JsonObject StageConfig(SceneDescription scene, string stage, bool solid)
    {
        var defined = new JsonObject();
        var used = new HashSet<string>();
        foreach (Receptacle receptacle in scene.Receptacles)
        {
            string name = receptacle.Name;
            for (int copy = 2; !used.Add(name); copy++)
            {
                name = $"{receptacle.Name}#{copy}";
            }

            defined["receptacle_aabb_" + name] = ReceptacleOf(receptacle, "receptacle_aabb_" + name, stage);
        }

        // With triangles as well, the collision mesh holds everything and boxes alone would lose them.
        if (scene.Collision.Boxes.Count > 0 && scene.Collision.Triangles is null)
        {
            defined[StageBoxes.Property] = StageBoxes.Write(scene.Collision.Boxes);
        }

        return new JsonObject
        {
            ["render_asset"] = $"../../stages/{stage}.glb",
            ["collision_asset"] = solid ? $"../../stages/{scene.Name}_collision.glb" : $"../../stages/{stage}.glb",
            ["up"] = Array(Vector3.UnitY),
            ["front"] = Array(-Vector3.UnitZ),
            ["requires_lighting"] = true,
            ["friction_coefficient"] = 0.8,
            ["restitution_coefficient"] = 0,
            ["margin"] = 0.01,
            ["user_defined"] = defined,
        };
    }

    internal static JsonObject ReceptacleOf(Receptacle receptacle, string name, string stage)
    {
        float half = MathF.Min(BoxHalfHeight, receptacle.Clearance / 2);
        return new JsonObject
        {
            ["name"] = name,
            ["parent_object"] = stage,
            ["position"] = Array(receptacle.WorldFromSurface.Position + new Vector3(0, half, 0)),
            ["rotation"] = Array(receptacle.WorldFromSurface.Rotation),
            ["scale"] = Array(new Vector3(receptacle.HalfX, half, receptacle.HalfZ)),
            ["free_height"] = receptacle.Clearance,
            ["weight"] = receptacle.Weight,
        };
    }

    private static JsonObject Section(string folder) =>
        new() { ["paths"] = new JsonObject { [".json"] = new JsonArray(folder) } };

    internal static JsonArray Array(Vector3 v) => new(v.X, v.Y, v.Z);

    internal static JsonArray Array(Quaternion q) => new(q.W, q.X, q.Y, q.Z);

    internal static void Save(string path, JsonObject value) =>
        File.WriteAllText(path, value.ToJsonString(Indented) + "\n");
}
