using System.Numerics;
using System.Text.Json;
using Galactic.Assets;
using Galactic.Geometry;
using Galactic.Scenes;

namespace Galactic.Datasets;

/// <summary>Places the stage, objects and furniture of one scene instance into one description.</summary>
internal sealed class SceneAssembler(HabitatDataset dataset, ProblemLog problems)
{
    private const float SeparateFloor = 0.02f;
    private const float FloorMargin = 0.5f;
    private const float FloorThickness = 0.1f;
    private static readonly uint MissingColor = Color.Rgb(170, 170, 170);
    private readonly MeshBuilder visual = new(), ceiling = new(), collision = new();
    private readonly List<OrientedBox> boxes = [];
    private readonly List<Receptacle> receptacles = [];
    private readonly List<SemanticClass> classes = [.. SemanticClasses.Building];
    private PlacementLimits room = PlacementLimits.OfStages;
    private float? floor;
    private bool hasStage;

    /// <summary>Assembles a scene instance.</summary>
    /// <exception cref="AssetException">Nothing in it could be loaded.</exception>
    public SceneDescription Assemble(string name, ConfigNode scene)
    {
        string file = scene.File;
        string origin = scene.Text("translation_origin", "com");
        if (ConfigFile.Get(scene.Element, "stage_instance") is { } stage)
        {
            AddStage(scene with { Element = stage, Where = "stage_instance" });
        }
        else
        {
            problems.Add(
                file, "stage_instance",
                "is missing, expected the room the objects stand in; only the objects are loaded");
        }

        int index = 0;
        foreach (JsonElement instance in ConfigFile.Items(scene.Element, "object_instances"))
        {
            AddObject(scene with { Element = instance, Where = $"object_instances[{index++}]" }, origin);
        }

        index = 0;
        foreach (JsonElement instance in ConfigFile.Items(scene.Element, "articulated_object_instances"))
        {
            AddFurniture(scene with { Element = instance, Where = $"articulated_object_instances[{index++}]" });
        }

        if (visual.TriangleCount + ceiling.TriangleCount == 0)
        {
            throw new AssetException(file, "", "nothing in this scene could be loaded; see the dataset's problems");
        }

        if (!hasStage)
        {
            AddBareFloor();
            problems.Add(
                file, "stage_instance",
                "no mesh of the stage could be loaded; a bare floor at y = 0 stands in for it, without walls");
        }

        return Finish(name);
    }

    /// <summary>A floor under everything there is: without one, rugs would be the only indoors.</summary>
    private void AddBareFloor()
    {
        Bounds bounds = BoundsOf(visual.Build(), Matrix4x4.Identity);
        (Vector3 low, Vector3 high) = (bounds.Min - new Vector3(FloorMargin), bounds.Max + new Vector3(FloorMargin));
        visual.Part = BuildingPart.Floor;
        visual.Quad(
            new(low.X, 0, high.Z), new(high.X, 0, high.Z), new(high.X, 0, low.Z), new(low.X, 0, low.Z), MissingColor);
        Vector3 center = new((low.X + high.X) / 2, -FloorThickness / 2, (low.Z + high.Z) / 2);
        Vector3 half = new((high.X - low.X) / 2, FloorThickness / 2, (high.Z - low.Z) / 2);
        boxes.Add(new OrientedBox(new Pose(center, Quaternion.Identity), half));
    }

    private void AddStage(ConfigNode instance)
    {
        if (Template(instance, dataset.Stages, "stage") is not { } template)
        {
            return;
        }

        var pose = new Pose(instance.Vector("translation", Vector3.Zero), instance.Rotation("rotation"));
        Matrix4x4 world = template.ObjectFromAsset() * Scaling(instance) * pose.ToMatrix();
        (MeshAsset? render, MeshAsset? solid) = Meshes(template);
        if ((render ?? solid) is { } whole && !room.Holds(instance, whole.Mesh.Bounds, world))
        {
            return;
        }

        if ((render ?? solid) is { } shown)
        {
            hasStage = true;
            TriangleMesh placed = Moved(render is null ? Recolored(shown.Mesh) : shown.Mesh, world);
            room = PlacementLimits.Around(placed.Bounds);
            floor = LevelSurfaces.FloorOf(placed);
            AddStageMesh(placed, shown.Parts);
        }

        AddReceptacles(template, world);
        if (StageBoxes.Read(template, world, room, boxes) == 0 && (solid ?? render) is { } hard)
        {
            collision.Mesh(hard.Mesh, world);
        }
    }

    private void AddObject(ConfigNode instance, string sceneOrigin)
    {
        if (Template(instance, dataset.Objects, "object") is not { } template)
        {
            return;
        }

        Matrix4x4 local = template.ObjectFromAsset() * Scaling(instance);
        (MeshAsset? render, MeshAsset? solid) = Meshes(template);
        MeshAsset? shown = render ?? solid;
        if (shown is null && !template.Has("collision_asset"))
        {
            return;
        }

        Vector3 com = template.Has("COM")
            ? template.Vector("COM", Vector3.Zero)
            : shown is null ? Vector3.Zero : BoundsOf(shown.Mesh, local).Center;
        var pose = new Pose(instance.Vector("translation", Vector3.Zero), instance.Rotation("rotation"));
        bool assetLocal = instance.Text("translation_origin", sceneOrigin).Equals(
            "asset_local", StringComparison.OrdinalIgnoreCase);
        local *= Matrix4x4.CreateTranslation(assetLocal ? Vector3.Zero : -com);
        Matrix4x4 world = local * pose.ToMatrix();
        if (!room.Holds(instance, shown?.Mesh.Bounds ?? default, world))
        {
            return;
        }

        if (shown is not null && template.Flag("is_visible", true))
        {
            StartPiece(template);
            visual.Mesh(render is null ? Recolored(shown.Mesh) : shown.Mesh, world);
        }

        AddReceptacles(template, world);
        if (template.Flag("is_collidable", true))
        {
            AddCollision(template, shown, solid, local, pose);
        }
    }

    private void AddCollision(ConfigTemplate template, MeshAsset? shown, MeshAsset? solid, Matrix4x4 local, Pose pose)
    {
        if (StageBoxes.Read(template, local * pose.ToMatrix(), room, boxes) > 0)
        {
            return;
        }

        bool box = template.Flag("use_bounding_box_for_collision", false);
        if (box && shown is not null)
        {
            Bounds bounds = BoundsOf(shown.Mesh, local);
            boxes.Add(new OrientedBox(pose * new Pose(bounds.Center, Quaternion.Identity), bounds.Size / 2));
        }
        else if (IsPrimitive(template.Text("collision_asset", "")))
        {
            Vector3 half = Vector3.Abs(template.Vector("collision_asset_size", Vector3.One));
            Pose center = pose * new Pose(local.Translation, Quaternion.Identity);
            ConfigNode size = template.Of("collision_asset_size") ?? template.Layers[0];
            if (room.Holds(size, new Bounds(-half, half), center.ToMatrix()))
            {
                boxes.Add(new OrientedBox(center, half));
            }
        }
        else if ((solid ?? shown) is { } hard)
        {
            collision.Mesh(hard.Mesh, local * pose.ToMatrix());
        }
    }

    private void AddFurniture(ConfigNode instance)
    {
        if (Template(instance, dataset.Furniture, "articulated object") is not { } template
            || template.PathOf("urdf_filepath") is not { } path)
        {
            return;
        }

        UrdfModel model;
        try
        {
            model = UrdfReader.Load(path);
        }
        catch (AssetException error)
        {
            problems.Add(path, error.Location, error.Problem + "; the piece is left out");
            return;
        }

        float scale = instance.Number("uniform_scale", 1) * template.Number("uniform_scale", 1);
        var pose = new Pose(instance.Vector("translation", Vector3.Zero), instance.Rotation("rotation"));
        bool solid = model.Shapes.Any(shape => shape.IsCollision);
        FrozenJoints joints = new(model, instance);
        StartPiece(template);
        foreach (UrdfShape shape in model.Shapes)
        {
            UrdfShape posed = shape with { RootFromShape = joints.RootFromShape(shape) };
            AddShape(instance, path, posed, pose, scale, drawn: !shape.IsCollision, hard: shape.IsCollision || !solid);
        }

        AddReceptacles(template, Matrix4x4.CreateScale(scale) * pose.ToMatrix());
    }

    private void AddShape(
        ConfigNode instance, string urdf, UrdfShape shape, Pose pose, float scale, bool drawn, bool hard)
    {
        Pose world = pose * new Pose(shape.RootFromShape.Position * scale, shape.RootFromShape.Rotation);
        ConfigNode link = instance with { Where = $"{instance.Where}, link {shape.Link}" };
        if (hard && !drawn && shape.Geometry == UrdfGeometry.Box)
        {
            Vector3 half = Vector3.Abs(shape.Size * scale / 2);
            if (room.Holds(link, new Bounds(-half, half), world.ToMatrix()))
            {
                boxes.Add(new OrientedBox(world, half));
            }

            return;
        }

        bool file = shape.Geometry == UrdfGeometry.Mesh;
        MeshAsset? asset = file
            ? dataset.Mesh(shape.MeshPath, urdf, $"link {shape.Link}", "the link is left out")
            : new MeshAsset(UrdfMeshes.Of(shape), [], []);
        if (asset is null)
        {
            return;
        }

        Matrix4x4 map = Matrix4x4.CreateScale(file ? shape.Size * scale : new Vector3(scale)) * world.ToMatrix();
        if (!room.Holds(link, asset.Mesh.Bounds, map))
        {
            return;
        }

        if (drawn)
        {
            visual.Mesh(asset.Mesh, map);
        }

        if (hard)
        {
            collision.Mesh(asset.Mesh, map);
        }
    }

    /// <summary>What is drawn from now on is another thing.</summary>
    private void StartPiece(ConfigTemplate template)
    {
        visual.Part = classes.Count;
        classes.Add(dataset.Classes.Of(template));
    }

    // Ceilings go into their own list, so that views from above can leave them out.
    private void AddStageMesh(TriangleMesh mesh, IReadOnlyList<MeshPart> nodes)
    {
        bool named = nodes.Any(n => StageParts.Named(n.Name) == BuildingPart.Ceiling);
        bool[]? above = named ? null : LevelSurfaces.CeilingOf(mesh, floor ?? 0);
        int[] parts = StageParts.Of(mesh, nodes, above, floor ?? 0);
        TriangleMesh parted = new(mesh.Positions, mesh.Indices, mesh.Colors) { Surface = mesh.Surface, Parts = parts };
        for (int first = 0; first < parts.Length;)
        {
            int end = first;
            bool up = parts[first] == BuildingPart.Ceiling;
            while (end < parts.Length && (parts[end] == BuildingPart.Ceiling) == up)
            {
                end++;
            }

            (up ? ceiling : visual).Mesh(MeshSlice.Of(parted, first, end - first), Matrix4x4.Identity);
            first = end;
        }
    }

    private void AddReceptacles(ConfigTemplate template, Matrix4x4 world)
    {
        if (template.Of("user_defined") is { } layer)
        {
            ReceptacleBoxes.Read(layer, world, receptacles);
        }
    }

    private (MeshAsset? Render, MeshAsset? Solid) Meshes(ConfigTemplate template)
    {
        string? renderPath = template.PathOf("render_asset"), solidPath = template.PathOf("collision_asset");
        bool primitive = IsPrimitive(template.Text("collision_asset", ""));
        bool box = template.Flag("use_bounding_box_for_collision", false);
        bool stands = !box && !primitive && solidPath is not null && File.Exists(solidPath);
        string otherwise = stands ? "the collision asset is drawn instead" : "it is not drawn";
        MeshAsset? render =
            renderPath is null ? null : dataset.Mesh(renderPath, template.File, "render_asset", otherwise);
        MeshAsset? solid = solidPath is null || primitive || (box && render is not null)
            ? null
            : solidPath == renderPath ? render : dataset.Mesh(
                solidPath, template.File, "collision_asset", "what is drawn is hit");
        if (renderPath is null && !primitive)
        {
            problems.Add(template.File, "render_asset", "is missing, expected the path of a mesh file");
        }

        return (render, solid);
    }

    private ConfigTemplate? Template(ConfigNode instance, TemplateLibrary library, string kind)
    {
        string handle = instance.Text("template_name", "");
        if (library.Find(handle) is { } template)
        {
            return template;
        }

        // The reference simulator looks for handles that contain the name.
        ConfigTemplate? similar = library.FindSimilar(handle);
        string instead = similar is null ? "it is left out" : $"\"{similar.Name}\" contains that and is used";
        problems.Add(
            instance.File, $"{instance.Where}.template_name",
            $"there is no {kind} template named \"{handle}\"; {instead}");
        return similar;
    }

    private SceneDescription Finish(string name)
    {
        if (floor is { } height && MathF.Abs(height) > SeparateFloor)
        {
            // A mesh alone is not wrong about where its floor is.
            (dataset.IsLoneMesh ? new ProblemLog() : problems).Add(name, "", FormattableString.Invariant(
                $"the stage's floor is at y = {height:0.###}, expected 0; the whole scene is moved by {-height:0.###} m"));
        }
        else
        {
            floor = null;
        }

        var lift = new Pose(new Vector3(0, -(floor ?? 0), 0), Quaternion.Identity);
        Matrix4x4 move = lift.ToMatrix();
        int ceilingStart = visual.TriangleCount;
        visual.Part = 0;
        visual.Mesh(ceiling.Build(), Matrix4x4.Identity);
        TriangleMesh mesh = Moved(visual.Build(), move);
        TriangleMesh? solid = collision.TriangleCount == 0 ? null : Moved(collision.Build(), move);
        Receptacle[] declared = [.. receptacles.Select(r => r with { WorldFromSurface = lift * r.WorldFromSurface })];
        OrientedBox[] solids = [.. boxes.Select(box => box with { WorldFromBox = lift * box.WorldFromBox })];
        return new SceneDescription(
            name, mesh, ceilingStart, new CollisionGeometry(solids, solid), ReceptacleBoxes.Complete(
                declared, mesh, solids))
        {
            PartClasses = classes,
        };
    }

    private static TriangleMesh Moved(TriangleMesh mesh, Matrix4x4 move)
    {
        var builder = new MeshBuilder();
        builder.Mesh(mesh, move);
        return builder.Build();
    }

    private static TriangleMesh Recolored(TriangleMesh mesh) =>
        new(mesh.Positions, mesh.Indices, [.. Enumerable.Repeat(MissingColor, mesh.TriangleCount)]);

    private static Bounds BoundsOf(TriangleMesh mesh, Matrix4x4 map)
    {
        Bounds bounds = Bounds.Empty;
        foreach (Vector3 position in mesh.Positions)
        {
            bounds = bounds.Include(Vector3.Transform(position, map));
        }

        return bounds;
    }

    private static Matrix4x4 Scaling(ConfigNode instance) =>
        Matrix4x4.CreateScale(instance.Vector("non_uniform_scale", Vector3.One) * instance.Number("uniform_scale", 1));

    // Habitat names its built-in solids, for example icosphereSolid_subdivs_1 or cubeSolid.
    internal static bool IsPrimitive(string asset) =>
        asset.Length > 0
        && Path.GetExtension(asset).Length == 0
        && (asset.Contains("Solid", StringComparison.Ordinal) || asset.Contains("Wireframe", StringComparison.Ordinal));
}
