using Galactic.Assets;
using Galactic.Geometry;

namespace Galactic.Scenes;

/// <summary>
/// What the robot can hit: solid boxes (generated homes), triangle surfaces (scanned or modelled ones), or both.
/// </summary>
public sealed record CollisionGeometry(IReadOnlyList<OrientedBox> Boxes, TriangleMesh? Triangles)
{
    /// <summary>Box around everything.</summary>
    public Bounds Bounds
    {
        get
        {
            Bounds bounds = Triangles?.Bounds ?? Bounds.Empty;
            foreach (OrientedBox box in Boxes)
            {
                bounds = bounds.Include(box.Bounds);
            }

            return bounds;
        }
    }
}
