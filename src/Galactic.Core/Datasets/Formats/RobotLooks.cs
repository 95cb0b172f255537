namespace Galactic.Datasets.Formats;

/// <summary>How the meshes of a robot are read.</summary>
public sealed record RobotLooks
{
    /// <summary>
    /// Folder, relative to the description, with a mesh named like each one the URDF file names, in any readable
    /// format; null to read only what the URDF file names.
    /// </summary>
    public string? MeshFolder { get; init; }

    /// <summary>Most triangles of a link, larger meshes are simplified; null to keep all.</summary>
    public int? TrianglesPerLink { get; init; }

    /// <summary>
    /// True if glTF meshes are y up as the format says and are turned into the URDF frame (z up); false if they are
    /// already in it.
    /// </summary>
    public bool IsGltfYUp { get; init; } = true;

    /// <summary>True to draw links that cannot move against each other as one mesh, which is faster.</summary>
    public bool MergesFixedLinks { get; init; }

    /// <summary>Colours by link name, sRGB, in place of those of the meshes.</summary>
    public IReadOnlyDictionary<string, uint> Colors { get; init; } = new Dictionary<string, uint>();
}
