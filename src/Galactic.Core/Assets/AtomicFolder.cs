namespace Galactic.Assets;

/// <summary>
/// Writes folders that are either complete or absent: the files go to a neighbour with a random name, which is renamed
/// to the path once they and their <see cref="Checksums"/> are on the disk.
/// </summary>
public static class AtomicFolder
{
    private const string Partial = ".partial";

    /// <summary>Writes what a function puts into a folder. A folder that is there already is replaced.</summary>
    /// <param name="path">The folder to write; missing parents are made.</param>
    /// <param name="write">Writes the files into the folder whose path it is given; sub-folders are not supported.</param>
    /// <exception cref="IOException">The folder cannot be written; what was there before is unchanged.</exception>
    public static void Write(string path, Action<string> write)
    {
        string full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        if (File.Exists(full))
        {
            throw new IOException($"{full} is a file, expected the path of a folder to write.");
        }

        string parent = Path.GetDirectoryName(full)
            ?? throw new IOException($"{full} is the root of a file system: no folder can be written there.");
        string partial = Aside(full);
        try
        {
            Directory.CreateDirectory(partial);
            write(partial);
            Checksums.Write(partial);
            DirectorySync.Flush(partial);
            Replace(partial, full);
            DirectorySync.Flush(parent);
        }
        catch (Exception error) when (error is UnauthorizedAccessException || (error is IOException and not AssetException))
        {
            // A file that names itself names the folder too.
            string reason = error.Message.Replace(partial, full, StringComparison.Ordinal);
            throw new IOException(
                reason.StartsWith(full, StringComparison.Ordinal) ? reason : $"{full} cannot be written: {reason}", error);
        }
        finally
        {
            if (Directory.Exists(partial))
            {
                Directory.Delete(partial, recursive: true);
            }
        }
    }

    /// <summary>
    /// Removes what writers of files and folders that were killed left in a folder. Call it only while nobody writes there.
    /// </summary>
    /// <param name="parent">Folder whose direct entries are looked at; it need not exist.</param>
    public static void RemovePartial(string parent)
    {
        if (!Directory.Exists(parent))
        {
            return;
        }

        foreach (string left in Directory.GetDirectories(parent, "*" + Partial))
        {
            Directory.Delete(left, recursive: true);
        }

        foreach (string left in Directory.GetFiles(parent, "*" + Partial))
        {
            File.Delete(left);
        }
    }

    /// <summary>Removes a folder that others may be reading: it disappears as a whole.</summary>
    public static void Delete(string folder)
    {
        string old = Aside(folder);
        Directory.Move(folder, old);
        Directory.Delete(old, recursive: true);
    }

    private static string Aside(string full) => $"{full}.{Path.GetRandomFileName()}{Partial}";

    private static void Replace(string partial, string full)
    {
        if (!Directory.Exists(full))
        {
            Directory.Move(partial, full);
            return;
        }

        // No file system exchanges two folders portably; the old one is out of the way for a moment only.
        string old = Aside(full);
        Directory.Move(full, old);
        try
        {
            Directory.Move(partial, full);
        }
        catch
        {
            Directory.Move(old, full);
            throw;
        }

        Directory.Delete(old, recursive: true);
    }
}
