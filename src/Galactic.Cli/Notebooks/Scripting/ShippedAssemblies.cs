using System.Text.Json;

namespace Galactic.Cli.Notebooks.Scripting;

/// <summary>
/// The assemblies the running process brings: the .NET runtime's, and those of the application's packages.
/// </summary>
internal sealed class ShippedAssemblies
{
    private readonly Dictionary<string, string> application = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, string> runtime = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, Package> packages = new(StringComparer.OrdinalIgnoreCase);

    public ShippedAssemblies()
    {
        string runtime = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        string trusted = AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") as string ?? "";
        foreach (string path in trusted.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries))
        {
            bool isRuntime = string.Equals(Path.GetDirectoryName(path), runtime, StringComparison.OrdinalIgnoreCase);
            (isRuntime ? this.runtime : application)[Path.GetFileNameWithoutExtension(path)] = path;
        }
        // The host lists the application's own file first, then those of the frameworks.
        string[] files = (AppContext.GetData("APP_CONTEXT_DEPS_FILES") as string ?? "").Split(';');
        if (File.Exists(files[0]))
        {
            ReadPackages(files[0]);
        }
    }

    /// <summary>Files of the .NET runtime.</summary>
    public IEnumerable<string> Runtime => this.runtime.Values;

    /// <summary>The version of a package or project that is part of the application; null when it is not.</summary>
    public string? PackageVersion(string id) => packages.GetValueOrDefault(id)?.Version;

    /// <summary>The shipped file of an assembly, of the runtime or of the application.</summary>
    public string? Find(string assembly) =>
        this.runtime.GetValueOrDefault(assembly) ?? application.GetValueOrDefault(assembly);

    /// <summary>Assembly files of a package of the application and of all packages it needs.</summary>
    public IReadOnlyList<string> Closure(string id)
    {
        var files = new List<string>();
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var open = new Stack<string>([id]);
        while (open.TryPop(out string? next))
        {
            if (seen.Add(next) && packages.TryGetValue(next, out Package? package))
            {
                files.AddRange(package.Assemblies.Select(Find).OfType<string>());
                foreach (string needed in package.Needs)
                {
                    open.Push(needed);
                }
            }
        }
        return files;
    }

    private void ReadPackages(string file)
    {
        using JsonDocument deps = JsonDocument.Parse(File.ReadAllText(file));
        string target = deps.RootElement.GetProperty("runtimeTarget").GetProperty("name").GetString()!;
        foreach (JsonProperty library in deps.RootElement.GetProperty("targets").GetProperty(target).EnumerateObject())
        {
            string[] name = library.Name.Split('/');
            packages[name[0]] = new Package(
                name[1],
                [.. Names(library.Value, "runtime").Select(path => Path.GetFileNameWithoutExtension(path))],
                [.. Names(library.Value, "dependencies")]);
        }
    }

    private static IEnumerable<string> Names(JsonElement library, string group) =>
        library.TryGetProperty(group, out JsonElement entries)
            ? entries.EnumerateObject().Select(entry => entry.Name)
            : [];

    private sealed record Package(string Version, IReadOnlyList<string> Assemblies, IReadOnlyList<string> Needs);
}
