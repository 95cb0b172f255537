using Galactic.Assets;
using Galactic.Geometry;

namespace Galactic.Scenes;

/// <summary>One home, ready to simulate and draw. Immutable; the floor is y = 0.</summary>
public sealed class Scene
{
    /// <summary>Unique name within its set.</summary>
    public required string Name { get; init; }

    /// <summary>All static triangles in the world frame, ceiling included.</summary>
    public required TriangleMesh Mesh { get; init; }

    /// <summary>
    /// [part] class of each part of the mesh (see <see cref="TriangleMesh.Parts"/>); parts beyond the end have none.
    /// </summary>
    public IReadOnlyList<SemanticClass> PartClasses { get; init; } = [];

    /// <summary>What the robot can hit, world frame.</summary>
    public required CollisionGeometry Collision { get; init; }

    /// <summary>Surfaces for objects.</summary>
    public required IReadOnlyList<Receptacle> Receptacles { get; init; }

    /// <summary>Free-space columns, one per radius of <see cref="SphereRadii"/>, in its order.</summary>
    public required IReadOnlyList<ColumnGrid> Columns { get; init; }

    /// <summary>Where the base may stand.</summary>
    public required NavigationMap Navigation { get; init; }

    /// <summary>Triangles of <see cref="Mesh"/> from this index on are ceiling: left out in views from above.</summary>
    public int CeilingStart { get; init; } = int.MaxValue;
}
