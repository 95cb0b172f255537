using System.IO.Enumeration;
using System.Text.Json;

namespace Galactic.Datasets;

/// <summary>Finds the files that a section of a dataset configuration names by folder or pattern.</summary>
internal static class DatasetPaths
{
    private const int MaxFiles = 200_000;

    /// <summary>
    /// All files of a section: those with the configuration ending, and bare assets where they are listed.
    /// </summary>
    public static IReadOnlyList<string> Files(ConfigNode dataset, string section, string configEnding)
    {
        var files = new SortedSet<string>(StringComparer.Ordinal);
        string root = Path.GetDirectoryName(dataset.File)!;
        if (ConfigFile.Get(ConfigFile.Get(dataset.Element, section), "paths") is not { ValueKind: JsonValueKind.Object } paths)
        {
            return [];
        }

        foreach (JsonProperty group in paths.EnumerateObject())
        {
            string ending = group.Name == ".json" ? configEnding : group.Name;
            foreach (JsonElement pattern in ConfigFile.Items(paths, group.Name))
            {
                string where = $"{section}.paths.{group.Name}";
                if (pattern.ValueKind != JsonValueKind.String)
                {
                    dataset.Problems.Add(
                        dataset.File, where, $"expected a folder or pattern, got {pattern.GetRawText()}");
                    continue;
                }

                int before = files.Count;
                foreach (string file in Expand(root, pattern.GetString()!, ending))
                {
                    files.Add(file);
                    if (files.Count >= MaxFiles)
                    {
                        dataset.Problems.Add(dataset.File, where, $"more than {MaxFiles} files; the rest is left out");
                        return [.. files];
                    }
                }

                if (files.Count == before && !pattern.GetString()!.StartsWith("..", StringComparison.Ordinal))
                {
                    dataset.Problems.Add(
                        dataset.File, where, $"nothing ending in {ending} matches \"{pattern.GetString()}\"");
                }
            }
        }

        return [.. files];
    }

    private static IEnumerable<string> Expand(string root, string pattern, string ending)
    {
        IEnumerable<string> found = [root];
        foreach (string segment in pattern.Replace('\\', '/').Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            found = [.. found.SelectMany(path => Step(path, segment))];
        }

        return found
            .SelectMany(path => Directory.Exists(path) ? Directory.EnumerateFiles(path) : [path])
            .Where(path => path.EndsWith(ending, StringComparison.OrdinalIgnoreCase));
    }

    private static IEnumerable<string> Step(string path, string segment)
    {
        if (!segment.Contains('*') && !segment.Contains('?'))
        {
            string next = Path.GetFullPath(Path.Combine(path, segment));
            return Path.Exists(next) ? [next] : [];
        }

        return Directory.Exists(path)
            ? Directory.EnumerateFileSystemEntries(path)
                .Where(entry => FileSystemName.MatchesSimpleExpression(segment, Path.GetFileName(entry)))
            : [];
    }
}
