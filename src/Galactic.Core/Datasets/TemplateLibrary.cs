using System.Text.Json;
using Galactic.Assets;

namespace Galactic.Datasets;

/// <summary>All templates of one section of a dataset configuration, by handle.</summary>
internal sealed class TemplateLibrary
{
    private static readonly string[] Endings =
    [
        ".object_config.json", ".stage_config.json", ".ao_config.json", ".scene_instance.json",
        ".json", ".glb", ".gltf", ".obj", ".ply", ".stl", ".urdf",
    ];

    private readonly Dictionary<string, ConfigTemplate> templates = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>All templates, by name.</summary>
    public IEnumerable<ConfigTemplate> All =>
        templates.Values.OrderBy(template => template.Name, StringComparer.Ordinal);

    /// <summary>A handle without folder and endings: how templates are looked up.</summary>
    public static string ShortName(string handle)
    {
        string name = handle.Replace('\\', '/');
        name = name[(name.LastIndexOf('/') + 1)..];
        string? ending = Endings.FirstOrDefault(
            e => name.Length > e.Length && name.EndsWith(e, StringComparison.OrdinalIgnoreCase));
        return ending is null ? name : name[..^ending.Length];
    }

    /// <summary>Reads a section.</summary>
    /// <param name="dataset">The dataset configuration.</param>
    /// <param name="section">Name of the section, such as "objects".</param>
    /// <param name="configEnding">Ending of its files, such as ".object_config.json".</param>
    /// <param name="assetProperty">What a bare asset file in its paths is: "render_asset" or "urdf_filepath".</param>
    public static TemplateLibrary Read(ConfigNode dataset, string section, string configEnding, string assetProperty)
    {
        var library = new TemplateLibrary();
        if (ConfigFile.Get(dataset.Element, section) is not { } element)
        {
            return library;
        }

        ConfigNode? defaults =
            ConfigFile.Get(element, "default_attributes") is { ValueKind: JsonValueKind.Object } attributes
            ? new ConfigNode(attributes, dataset.File, $"{section}.default_attributes", dataset.Problems)
            : null;
        foreach (string file in DatasetPaths.Files(dataset, section, configEnding))
        {
            library.AddFile(file, configEnding, assetProperty, defaults, dataset.Problems);
        }

        int index = 0;
        foreach (JsonElement config in ConfigFile.Items(element, "configs"))
        {
            library.AddOverride(
                new ConfigNode(config, dataset.File, $"{section}.configs[{index++}]", dataset.Problems), defaults);
        }

        return library;
    }

    /// <summary>The template a handle names: with or without folder and ending; null if there is none.</summary>
    public ConfigTemplate? Find(string handle) => templates.GetValueOrDefault(ShortName(handle));

    /// <summary>The first template, by name, whose handle contains a text; null if there is none.</summary>
    public ConfigTemplate? FindSimilar(string handle)
    {
        string name = ShortName(handle);
        return name.Length == 0
            ? null
            : All.FirstOrDefault(t => t.Name.Contains(name, StringComparison.OrdinalIgnoreCase));
    }

    private void AddFile(
        string file, string configEnding, string assetProperty, ConfigNode? defaults, ProblemLog problems)
    {
        bool config = file.EndsWith(configEnding, StringComparison.OrdinalIgnoreCase);
        JsonElement? root = config
            ? ConfigFile.TryRead(file, problems)
            : JsonSerializer.SerializeToElement(new Dictionary<string, string> { [assetProperty] = file });
        if (root is not { } element)
        {
            return;
        }

        string name = ShortName(file);
        var layer = new ConfigNode(element, file, "", problems);
        ConfigNode[] layers = defaults is null ? [layer] : [layer, defaults];
        if (templates.TryAdd(name, new ConfigTemplate(name, layers)))
        {
            return;
        }

        // A configuration beside a bare asset of the same name describes that asset and wins.
        if (config && !templates[name].File.EndsWith(configEnding, StringComparison.OrdinalIgnoreCase))
        {
            templates[name] = new ConfigTemplate(name, layers);
        }
        else if (config)
        {
            problems.Add(file, "", $"a second template named {name}; {templates[name].File} is used");
        }
    }

    private void AddOverride(ConfigNode config, ConfigNode? defaults)
    {
        string original = config.Text("original_file", ""), handle = config.Text("template_handle", "");
        JsonElement attributes = ConfigFile.Get(config.Element, "attributes") ?? default;
        if (attributes.ValueKind != JsonValueKind.Object || (original.Length == 0 && handle.Length == 0))
        {
            config.Problems.Add(
                config.File, config.Where, "expected attributes with an original_file or a template_handle");
            return;
        }

        var layers = new List<ConfigNode>
        {
            config with { Element = attributes, Where = config.Where + ".attributes" },
        };
        if (original.Length > 0)
        {
            string path = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(config.File)!, original));
            if (ConfigFile.TryRead(path, config.Problems) is { } root)
            {
                layers.Add(new ConfigNode(root, path, "", config.Problems));
            }
        }

        if (defaults is not null)
        {
            layers.Add(defaults);
        }

        string name = ShortName(handle.Length > 0 ? handle : original);
        templates[name] = new ConfigTemplate(name, layers);
    }
}
