using System.Numerics;

namespace Galactic.Geometry;

/// <summary>A solid box: half extents along its own axes, posed in the world. Metres.</summary>
public readonly record struct OrientedBox(Pose WorldFromBox, Vector3 HalfExtents)
{
    /// <summary>The world-axis-aligned bounds.</summary>
    public Bounds Bounds
    {
        get
        {
            Vector3 x = Vector3.Abs(WorldFromBox.Rotate(Vector3.UnitX)) * HalfExtents.X;
            Vector3 y = Vector3.Abs(WorldFromBox.Rotate(Vector3.UnitY)) * HalfExtents.Y;
            Vector3 z = Vector3.Abs(WorldFromBox.Rotate(Vector3.UnitZ)) * HalfExtents.Z;
            return new Bounds(WorldFromBox.Position - x - y - z, WorldFromBox.Position + x + y + z);
        }
    }
}
