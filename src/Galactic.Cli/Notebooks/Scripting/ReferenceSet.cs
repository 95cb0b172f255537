using Microsoft.CodeAnalysis;

namespace Galactic.Cli.Notebooks.Scripting;

/// <summary>
/// The assemblies a session compiles against, one per simple name. References are kept, so that the compiler
/// reuses the metadata it has read (a fresh set per cell costs several megabytes each time).
/// </summary>
internal sealed class ReferenceSet
{
    /// <summary>The .NET runtime's, read once per process however many sessions there are.</summary>
    private static readonly Lazy<IReadOnlyList<PortableExecutableReference>> Runtime = new(() =>
        [.. new ShippedAssemblies().Runtime.Select(path => MetadataReference.CreateFromFile(path))]);

    private readonly Dictionary<string, PortableExecutableReference> references =
        new(StringComparer.OrdinalIgnoreCase);

    public ReferenceSet()
    {
        foreach (PortableExecutableReference reference in Runtime.Value)
        {
            references.Add(Path.GetFileNameWithoutExtension(reference.FilePath!), reference);
        }
    }

    public IEnumerable<MetadataReference> All => references.Values;

    /// <summary>Adds an assembly file unless one of that name is there; returns whether it was added.</summary>
    public bool Add(string path)
    {
        string name = Path.GetFileNameWithoutExtension(path);
        if (references.ContainsKey(name))
        {
            return false;
        }
        references.Add(name, MetadataReference.CreateFromFile(path));
        return true;
    }
}
