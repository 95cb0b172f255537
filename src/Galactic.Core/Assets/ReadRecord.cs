namespace Galactic.Assets;

/// <summary>
/// Notes which files <see cref="AssetFile"/> was asked for on this thread while it lives, there or not: what the result of
/// a load follows from.
/// </summary>
internal sealed class ReadRecord : IDisposable
{
    [ThreadStatic]
    private static ReadRecord? current;

    private readonly ReadRecord? outer = current;
    private readonly SortedSet<string> files = new(StringComparer.Ordinal);

    /// <summary>Starts to note.</summary>
    public ReadRecord() => current = this;

    /// <summary>Full paths.</summary>
    public IReadOnlyCollection<string> Files => files;

    /// <summary>Notes a file.</summary>
    public static void Note(string path)
    {
        for (ReadRecord? record = current; record is not null; record = record.outer)
        {
            record.files.Add(Path.GetFullPath(path));
        }
    }

    /// <summary>Ends.</summary>
    public void Dispose() => current = outer;
}
