using Galactic.Assets;
using Galactic.Geometry;

namespace Galactic.Scenes;

/// <summary>A piece of furniture of a home that can be placed on its own.</summary>
/// <param name="Kind">What it is, lower case words joined by underscores.</param>
/// <param name="SemanticId">Stable number of the kind, from 1.</param>
/// <param name="Mesh">Triangles; the origin is the middle of their bounding box.</param>
/// <param name="Boxes">Solid boxes in the same frame; none for decoration.</param>
/// <param name="Receptacles">Surfaces for objects in the same frame.</param>
/// <param name="WorldFromPart">Where it stands, turned about +y only.</param>
public sealed record ScenePart(
    string Kind, int SemanticId, TriangleMesh Mesh, IReadOnlyList<OrientedBox> Boxes,
    IReadOnlyList<Receptacle> Receptacles, Pose WorldFromPart);
