using System.Security.Cryptography;

namespace Galactic.Assets;

/// <summary>Loads mesh files, from a <see cref="PreparedCache"/> where they are in it.</summary>
internal static class MeshCache
{
    private const string Kind = "mesh";

    /// <summary>A mesh file with no texture edge above a limit.</summary>
    /// <param name="path">The file.</param>
    /// <param name="textureLimit">Pixels.</param>
    /// <param name="cache">Where to look first and to leave the result; null for none.</param>
    /// <exception cref="AssetException">See <see cref="MeshReader.Load"/>.</exception>
    public static MeshAsset Load(string path, int textureLimit, PreparedCache? cache)
    {
        if (cache is null || !File.Exists(path))
        {
            return Fresh(path, textureLimit);
        }

        // Warnings name the file, and its ending may tell its format.
        using PreparedKey content = new();
        byte[] key = content.Add(Path.GetFileName(path)).Add<int>([textureLimit]).Add<byte>(AssetFile.Read(path)).Finish();
        if (Find(path, cache, key) is { } known)
        {
            return known;
        }

        using ReadRecord record = new();
        MeshAsset asset = Fresh(path, textureLimit);
        string folder = FolderOf(path);
        string[] others = [.. record.Files.Where(f => f != Path.GetFullPath(path))];
        PreparedWriter writer = new();
        writer.Value(others.Length);
        foreach (string other in others)
        {
            writer.Text(Path.GetRelativePath(folder, other));
            writer.Values<byte>(HashOf(other));
        }

        MeshAssetCode.Write(writer, asset);
        cache.Write(Kind, key, writer.Finish());
        return asset;
    }

    private static MeshAsset Fresh(string path, int textureLimit)
    {
        MeshAsset asset = MeshReader.Load(path);
        return asset with { Mesh = asset.Mesh.WithTexturesWithin(textureLimit) };
    }

    private static MeshAsset? Find(string path, PreparedCache cache, byte[] key)
    {
        if (cache.Read(Kind, key) is not { } content)
        {
            return null;
        }

        try
        {
            PreparedReader reader = new(content);
            for (int others = reader.Value<int>(); others > 0; others--)
            {
                string other = Path.GetFullPath(Path.Combine(FolderOf(path), reader.Text()));
                if (!reader.Values<byte>().AsSpan().SequenceEqual(HashOf(other)))
                {
                    // A texture or a buffer beside the file has changed.
                    return null;
                }
            }

            return MeshAssetCode.Read(reader);
        }
        catch (Exception error) when (error is InvalidDataException or ArgumentException or IndexOutOfRangeException)
        {
            cache.Reject(Kind, key, error.Message);
            return null;
        }
    }

    private static string FolderOf(string path) => Path.GetDirectoryName(Path.GetFullPath(path)) ?? "";

    /// <summary>Of the content; empty for a file that is not there.</summary>
    private static byte[] HashOf(string path)
    {
        try
        {
            return File.Exists(path) ? SHA256.HashData(File.ReadAllBytes(path)) : [];
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}
