using System.Text.Json;

namespace Galactic.Cli.Notebooks.Packages;

/// <summary>Reads <c>project.assets.json</c>: which files of which packages this system uses.</summary>
internal static class AssetsFile
{
    /// <summary>
    /// The packages of a restore; null when the file is missing, broken or names files that are gone.
    /// </summary>
    public static IReadOnlyList<RestoredPackage>? TryRead(string path)
    {
        if (!File.Exists(path))
        {
            return null;
        }
        try
        {
            using JsonDocument assets = JsonDocument.Parse(File.ReadAllText(path));
            List<RestoredPackage> packages = Read(assets.RootElement);
            return packages.TrueForAll(package => package.Managed.Concat(package.Native).All(File.Exists))
                ? packages
                : null;
        }
        catch (Exception problem) when (problem is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return null;
        }
    }

    private static List<RestoredPackage> Read(JsonElement root)
    {
        string[] folders = [.. root.GetProperty("packageFolders").EnumerateObject().Select(folder => folder.Name)];
        JsonElement libraries = root.GetProperty("libraries");
        // The target with a runtime identifier is the one that lists files for this system.
        JsonElement target = root.GetProperty("targets").EnumerateObject()
            .First(candidate => candidate.Name.Contains('/')).Value;
        var packages = new List<RestoredPackage>();
        foreach (JsonProperty library in target.EnumerateObject())
        {
            string[] name = library.Name.Split('/');
            string relative = libraries.GetProperty(library.Name).GetProperty("path").GetString()!;
            string home = folders.Select(folder => Path.Combine(folder, relative)).FirstOrDefault(Directory.Exists)
                ?? Path.Combine(folders[0], relative);
            packages.Add(new RestoredPackage(
                name[0], name[1], Files(library.Value, "runtime", home), Files(library.Value, "native", home)));
        }
        return packages;
    }

    private static List<string> Files(JsonElement library, string group, string root) =>
        library.TryGetProperty(group, out JsonElement files)
            ? [.. files.EnumerateObject()
                .Where(file => !file.Name.EndsWith("/_._", StringComparison.Ordinal))
                .Select(file => Path.GetFullPath(Path.Combine(root, file.Name)))]
            : [];
}
