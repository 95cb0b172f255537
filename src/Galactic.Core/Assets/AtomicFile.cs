using System.Text;

namespace Galactic.Assets;

/// <summary>
/// Writes files that are either complete or absent: the content goes to a neighbour with a random name, which is then
/// renamed over the path. Two processes may write the same path at once; one of them wins.
/// </summary>
public static class AtomicFile
{
    /// <summary>Writes what a function puts on a stream; missing folders are made.</summary>
    /// <param name="path">The file to write.</param>
    /// <param name="write">Writes the content.</param>
    /// <param name="isDurable">
    /// Waits until the content is on the disk, so that not even a power cut leaves a damaged file under the path.
    /// </param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void Write(string path, Action<Stream> write, bool isDurable = true)
    {
        string full = Path.GetFullPath(path);
        if (Directory.Exists(full))
        {
            throw new IOException($"{full} is a folder, expected the path of a file to write.");
        }

        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        string partial = $"{full}.{Path.GetRandomFileName()}.partial";
        try
        {
            using (FileStream stream = File.Create(partial))
            {
                write(stream);
                stream.Flush(flushToDisk: isDurable);
            }

            File.Move(partial, full, overwrite: true);
        }
        catch (Exception error) when (error is UnauthorizedAccessException || (error is IOException and not AssetException))
        {
            throw new IOException(
                $"{full} cannot be written: {error.Message.Replace(partial, full, StringComparison.Ordinal)}", error);
        }
        finally
        {
            File.Delete(partial);
        }
    }

    /// <summary>Writes text as UTF-8 without a byte order mark.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void Write(string path, string text) => Write(path, stream => stream.Write(Encoding.UTF8.GetBytes(text)));
}
