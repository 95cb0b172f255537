using Galactic.Assets;

namespace Galactic.Robots;

/// <summary>What one link looks like.</summary>
/// <param name="Link">Index of the link.</param>
/// <param name="Mesh">Triangles in the link frame.</param>
public sealed record LinkVisual(int Link, TriangleMesh Mesh);
