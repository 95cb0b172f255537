namespace Galactic.Assets;

/// <summary>
/// Files with what was computed from input files, found again by the content of those: decoded meshes and textures, free
/// space, clusters of triangles. What comes out of it equals, bit for bit, what is computed without it.
/// </summary>
/// <remarks>
/// Entries are checked whenever they are read: one that is cut short, changed or made by another build of this library is
/// named to the log, ignored and made anew. Writing goes to a temporary file that is renamed, so that several processes
/// may share a folder and none sees half a file. Above its limit, the folder loses the entries that were not used for
/// longest. Where a folder cannot be written to, everything works as without a cache. Safe to use from several threads.
/// </remarks>
public sealed class PreparedCache
{
    /// <summary>
    /// Environment variable with the folder; "off" for no cache. It changes how fast scenes load, never what they are.
    /// </summary>
    public const string Variable = "GALACTIC_CACHE";

    /// <summary>Bytes the folder may hold if nothing else is said: 4 GiB.</summary>
    public const long DefaultLimit = 4L << 30;

    private const string Ending = ".prepared";
    private static readonly Guid ThisBuild = typeof(PreparedCache).Module.ModuleVersionId;
    private readonly Action<string>? log;
    private readonly long limit;
    private readonly Guid version;

    /// <summary>A cache in a folder, which is made when it is first written to.</summary>
    /// <param name="folder">Where entries are.</param>
    /// <param name="log">Receives one line for each entry that is ignored and why; null drops them.</param>
    /// <param name="limit">Bytes of all entries together.</param>
    public PreparedCache(string folder, Action<string>? log = null, long limit = DefaultLimit)
        : this(folder, log, limit, ThisBuild)
    {
    }

    internal PreparedCache(string folder, Action<string>? log, long limit, Guid version)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(limit);
        (Folder, this.log, this.limit, this.version) = (Path.GetFullPath(folder), log, limit, version);
    }

    /// <summary>Where entries are.</summary>
    public string Folder { get; }

    /// <summary>Entries and their bytes.</summary>
    public (int Entries, long Bytes) Size
    {
        get
        {
            List<(string Path, long Bytes, DateTime Used)> files = Files("*" + Ending);
            return (files.Count, files.Sum(f => f.Bytes));
        }
    }

    /// <summary>
    /// The cache in the folder that <see cref="Variable"/> names, else "galactic" in the user's folder for caches; null if
    /// it is off or there is no such folder.
    /// </summary>
    public static PreparedCache? Open(Action<string>? log = null)
    {
        string? named = Environment.GetEnvironmentVariable(Variable);
        if (string.Equals(named, "off", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        string? folder = string.IsNullOrWhiteSpace(named) ? PlatformFolder() : named;
        return folder is null ? null : new PreparedCache(folder, log);
    }

    /// <summary>Deletes all entries.</summary>
    /// <exception cref="IOException">An entry cannot be deleted.</exception>
    public void Clear()
    {
        foreach ((string path, _, _) in Files("*" + Ending + "*"))
        {
            File.Delete(path);
        }
    }

    /// <summary>The content of an entry; null if there is none that can be used.</summary>
    internal byte[]? Read(string kind, ReadOnlySpan<byte> key)
    {
        string path = PathOf(kind, key);
        try
        {
            if (!File.Exists(path))
            {
                return null;
            }

            byte[] file = File.ReadAllBytes(path);
            string? fault = PreparedEntry.FaultOf(file, key, version);
            if (fault is null)
            {
                Touch(path);
                return file[PreparedEntry.HeaderBytes..];
            }

            log?.Invoke($"cache: {path} is ignored and made anew: {fault}");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            log?.Invoke($"cache: {path} cannot be read: {error.Message}");
        }

        return null;
    }

    /// <summary>Writes an entry.</summary>
    internal void Write(string kind, ReadOnlySpan<byte> key, byte[] content)
    {
        string path = PathOf(kind, key);
        byte[] header = PreparedEntry.Header(content, key, version);
        try
        {
            AtomicFile.Write(
                path,
                stream =>
                {
                    stream.Write(header);
                    stream.Write(content);
                },
                isDurable: false);
            Trim();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            log?.Invoke($"cache: {path} cannot be written: {error.Message}");
        }
    }

    /// <summary>Tells that the content of an entry is not what its kind expects.</summary>
    internal void Reject(string kind, ReadOnlySpan<byte> key, string why) =>
        log?.Invoke($"cache: {PathOf(kind, key)} is ignored and made anew: {why}");

    private static string? PlatformFolder()
    {
        string home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        string? caches = OperatingSystem.IsWindows()
            ? Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData)
            : OperatingSystem.IsMacOS() && home.Length > 0 ? Path.Combine(home, "Library", "Caches")
            : Environment.GetEnvironmentVariable("XDG_CACHE_HOME") is { Length: > 0 } set ? set
            : home.Length > 0 ? Path.Combine(home, ".cache")
            : null;
        return string.IsNullOrEmpty(caches) ? null : Path.Combine(caches, "galactic");
    }

    private string PathOf(string kind, ReadOnlySpan<byte> key) =>
        Path.Combine(Folder, $"{kind}-{Convert.ToHexStringLower(key[..16])}{Ending}");

    private List<(string Path, long Bytes, DateTime Used)> Files(string pattern)
    {
        List<(string Path, long Bytes, DateTime Used)> found = [];
        foreach (FileInfo file in Directory.Exists(Folder) ? new DirectoryInfo(Folder).GetFiles(pattern) : [])
        {
            try
            {
                found.Add((file.FullName, file.Length, file.LastWriteTimeUtc));
            }
            catch (FileNotFoundException)
            {
                // Another process has renamed or deleted it since.
            }
        }

        return found;
    }

    /// <summary>Marks an entry as used.</summary>
    private static void Touch(string path)
    {
        try
        {
            File.SetLastWriteTimeUtc(path, DateTime.UtcNow);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // A folder that can only be read serves as well.
        }
    }

    private void Trim()
    {
        List<(string Path, long Bytes, DateTime Used)> files = Files("*" + Ending + "*");
        long bytes = files.Sum(f => f.Bytes);
        foreach ((string path, long size, _) in files.OrderBy(f => f.Used))
        {
            if (bytes <= limit)
            {
                return;
            }

            bytes -= size;
            File.Delete(path);
        }
    }
}
