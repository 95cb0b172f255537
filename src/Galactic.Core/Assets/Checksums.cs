using System.Security.Cryptography;

namespace Galactic.Assets;

/// <summary>
/// SHA-256 checksums of a folder's files, in a file that "sha256sum -c checksums.sha256" reads too. A folder without it
/// is not complete.
/// </summary>
public static class Checksums
{
    /// <summary>Name of the file with the checksums.</summary>
    public const string FileName = "checksums.sha256";

    private const int HashLength = 64;

    /// <summary>Writes the checksums of all files of a folder and waits until the files are on the disk.</summary>
    public static void Write(string folder)
    {
        List<string> lines = [];
        foreach (string path in Directory.GetFiles(folder).Where(f => Path.GetFileName(f) != FileName).Order(StringComparer.Ordinal))
        {
            using FileStream stream = new(path, FileMode.Open, FileAccess.ReadWrite);
            lines.Add($"{Hash(stream)}  {Path.GetFileName(path)}\n");
            stream.Flush(flushToDisk: true);
        }

        AtomicFile.Write(Path.Combine(folder, FileName), string.Concat(lines));
    }

    /// <summary>Checks every file of a folder.</summary>
    /// <exception cref="InvalidDataException">The folder is not complete, or a file of it is missing or damaged; the
    /// message names it.</exception>
    public static void Verify(string folder)
    {
        foreach (string file in Read(folder).Keys)
        {
            Verified(folder, file);
        }
    }

    /// <summary>The path of a file that is as it was written.</summary>
    /// <param name="folder">Folder of the file.</param>
    /// <param name="file">Its name.</param>
    /// <exception cref="InvalidDataException">The folder is not complete, or the file is missing or damaged; the
    /// message names it.</exception>
    public static string Verified(string folder, string file)
    {
        string path = Path.Combine(folder, file);
        if (!File.Exists(path))
        {
            throw new InvalidDataException($"{path} does not exist.");
        }

        if (!Read(folder).TryGetValue(file, out string? expected))
        {
            throw new InvalidDataException($"{path} has no checksum in {FileName}: it was not written with the rest.");
        }

        using FileStream stream = File.OpenRead(path);
        return Hash(stream) == expected
            ? path
            : throw new InvalidDataException(
                $"{path} is damaged: its checksum is not the one in {FileName} (cut short or changed after it was written).");
    }

    private static Dictionary<string, string> Read(string folder)
    {
        string path = Path.Combine(folder, FileName);
        if (!File.Exists(path))
        {
            throw new InvalidDataException($"{folder} is not complete: it holds no {FileName}.");
        }

        Dictionary<string, string> hashes = [];
        foreach (string line in File.ReadAllLines(path))
        {
            // As sha256sum writes it: the hash, two spaces (or space and star), the name.
            bool isEntry = line.Length > HashLength + 2 && line[HashLength] == ' ' && line[..HashLength].All(char.IsAsciiHexDigit);
            if (!isEntry || !hashes.TryAdd(line[(HashLength + 2)..], line[..HashLength].ToLowerInvariant()))
            {
                throw new InvalidDataException($"{path} is damaged: '{line}' is no checksum of another file.");
            }
        }

        return hashes;
    }

    private static string Hash(Stream stream) => Convert.ToHexStringLower(SHA256.HashData(stream));
}
