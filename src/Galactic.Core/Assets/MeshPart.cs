namespace Galactic.Assets;

/// <summary>A run of triangles of a <see cref="MeshAsset"/> that came from one named part of its file.</summary>
/// <param name="Name">Node, object or group name; may be empty or repeated.</param>
/// <param name="FirstTriangle">Index of its first triangle.</param>
/// <param name="TriangleCount">Number of triangles.</param>
public sealed record MeshPart(string Name, int FirstTriangle, int TriangleCount);
