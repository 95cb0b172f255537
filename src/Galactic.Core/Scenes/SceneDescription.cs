using Galactic.Assets;

namespace Galactic.Scenes;

/// <summary>A home as its source knows it, before columns and navigation are computed.</summary>
/// <param name="Name">Unique name within its set.</param>
/// <param name="Mesh">All static triangles in the world frame.</param>
/// <param name="CeilingStart">First triangle of the ceiling; the triangle count if there is none.</param>
/// <param name="Collision">What the robot can hit.</param>
/// <param name="Receptacles">Surfaces for objects.</param>
public sealed record SceneDescription(
    string Name, TriangleMesh Mesh, int CeilingStart, CollisionGeometry Collision,
    IReadOnlyList<Receptacle> Receptacles)
{
    /// <summary>
    /// [part] class of each part of the mesh (see <see cref="TriangleMesh.Parts"/>); parts beyond the end have none.
    /// </summary>
    public IReadOnlyList<SemanticClass> PartClasses { get; init; } = [];
}
