using System.Text.Json;
using Galactic.Assets;
using Galactic.Datasets.Formats;
using Galactic.Scenes;

namespace Galactic.Datasets;

/// <summary>
/// A scene dataset in the layout of habitat-sim: a <c>*.scene_dataset_config.json</c> naming stage, object and
/// furniture templates and scene instances that place them. A mesh file alone will do too: see <see cref="Notes"/>.
/// </summary>
/// <remarks>
/// Missing or damaged parts do not stop a scene from loading: they are put on record in <see cref="Problems"/>.
/// Articulated furniture is frozen at the joint values its instance gives, else at zero. Meshes are cached, so one instance is not for use by
/// several threads at once.
/// </remarks>
public sealed class HabitatDataset
{
    // More than a camera of this kind of task resolves; a photograph of 4096 x 4096 would take 90 MB.
    private const int TextureLimit = 1024;
    private const string DatasetEnding = ".scene_dataset_config.json", SceneEnding = ".scene_instance.json";
    private const string NavMeshes = "navmesh_instances";
    private readonly ProblemLog problems = new();
    private readonly Dictionary<string, (MeshAsset? Asset, AssetException? Error)> meshes = [];
    private readonly HashSet<(string Path, string UsedBy, string Where)> missing = [];
    private readonly SortedDictionary<string, string> scenes = new(StringComparer.Ordinal);
    private readonly Lazy<ClassCatalog> classes;
    private readonly ConfigNode? navMeshes;
    private readonly bool tolerant;
    private readonly PreparedCache? cache;
    private readonly JsonElement? loneScene;

    private HabitatDataset(string file, bool tolerant, PreparedCache? cache)
    {
        (this.tolerant, this.cache) = (tolerant, cache);
        File = file;
        RequireKnownKind(file);
        IsLoneMesh = LoneMesh.Is(file);
        var root = new ConfigNode(IsLoneMesh ? LoneMesh.Dataset(file) : ConfigFile.Read(file), file, "", problems);
        Stages = TemplateLibrary.Read(root, "stages", ".stage_config.json", "render_asset");
        Objects = TemplateLibrary.Read(root, "objects", ".object_config.json", "render_asset");
        Furniture = TemplateLibrary.Read(root, "articulated_objects", ".ao_config.json", "urdf_filepath");
        classes = new Lazy<ClassCatalog>(() => new ClassCatalog(root, Objects, Furniture));
        navMeshes = ConfigFile.Get(root.Element, NavMeshes) is { } table
            ? root with { Element = table, Where = NavMeshes }
            : null;
        if (IsLoneMesh && Mesh(file, file, "", "there is no scene") is { } alone)
        {
            string name = TemplateLibrary.ShortName(file);
            bool zUp = LoneMesh.IsZUp(file, alone.Mesh);
            scenes.Add(name, file);
            loneScene = LoneMesh.Scene(name, zUp);
            Notes = [.. LoneMesh.Notes(file, alone.Mesh, zUp)];
        }

        foreach (string scene in DatasetPaths.Files(root, "scene_instances", SceneEnding))
        {
            if (!scenes.TryAdd(TemplateLibrary.ShortName(scene), scene))
            {
                problems.Add(scene, "", "a second scene of this name; it is left out");
            }
        }
    }

    /// <summary>The dataset configuration file, or the mesh file that stands for a dataset.</summary>
    public string File { get; }

    /// <summary>Names of all scenes, in ordinal order.</summary>
    public IReadOnlyList<string> SceneNames => [.. scenes.Keys];

    /// <summary>Everything found wrong so far, in the order met: while opening and while loading scenes.</summary>
    public IReadOnlyList<DatasetProblem> Problems => problems.Items;

    /// <summary>What was assumed where nothing is written, for people: about a mesh file alone.</summary>
    public IReadOnlyList<string> Notes { get; } = [];

    /// <summary>Mesh files read so far that had triangles which were left out, by path.</summary>
    internal IReadOnlyList<(string Path, MeshFaults Faults)> Cleaned =>
        [.. meshes.Where(m => m.Value.Asset is { Faults.IsNone: false }).Select(m => (m.Key, m.Value.Asset!.Faults))
            .OrderBy(m => m.Key, StringComparer.Ordinal)];

    internal bool IsLoneMesh { get; }

    internal TemplateLibrary Stages { get; }

    internal TemplateLibrary Objects { get; }

    internal TemplateLibrary Furniture { get; }

    internal ClassCatalog Classes => classes.Value;

    /// <summary>Opens a dataset.</summary>
    /// <param name="path">Its configuration file, a folder with exactly one in it or up to three folders below, or a
    /// mesh file (GLB, glTF, OBJ, PLY or STL) that is a whole stage.</param>
    /// <param name="cache">Where decoded mesh files are looked for first, and left; null for none.</param>
    /// <exception cref="AssetException">There is no configuration, there are several, or it is not JSON.</exception>
    public static HabitatDataset Open(string path, PreparedCache? cache = null) => Open(path, tolerant: false, cache);

    /// <summary>Opens a dataset; a tolerant one records damaged mesh files as problems instead of refusing them.</summary>
    internal static HabitatDataset Open(string path, bool tolerant, PreparedCache? cache = null)
    {
        if (string.IsNullOrWhiteSpace(path))
        {
            throw new AssetException("scene dataset", "", "its path is empty");
        }

        if (!Directory.Exists(path))
        {
            return new HabitatDataset(Path.GetFullPath(path), tolerant, cache);
        }

        string folder = Path.GetFullPath(path);
        IEnumerable<string> level = [folder];
        for (int depth = 0; depth < 4; depth++)
        {
            string[] found = [.. level.SelectMany(f => Directory.EnumerateFiles(f, "*" + DatasetEnding)).Order(StringComparer.Ordinal)];
            if (found.Length == 1)
            {
                return new HabitatDataset(found[0], tolerant, cache);
            }

            if (found.Length > 1)
            {
                string names = string.Join(", ", found.Take(8).Select(f => Path.GetRelativePath(folder, f)));
                throw new AssetException(
                    folder, "", $"{found.Length} scene datasets, expected one: name one of {names}");
            }

            level = [.. level.SelectMany(f => Directory.EnumerateDirectories(f))];
        }

        throw new AssetException(folder, "", $"no *{DatasetEnding} in it, expected a scene dataset in Habitat layout");
    }

    /// <summary>
    /// Loads a scene: all static triangles in the world frame, floor at y = 0, with collision and receptacles.
    /// </summary>
    /// <remarks>
    /// Receptacles come from <c>receptacle_aabb_*</c> entries; a scene without any gets those of
    /// <see cref="ReceptacleFinder"/>. Stage nodes whose name starts with "ceiling" are put last.
    /// </remarks>
    /// <param name="name">One of <see cref="SceneNames"/>, with or without folder and ending.</param>
    /// <exception cref="AssetException">There is no such scene, its file is damaged, or nothing in it could be
    /// loaded.</exception>
    public SceneDescription LoadScene(string name)
    {
        string file = FileOf(name);
        return new SceneAssembler(this, problems).Assemble(TemplateLibrary.ShortName(name), SceneNode(file));
    }

    /// <summary>The navigation mesh that comes with a scene; null with a problem on record if there is none.</summary>
    /// <param name="name">One of <see cref="SceneNames"/>, with or without folder and ending.</param>
    /// <exception cref="AssetException">There is no such scene, its file or the mesh is damaged.</exception>
    public NavMesh? LoadNavMesh(string name)
    {
        string file = FileOf(name);
        string handle = SceneNode(file).Text("navmesh_instance", TemplateLibrary.ShortName(name));
        string? path = navMeshes?.Text(handle, "");
        if (string.IsNullOrEmpty(path))
        {
            problems.Add(File, NavMeshes, $"has no \"{handle}\", expected the path of the navigation mesh of {file}");
            return null;
        }

        path = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(File)!, path));
        if (!System.IO.File.Exists(path))
        {
            problems.Add(File, $"{NavMeshes}.{handle}", $"the navigation mesh {path} is not there");
            return null;
        }

        return NavMesh.Load(path);
    }

    /// <summary>
    /// A mesh file, read once; null with a problem on record if it is missing. A file that is there but damaged is
    /// refused: a world that silently lacks half of its furniture would train the wrong policy.
    /// </summary>
    /// <param name="path">The mesh file.</param>
    /// <param name="usedBy">The file that names it.</param>
    /// <param name="where">Place in that file.</param>
    /// <param name="otherwise">What happens without the mesh.</param>
    internal MeshAsset? Mesh(string path, string usedBy, string where, string otherwise)
    {
        if (!meshes.TryGetValue(path, out (MeshAsset? Asset, AssetException? Error) mesh))
        {
            meshes[path] = mesh = Read(path);
        }

        if (mesh.Error is { } error && missing.Add((path, usedBy, where)))
        {
            string place = error.Location.Length == 0 ? "" : $" ({error.Location})";
            if (path == usedBy)
            {
                problems.Add(path, error.Location, $"{error.Problem}; {otherwise}");
            }
            else
            {
                problems.Add(usedBy, where, $"the mesh {path} could not be read{place}: {error.Problem}; {otherwise}");
            }
        }

        return mesh.Asset;
    }

    private static void RequireKnownKind(string file)
    {
        string ending = Path.GetExtension(file);
        if (System.IO.File.Exists(file) && !LoneMesh.Is(file) && !ending.Equals(".json", StringComparison.OrdinalIgnoreCase))
        {
            throw new AssetException(
                file, "", $"{(ending.Length == 0 ? "files without an ending" : $"{ending} files")} are not read; expected "
                + $"a scene dataset (*{DatasetEnding}), a folder with one, or {LoneMesh.Kinds}");
        }
    }

    private (MeshAsset? Asset, AssetException? Error) Read(string path)
    {
        try
        {
            MeshAsset mesh = MeshCache.Load(path, TextureLimit, cache);
            foreach (string warning in mesh.Warnings)
            {
                problems.Add(path, "", warning);
            }

            return (mesh, null);
        }
        catch (AssetException error) when (tolerant || !System.IO.File.Exists(path))
        {
            return (null, error);
        }
    }

    /// <summary>Whether a scene names a navigation mesh.</summary>
    internal bool DeclaresNavMesh(string name) => SceneNode(FileOf(name)).Has("navmesh_instance");

    /// <summary>Objects and pieces of articulated furniture that a scene places.</summary>
    internal int CountObjects(string name)
    {
        JsonElement scene = SceneNode(FileOf(name)).Element;
        return ConfigFile.Items(scene, "object_instances").Count()
            + ConfigFile.Items(scene, "articulated_object_instances").Count();
    }

    private ConfigNode SceneNode(string file) => new(loneScene ?? ConfigFile.Read(file), file, "", problems);

    private string FileOf(string name)
    {
        string key = TemplateLibrary.ShortName(name);
        string some = scenes.Count == 0 ? "none at all" : $"such as {string.Join(", ", scenes.Keys.Take(5))}";
        return scenes.GetValueOrDefault(key) ?? throw new AssetException(
            File, "scene_instances", $"no scene named \"{name}\"; there are {scenes.Count}, {some}");
    }
}
