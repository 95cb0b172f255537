using Galactic.Assets;

namespace Galactic.Tests.Rendering;

/// <summary>What a ray met first.</summary>
/// <param name="Depth">Forward distance, metres; 0 for nothing.</param>
/// <param name="Mesh">Mesh.</param>
/// <param name="Instance">Instance of the env, -1 for the scene.</param>
/// <param name="Triangle">Triangle of the mesh.</param>
/// <param name="IsBack">Seen from its clockwise side.</param>
/// <param name="Corners">Corners in the camera frame, x, y, z of each.</param>
internal readonly record struct RayHit(
    double Depth, TriangleMesh? Mesh, int Instance, int Triangle, bool IsBack, double[]? Corners);
