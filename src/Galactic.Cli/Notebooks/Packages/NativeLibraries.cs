using System.Reflection;
using System.Runtime.InteropServices;
using System.Runtime.Loader;

namespace Galactic.Cli.Notebooks.Packages;

/// <summary>
/// Finds native libraries of packages. All of them are linked into one folder, because a library looks for its
/// companions beside itself and they may come in other packages.
/// </summary>
internal sealed class NativeLibraries : IDisposable
{
    private readonly string folder = Path.Combine(Path.GetTempPath(), "galactic-native-" + Path.GetRandomFileName());
    private readonly Dictionary<string, string> files = new(StringComparer.OrdinalIgnoreCase);

    public NativeLibraries() => AssemblyLoadContext.Default.ResolvingUnmanagedDll += Resolve;

    public void Add(IEnumerable<string> files)
    {
        foreach (string file in files)
        {
            string name = Path.GetFileName(file);
            if (!this.files.ContainsKey(name))
            {
                this.files.Add(name, Link(file, name));
            }
        }
    }

    public void Dispose()
    {
        AssemblyLoadContext.Default.ResolvingUnmanagedDll -= Resolve;
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private string Link(string file, string name)
    {
        try
        {
            Directory.CreateDirectory(folder);
            string link = Path.Combine(folder, name);
            File.CreateSymbolicLink(link, file);
            return link;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            // Windows grants links only to some accounts; the library then loads from its package.
            return file;
        }
    }

    private nint Resolve(Assembly assembly, string name)
    {
        string[] endings = [".so", ".dll", ".dylib", ""];
        foreach (string ending in endings)
        {
            foreach (string start in (string[])["", "lib"])
            {
                if (this.files.TryGetValue(start + name + ending, out string? file)
                    && NativeLibrary.TryLoad(file, out nint handle))
                {
                    return handle;
                }
            }
        }
        return 0;
    }
}
