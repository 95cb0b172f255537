namespace Galactic.Assets;

/// <summary>Reads whole files with one kind of error.</summary>
internal static class AssetFile
{
    private const long MaxBytes = 1L << 30;

    /// <summary>The bytes of a file.</summary>
    /// <exception cref="AssetException">It is missing, unreadable or larger than 1 GiB.</exception>
    public static byte[] Read(string path)
    {
        ReadRecord.Note(path);
        try
        {
            var info = new FileInfo(path);
            if (!info.Exists)
            {
                throw new AssetException(
                    path, "", Directory.Exists(path) ? "this is a folder, expected a file" : "there is no such file");
            }

            if (info.Length > MaxBytes)
            {
                throw new AssetException(
                    path, "", $"the file has {info.Length} bytes, more than the limit of {MaxBytes}");
            }

            return File.ReadAllBytes(path);
        }
        catch (Exception error) when (error is UnauthorizedAccessException or ArgumentException or NotSupportedException
            || (error is IOException && error is not AssetException))
        {
            throw new AssetException(path, "", $"the file cannot be read: {error.Message}", error);
        }
    }

    /// <summary>Whether a file is there.</summary>
    public static bool Exists(string path)
    {
        ReadRecord.Note(path);
        return File.Exists(path);
    }

    /// <summary>Runs a parser; whatever it throws becomes an <see cref="AssetException"/> about the file.</summary>
    public static T Guard<T>(string path, string expected, Func<T> parse)
    {
        try
        {
            return parse();
        }
        catch (AssetException)
        {
            throw;
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            throw new AssetException(path, "", $"not {expected}: {FirstLine(error.Message)}", error);
        }
    }

    private static string FirstLine(string message) => message.Split('\n')[0].Trim();
}
