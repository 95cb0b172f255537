using System.Text.Json;
using Galactic.Scenes;

namespace Galactic.Datasets;

/// <summary>Numbers and names of the kinds of things in one dataset, see <see cref="SemanticClasses"/>.</summary>
/// <remarks>
/// Numbers are the <c>semantic_id</c> of templates. Names come from the dataset's semantic lexicon, a JSON file with
/// "classes" that it names under <c>semantic_scene_descriptor_instances</c>, else from the template: its "category", or
/// its own name without numbers. Templates without a number get one by the order of their kinds' names.
/// </remarks>
internal sealed class ClassCatalog
{
    /// <summary>Names the kind of a template, among its user-defined properties.</summary>
    public const string Category = "category";

    private const string Lexicons = "semantic_scene_descriptor_instances";
    private readonly Dictionary<int, string> names = [];
    private readonly Dictionary<string, int> unnumbered = [];

    public ClassCatalog(ConfigNode dataset, TemplateLibrary objects, TemplateLibrary furniture)
    {
        ReadLexicons(dataset);
        ConfigTemplate[] all = [.. objects.All, .. furniture.All];
        foreach (ConfigTemplate template in all.Where(t => t.Of("semantic_id") is not null))
        {
            names.TryAdd(NumberOf(template), KindOf(template));
        }

        foreach (string kind in all.Where(t => NumberOf(t) == 0).Select(KindOf).Distinct().Order(StringComparer.Ordinal))
        {
            unnumbered[kind] = SemanticClasses.FirstUnnumbered + unnumbered.Count;
        }
    }

    /// <summary>The class of what a template makes.</summary>
    public SemanticClass Of(ConfigTemplate template) => NumberOf(template) is > 0 and int number
        ? new SemanticClass(number, names[number])
        : new SemanticClass(unnumbered[KindOf(template)], KindOf(template));

    private static string KindOf(ConfigTemplate template)
    {
        JsonElement? defined = ConfigFile.Get(template.Of("user_defined")?.Element, "user_defined");
        string category = ConfigFile.Get(defined, Category) is { ValueKind: JsonValueKind.String } text
            ? text.GetString()!
            : "";
        string kind = category.Length > 0 ? category : PieceNames.Of(template.Name);
        return kind.Length > 0 ? kind : template.Name;
    }

    /// <summary>0 where there is none.</summary>
    private static int NumberOf(ConfigTemplate template)
    {
        float number = template.Number("semantic_id", 0);
        if (number is >= 0 and <= SemanticClasses.MaxOfData && number == MathF.Floor(number))
        {
            return (int)number;
        }

        template.Of("semantic_id")!.Problems.Add(
            template.File, "semantic_id", $"expected a whole number from 0 to {SemanticClasses.MaxOfData}, got {number}; "
            + "it is taken as missing");
        return 0;
    }

    private void ReadLexicons(ConfigNode dataset)
    {
        if (ConfigFile.Get(dataset.Element, Lexicons) is not { ValueKind: JsonValueKind.Object } table)
        {
            return;
        }

        foreach (JsonProperty entry in table.EnumerateObject())
        {
            string file = entry.Value.ValueKind == JsonValueKind.String ? entry.Value.GetString()! : "";
            string path = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(dataset.File)!, file));
            if (!file.EndsWith(".json", StringComparison.OrdinalIgnoreCase)
                || ConfigFile.TryRead(path, dataset.Problems) is not { } lexicon)
            {
                continue;
            }

            int index = 0;
            foreach (JsonElement item in ConfigFile.Items(lexicon, "classes"))
            {
                ConfigNode node = new(item, path, $"classes[{index++}]", dataset.Problems);
                float number = node.Number("id", 0);
                if (number is > 0 and <= SemanticClasses.MaxOfData && node.Text("name", "") is { Length: > 0 } name)
                {
                    names.TryAdd((int)number, name);
                }
            }
        }
    }
}
