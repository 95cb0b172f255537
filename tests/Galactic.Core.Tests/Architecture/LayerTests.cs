using System.Text.RegularExpressions;

namespace Galactic.Tests.Architecture;

/// <summary>The folders of the core are layers; each may use only those before it.</summary>
public sealed partial class LayerTests
{
    /// <summary>One order that allows every dependency there is.</summary>
    private static readonly string[][] Order =
    [
        ["Compute"],
        ["Geometry"],
        ["Media"],
        ["Assets"],
        ["Robots"],
        ["Scenes"],
        ["Homes"],
        ["Datasets"],
        ["Rendering"],
        ["Simulation"],
        ["Tasks"],
        ["Experts"],
        ["Learning"],
        ["Experiments"],
        ["Replays"],
    ];

    [Fact]
    public void Every_folder_of_the_core_is_a_known_layer()
    {
        string[] folders = [.. Directory.GetDirectories(Core()).Select(f => Path.GetFileName(f)!)];
        Assert.Equal(
            Order.SelectMany(l => l).Order(StringComparer.Ordinal),
            folders.Where(f => f is not ("bin" or "obj")).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void No_layer_uses_a_later_one()
    {
        List<string> wrong = [];
        foreach ((string layer, string used, string file) in Uses())
        {
            if (Rank(used) > Rank(layer))
            {
                wrong.Add($"{file}: {layer} uses {used}, which is built on top of it.");
            }
        }

        Assert.Empty(wrong);
    }

    [Fact]
    public void Homes_data_rendering_and_simulation_do_not_know_each_other()
    {
        string[] peers = ["Homes", "Datasets", "Rendering", "Simulation", "Media"];
        Assert.DoesNotContain(Uses(), u => peers.Contains(u.Layer) && peers.Contains(u.Used) && u.Layer != u.Used);
    }

    [Fact]
    public void Command_line_and_notebook_helpers_are_not_used_by_the_core()
    {
        Assert.NotEmpty(Uses());
        Assert.DoesNotContain(Uses(), u => u.Used is "Cli" or "Kernel");
    }

    private static int Rank(string layer) => Array.FindIndex(Order, l => l.Contains(layer));

    private static string Core() => Path.Combine(TestRepository.Root(), "src", "Galactic.Core");

    private static IEnumerable<(string Layer, string Used, string File)> Uses()
    {
        string core = Core();
        foreach (string file in Directory.EnumerateFiles(core, "*.cs", SearchOption.AllDirectories))
        {
            string path = Path.GetRelativePath(core, file);
            string layer = path.Split(Path.DirectorySeparatorChar)[0];
            if (layer is "obj" or "bin")
            {
                continue;
            }

            foreach (Match use in Namespace().Matches(File.ReadAllText(file)))
            {
                yield return (layer, use.Groups[1].Value, path);
            }
        }
    }

    [GeneratedRegex(@"^using (?:static )?(?:\w+ = )?Galactic\.(\w+)", RegexOptions.Multiline)]
    private static partial Regex Namespace();
}
