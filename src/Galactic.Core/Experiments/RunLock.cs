namespace Galactic.Experiments;

/// <summary>Keeps two processes from writing one run folder at a time. It ends with its process, however that ends.</summary>
internal sealed class RunLock : IDisposable
{
    private readonly FileStream stream;

    private RunLock(FileStream stream) => this.stream = stream;

    /// <summary>Takes a run folder, made if missing.</summary>
    /// <exception cref="IOException">Another process has it, or the folder cannot be written.</exception>
    public static RunLock Take(string folder)
    {
        Directory.CreateDirectory(folder);
        string path = Path.Combine(folder, "run.lock");
        try
        {
            return new RunLock(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException taken) when (File.Exists(path))
        {
            throw new IOException(
                $"{folder} is in use: another process trains there ({taken.Message}). Stop it first, or choose another "
                + "folder.", taken);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => stream.Dispose();
}
