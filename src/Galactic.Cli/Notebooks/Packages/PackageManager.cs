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
    private readonly ShippedAssemblies _shipped;
    private readonly string _directory;
    private readonly Action<string> _notice;
    private readonly PackageRestore _restore;
    private readonly NativeLibraries _natives = new();
    private readonly List<PackageRequest> _requests = [];
    private readonly List<string> _sources = [];
    private readonly List<string> _folders = [];
    private readonly Dictionary<string, string> _versions = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, string> _managed = new(StringComparer.OrdinalIgnoreCase);

    public PackageManager(ShippedAssemblies shipped, string directory, Action<string> notice)
    {
        _shipped = shipped;
        _directory = directory;
        _notice = notice;
        _restore = new PackageRestore(directory, notice);
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
        _natives.Dispose();
    }

    private void Request(PackageRequest package, List<PackageRequest> wanted, List<string> references)
    {
        if (_shipped.PackageVersion(package.Id) is { } shipped)
        {
            references.AddRange(_shipped.Closure(package.Id));
            bool isOurs = package.Id.StartsWith("Galactic.", StringComparison.OrdinalIgnoreCase);
            if (!isOurs && package.Version is { } version && version != shipped)
            {
                _notice($"{package.Id} {version}: using version {shipped}, which is part of Galactic");
            }
            return;
        }
        PackageRequest? known = _requests.Find(
            other => other.Id.Equals(package.Id, StringComparison.OrdinalIgnoreCase));
        if (known is null)
        {
            wanted.Add(package);
        }
        else if (package.Version is not null && package.Version != known.Version)
        {
            throw new PackageException(
                $"{package.Id} is loaded in version {_versions.GetValueOrDefault(package.Id, known.Version ?? "?")}; "
                + $"version {package.Version} cannot be added to the same run. Ask for one version, in the first cell.");
        }
    }

    private List<string> Restore(List<PackageRequest> wanted, CancellationToken cancellation)
    {
        List<PackageRequest> all = [.. _requests, .. wanted];
        IReadOnlyList<RestoredPackage> packages = _restore.Restore(all, _sources, cancellation);
        foreach (RestoredPackage package in packages)
        {
            if (_versions.TryGetValue(package.Id, out string? loaded) && loaded != package.Version)
            {
                throw new PackageException(
                    $"{package.Id} is loaded in version {loaded}, but the packages asked for now need "
                    + $"{package.Version}. Put all #r lines into the first cell.");
            }
        }
        _requests.AddRange(wanted);
        var references = new List<string>();
        foreach (RestoredPackage package in packages)
        {
            _versions[package.Id] = package.Version;
            _natives.Add(package.Native);
            references.AddRange(package.Managed.Select(Register));
        }
        return references;
    }

    private string Register(string file)
    {
        string name = Path.GetFileNameWithoutExtension(file);
        if (_shipped.Find(name) is { } shipped)
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
        _managed[name] = file;
        return file;
    }

    private void AddSource(string source)
    {
        bool isUrl = Uri.TryCreate(source, UriKind.Absolute, out Uri? uri) && !uri.IsFile;
        string absolute = isUrl ? source : Path.GetFullPath(source, _directory);
        if (!isUrl && !Directory.Exists(absolute))
        {
            throw new PackageException($"The package source '{source}' does not exist ({absolute}).");
        }
        if (!_sources.Contains(absolute))
        {
            _sources.Add(absolute);
        }
    }

    private string FindAssembly(string argument)
    {
        string path = Path.GetFullPath(argument, _directory);
        if (File.Exists(path))
        {
            return CheckAssembly(path);
        }
        string name = argument.EndsWith(".dll", StringComparison.OrdinalIgnoreCase) ? argument[..^4] : argument;
        return _shipped.Find(name) ?? throw new PackageException(
            $"#r \"{argument}\": no such file ({path}). For a package write #r \"nuget: {name}\".");
    }

    private string CheckAssembly(string path)
    {
        try
        {
            string name = AssemblyName.GetAssemblyName(path).Name!;
            if (_shipped.Find(name) is { } shipped)
            {
                return shipped;
            }
            _managed[name] = path;
            _folders.Add(Path.GetDirectoryName(path)!);
            return path;
        }
        catch (BadImageFormatException problem)
        {
            throw new PackageException($"#r \"{path}\": the file is not a .NET assembly.", problem);
        }
    }

    private Assembly? Resolve(AssemblyLoadContext context, AssemblyName name)
    {
        string? file = _managed.GetValueOrDefault(name.Name ?? "")
            ?? _folders.Select(folder => Path.Combine(folder, name.Name + ".dll")).FirstOrDefault(File.Exists);
        return file is null ? null : context.LoadFromAssemblyPath(file);
    }

    private static bool SameFile(string first, string second) =>
        string.Equals(Path.GetFullPath(first), Path.GetFullPath(second), StringComparison.OrdinalIgnoreCase);
}
