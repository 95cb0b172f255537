using Galactic.Geometry;

namespace Galactic.Robots;

/// <summary>Collision spheres fitted to a mesh.</summary>
/// <param name="Spheres">The spheres, most useful first.</param>
/// <param name="Coverage">Share of the mesh's surface within the tolerance of some sphere.</param>
public sealed record SphereFitResult(IReadOnlyList<CollisionSphere> Spheres, float Coverage);
