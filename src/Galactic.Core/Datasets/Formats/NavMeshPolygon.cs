namespace Galactic.Datasets.Formats;

/// <summary>A convex polygon of a navigation mesh.</summary>
/// <param name="Vertices">Vertex numbers in order around it, three or more.</param>
/// <param name="Flags">What may cross it, one bit each.</param>
/// <param name="Area">Kind of ground, 0 to 63.</param>
public sealed record NavMeshPolygon(IReadOnlyList<int> Vertices, int Flags, int Area);
