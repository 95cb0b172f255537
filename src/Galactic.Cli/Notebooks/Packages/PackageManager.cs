using System.Reflection;
using System.Runtime.Loader;
using Galactic.Cli.Notebooks.Scripting;

namespace Galactic.Cli.Notebooks.Packages;

/// <summary>
/// Answers the directives of cells with assembly files. Assemblies that the running application ships win over
/// packages of the same name, because one process cannot hold two of them; packages are restored otherwise.
/// </summary>
internal sealed class PackageManager : IDisposable
{
    private readonly ShippedAssemblies shipped;
    private readonly string directory;
    private readonly Action<string> notice;
    private readonly PackageRestore restore;
    private readonly NativeLibraries natives = new();
    private readonly List<PackageRequest> requests = [];
    private readonly List<string> sources = [];
    private readonly List<string> folders = [];
    private readonly Dictionary<string, string> versions = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, string> managed = new(StringComparer.OrdinalIgnoreCase);

    public PackageManager(ShippedAssemblies shipped, string directory, Action<string> notice)
    {
        this.shipped = shipped;
        this.directory = directory;
        this.notice = notice;
        restore = new PackageRestore(directory, notice);
        AssemblyLoadContext.Default.Resolving += Resolve;
    }

    /// <summary>Applies a cell's directives; returns assembly files to compile against.</summary>
    /// <exception cref="PackageException">Something asked for cannot be had.</exception>
    public IReadOnlyList<string> Apply(IReadOnlyList<CellDirective> directives, CancellationToken cancellation)
    {
        var references = new List<string>();
        var wanted = new List<PackageRequest>();
        foreach (CellDirective directive in directives)
        {
            switch (directive.Kind)
            {
                case CellDirectiveKind.PackageSource:
                    AddSource(directive.Argument);
                    break;
                case CellDirectiveKind.Assembly:
                    references.Add(FindAssembly(directive.Argument));
                    break;
                default:
                    Request(PackageRequest.Parse(directive.Argument), wanted, references);
                    break;
            }
        }
        if (wanted.Count > 0)
        {
            references.AddRange(Restore(wanted, cancellation));
        }
        return references;
    }

    public void Dispose()
    {
        AssemblyLoadContext.Default.Resolving -= Resolve;
        natives.Dispose();
    }

    private void Request(PackageRequest package, List<PackageRequest> wanted, List<string> references)
    {
        if (this.shipped.PackageVersion(package.Id) is { } shipped)
        {
            references.AddRange(this.shipped.Closure(package.Id));
            bool isOurs = package.Id.StartsWith("Galactic.", StringComparison.OrdinalIgnoreCase);
            if (!isOurs && package.Version is { } version && version != shipped)
            {
                this.notice($"{package.Id} {version}: using version {shipped}, which is part of Galactic");
            }
            return;
        }
        PackageRequest? known = requests.Find(
            other => other.Id.Equals(package.Id, StringComparison.OrdinalIgnoreCase));
        if (known is null)
        {
            wanted.Add(package);
        }
        else if (package.Version is not null && package.Version != known.Version)
        {
            throw new PackageException(
                $"{package.Id} is loaded in version {versions.GetValueOrDefault(package.Id, known.Version ?? "?")}; "
                + $"version {package.Version} cannot be added to the same run. Ask for one version, in the first cell.");
        }
    }

    private List<string> Restore(List<PackageRequest> wanted, CancellationToken cancellation)
    {
        List<PackageRequest> all = [.. requests, .. wanted];
        IReadOnlyList<RestoredPackage> packages = restore.Restore(all, sources, cancellation);
        foreach (RestoredPackage package in packages)
        {
            if (versions.TryGetValue(package.Id, out string? loaded) && loaded != package.Version)
            {
                throw new PackageException(
                    $"{package.Id} is loaded in version {loaded}, but the packages asked for now need "
                    + $"{package.Version}. Put all #r lines into the first cell.");
            }
        }
        requests.AddRange(wanted);
        var references = new List<string>();
        foreach (RestoredPackage package in packages)
        {
            versions[package.Id] = package.Version;
            natives.Add(package.Native);
            references.AddRange(package.Managed.Select(Register));
        }
        return references;
    }

    private string Register(string file)
    {
        string name = Path.GetFileNameWithoutExtension(file);
        if (this.shipped.Find(name) is { } shipped)
        {
            return shipped;
        }
        Assembly? loaded = AssemblyLoadContext.Default.Assemblies.FirstOrDefault(assembly =>
            string.Equals(assembly.GetName().Name, name, StringComparison.OrdinalIgnoreCase));
        if (loaded is { Location.Length: > 0 } && !SameFile(loaded.Location, file)
            && loaded.GetName().Version != AssemblyName.GetAssemblyName(file).Version)
        {
            throw new PackageException(
                $"{name} is already loaded from {loaded.Location}; another version needs a fresh process.");
        }
        managed[name] = file;
        return file;
    }

    private void AddSource(string source)
    {
        bool isUrl = Uri.TryCreate(source, UriKind.Absolute, out Uri? uri) && !uri.IsFile;
        string absolute = isUrl ? source : Path.GetFullPath(source, this.directory);
        if (!isUrl && !Directory.Exists(absolute))
        {
            throw new PackageException($"The package source '{source}' does not exist ({absolute}).");
        }
        if (!sources.Contains(absolute))
        {
            sources.Add(absolute);
        }
    }

    private string FindAssembly(string argument)
    {
        string path = Path.GetFullPath(argument, this.directory);
        if (File.Exists(path))
        {
            return CheckAssembly(path);
        }
        string name = argument.EndsWith(".dll", StringComparison.OrdinalIgnoreCase) ? argument[..^4] : argument;
        return this.shipped.Find(name) ?? throw new PackageException(
            $"#r \"{argument}\": no such file ({path}). For a package write #r \"nuget: {name}\".");
    }

    private string CheckAssembly(string path)
    {
        try
        {
            string name = AssemblyName.GetAssemblyName(path).Name!;
            if (this.shipped.Find(name) is { } shipped)
            {
                return shipped;
            }
            managed[name] = path;
            folders.Add(Path.GetDirectoryName(path)!);
            return path;
        }
        catch (BadImageFormatException problem)
        {
            throw new PackageException($"#r \"{path}\": the file is not a .NET assembly.", problem);
        }
    }

    private Assembly? Resolve(AssemblyLoadContext context, AssemblyName name)
    {
        string? file = managed.GetValueOrDefault(name.Name ?? "")
            ?? folders.Select(folder => Path.Combine(folder, name.Name + ".dll")).FirstOrDefault(File.Exists);
        return file is null ? null : context.LoadFromAssemblyPath(file);
    }

    private static bool SameFile(string first, string second) =>
        string.Equals(Path.GetFullPath(first), Path.GetFullPath(second), StringComparison.OrdinalIgnoreCase);
}
