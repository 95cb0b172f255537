namespace Galactic.Assets;

/// <summary>
/// What a mesh file holds: its triangles in the file's own frame and units, and what could not be honoured.
/// </summary>
/// <param name="Mesh">All triangles, part by part.</param>
/// <param name="Parts">Where each named part lies in <paramref name="Mesh"/>, in order.</param>
/// <param name="Warnings">One sentence for each thing that was replaced or left out, such as a missing texture.</param>
public sealed record MeshAsset(TriangleMesh Mesh, IReadOnlyList<MeshPart> Parts, IReadOnlyList<string> Warnings)
{
    /// <summary>Triangles of the file that are not in <see cref="Mesh"/>.</summary>
    public MeshFaults Faults { get; init; }
}
