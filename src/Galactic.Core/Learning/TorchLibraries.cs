using System.Reflection;
using System.Runtime.InteropServices;
using System.Runtime.Loader;
using System.Security.Cryptography;
using Galactic.Assets;
using TorchSharp;

namespace Galactic.Learning;

/// <summary>Finds and loads TorchSharp's native libraries on Linux.</summary>
/// <remarks>
/// TorchSharp 0.107 names symbol version GLIBCXX_3.4.32 (GCC 13), which Debian 12, Ubuntu 22.04 and RHEL 9 lack.
/// The only symbol of that version, std::ios_base_library_init, is never called, so a copy of the library with
/// that requirement marked weak loads and works there.
/// </remarks>
internal static class TorchLibraries
{
    private const string ShimName = "libLibTorchSharp.so";
    private const string TorchName = "libtorch_cpu.so";
    private const string MissingVersion = "GLIBCXX_3.4.32";

    /// <summary>Loads libtorch and the shim, and makes TorchSharp's own calls find that shim.</summary>
    /// <exception cref="DllNotFoundException">A library is missing or cannot be loaded.</exception>
    public static (string Shim, bool Patched) LoadLinux(Action<string>? log)
    {
        string[] directories = [.. SearchDirectories().Distinct().Where(Directory.Exists)];
        string shim = Find(ShimName, directories);
        string torchDirectory = Path.GetDirectoryName(Find(TorchName, directories))!;

        // Loaded by path first: the shim may lie elsewhere, and the loader then matches these by name.
        foreach (string name in (string[])["libc10.so", TorchName, "libtorch.so"])
        {
            NativeLibrary.Load(Path.Combine(torchDirectory, name));
        }

        bool patched = false;
        nint handle;
        try
        {
            handle = NativeLibrary.Load(shim);
        }
        catch (DllNotFoundException exception) when (exception.Message.Contains(MissingVersion))
        {
            shim = PatchedCopy(shim, UserCache());
            patched = true;
            handle = NativeLibrary.Load(shim);
            log?.Invoke($"This system's C++ library lacks {MissingVersion}; using a patched copy of libtorch's shim.");
        }

        Redirect(handle);
        return (shim, patched);
    }

    /// <summary>
    /// Writes a copy of <paramref name="library"/> that loads without the missing version into
    /// <paramref name="cache"/>, unless it is there already, and returns its path. The name depends on the content
    /// and the file appears in one step, so that concurrent processes agree.
    /// </summary>
    internal static string PatchedCopy(string library, string cache)
    {
        byte[] bytes = File.ReadAllBytes(library);
        string key = Convert.ToHexStringLower(SHA256.HashData(bytes))[..16];
        string path = Path.Combine(cache, $"{Path.GetFileNameWithoutExtension(library)}-{key}.so");
        if (File.Exists(path) && new FileInfo(path).Length == bytes.Length)
        {
            return path;
        }

        if (ElfVersionPatch.MarkWeak(bytes, MissingVersion) == 0)
        {
            throw new DllNotFoundException($"{library} does not load, and not because of {MissingVersion}.");
        }

        AtomicFile.Write(path, stream => stream.Write(bytes));
        return path;
    }

    private static void Redirect(nint handle)
    {
        Assembly assembly = typeof(torch).Assembly;
        AssemblyLoadContext context = AssemblyLoadContext.GetLoadContext(assembly) ?? AssemblyLoadContext.Default;

        // TorchSharp's own start-up looks the library up by name: only this event sees that. Its calls ask the
        // resolver first, which spares a failed search for every native function.
        context.ResolvingUnmanagedDll += (_, name) => name == "LibTorchSharp" ? handle : 0;
        try
        {
            NativeLibrary.SetDllImportResolver(assembly, (name, _, _) => name == "LibTorchSharp" ? handle : 0);
        }
        catch (InvalidOperationException)
        {
            // The host has set its own resolver; the event above still answers after it.
        }
    }

    private static string Find(string name, string[] directories) =>
        directories.Select(d => Path.Combine(d, name)).FirstOrDefault(File.Exists)
        ?? throw new DllNotFoundException(
            $"{name} was not found. Reference the packages TorchSharp and libtorch-cpu-linux-x64, or build without "
            + $"-p:Torch=none. Searched: {string.Join(", ", directories)}.");

    private static IEnumerable<string> SearchDirectories()
    {
        string native = Path.Combine("runtimes", RuntimeInformation.RuntimeIdentifier, "native");
        string portable = Path.Combine("runtimes", $"linux-{Architecture()}", "native");
        string managed = Path.GetDirectoryName(typeof(torch).Assembly.Location) ?? "";
        string hosted = AppContext.GetData("NATIVE_DLL_SEARCH_DIRECTORIES") as string ?? "";
        string own = Path.GetDirectoryName(typeof(TorchLibraries).Assembly.Location) ?? "";
        foreach (string root in (string[])[managed, own, AppContext.BaseDirectory])
        {
            yield return root;
            yield return Path.Combine(root, native);
            yield return Path.Combine(root, portable);
        }

        foreach (string directory in hosted.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries))
        {
            yield return directory;
        }

        foreach (string directory in PackageDirectories(managed, portable))
        {
            yield return directory;
        }
    }

    /// <summary>
    /// The package folder, when the assembly was loaded from packages/torchsharp/VERSION/lib/FRAMEWORK.
    /// </summary>
    private static IEnumerable<string> PackageDirectories(string managed, string native)
    {
        string home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        string[] roots =
        [
            Path.GetFullPath(Path.Combine(managed, "..", "..", "..", "..")),
            Environment.GetEnvironmentVariable("NUGET_PACKAGES") ?? Path.Combine(home, ".nuget", "packages"),
        ];
        Version? version = typeof(torch).Assembly.GetName().Version;
        foreach (string root in roots.Where(r => Directory.Exists(Path.Combine(r, "torchsharp"))))
        {
            yield return Path.Combine(root, "torchsharp", version?.ToString(3) ?? "", native);
            string libtorch = Path.Combine(root, $"libtorch-cpu-linux-{Architecture()}");
            if (Directory.Exists(libtorch))
            {
                // TorchSharp knows the version it was built for, but asking it would load the library.
                yield return Path.Combine(Directory.GetDirectories(libtorch).Max() ?? libtorch, native);
            }
        }
    }

    private static string Architecture() =>
        RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant();

    private static string UserCache()
    {
        string root = Environment.GetFolderPath(
            Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);
        return Path.Combine(root.Length > 0 ? root : Path.GetTempPath(), "galactic", "native");
    }
}
