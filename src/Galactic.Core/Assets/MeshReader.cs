namespace Galactic.Assets;

/// <summary>Reads any supported mesh file: glTF, GLB, OBJ, STL, PLY or COLLADA.</summary>
/// <remarks>
/// Triangles that cannot be seen are left out and counted in <see cref="MeshAsset.Faults"/>. Corners that are not finite
/// are counted so in glTF; text formats with such numbers are refused with the place.
/// </remarks>
public static class MeshReader
{
    /// <summary>Reads a file, choosing the format by its first bytes, then by its extension.</summary>
    /// <exception cref="AssetException">The file is missing, damaged or of an unknown format.</exception>
    public static MeshAsset Load(string path) => MeshCleaner.Clean(Read(path));

    private static MeshAsset Read(string path)
    {
        string extension = Path.GetExtension(path).ToLowerInvariant();
        Span<byte> start = stackalloc byte[4];
        int count = ReadStart(path, start);
        if (GltfDocument.IsBinary(start[..count]))
        {
            return GltfReader.Load(path);
        }

        if (count >= 3 && start[..3].SequenceEqual("ply"u8))
        {
            return PlyReader.Load(path);
        }

        return extension switch
        {
            ".gltf" or ".glb" => GltfReader.Load(path),
            ".obj" => ObjReader.Load(path),
            ".stl" => StlReader.Load(path),
            ".ply" => PlyReader.Load(path),
            ".dae" => ColladaReader.Load(path),
            _ => throw new AssetException(
                path, "",
                $"\"{extension}\" is not a mesh format that can be read; expected .glb, .gltf, .obj, .stl, .ply or "
                + ".dae"),
        };
    }

    private static int ReadStart(string path, Span<byte> start)
    {
        if (!File.Exists(path))
        {
            throw new AssetException(path, "", "there is no such file");
        }

        try
        {
            using FileStream stream = File.OpenRead(path);
            return stream.ReadAtLeast(start, start.Length, false);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new AssetException(path, "", $"the file cannot be read: {error.Message}", error);
        }
    }
}
