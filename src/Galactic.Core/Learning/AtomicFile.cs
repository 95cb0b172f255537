namespace Galactic.Learning;

/// <summary>Writes files that are either complete or absent.</summary>
internal static class AtomicFile
{
    /// <summary>Writes to a neighbour of <paramref name="path"/> and renames it over the path.</summary>
    public static void Write(string path, Action<Stream> write)
    {
        string partial = $"{path}.{Environment.ProcessId}.partial";
        try
        {
            using (FileStream stream = File.Create(partial))
            {
                write(stream);
                stream.Flush(flushToDisk: true);
            }

            File.Move(partial, path, overwrite: true);
        }
        finally
        {
            File.Delete(partial);
        }
    }
}
