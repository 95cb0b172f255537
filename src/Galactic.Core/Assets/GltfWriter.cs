namespace Galactic.Assets;

/// <summary>
/// Writes meshes as binary glTF 2.0 without extensions: one node per named mesh, one material per colour, and
/// materials with embedded textures where a mesh has them.
/// </summary>
public static class GltfWriter
{
    /// <summary>
    /// Writes a file. Positions keep their exact bits, plain colours their exact bytes; normals are per face.
    /// </summary>
    /// <param name="path">The file to write.</param>
    /// <param name="meshes">Node names and meshes; empty meshes are left out.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void Write(string path, IEnumerable<(string Name, TriangleMesh Mesh)> meshes)
    {
        GltfSceneBuilder scene = new();
        foreach ((string name, TriangleMesh mesh) in meshes)
        {
            scene.Add(name, mesh);
        }

        scene.Write(path);
    }
}
