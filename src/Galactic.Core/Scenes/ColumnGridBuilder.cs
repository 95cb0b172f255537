using System.Numerics;
using Galactic.Assets;
using Galactic.Geometry;

namespace Galactic.Scenes;

/// <summary>
/// Computes <see cref="ColumnGrid"/>s: at every cell centre, the exact heights at which a sphere's centre keeps
/// its radius from all geometry.
/// </summary>
/// <remarks>
/// A convex solid grown by the radius blocks one interval of a vertical line; it is computed in closed form, the
/// intervals of a cell are united, and the rest is free. Boxes are solid, triangles are surfaces. The floor is
/// y = 0 everywhere, whether or not geometry lies there; cells outside the building have no free heights.
/// Heights above 6.5 m are never free. Builds are independent, so scenes may be built in parallel.
/// </remarks>
public static class ColumnGridBuilder
{
    /// <summary>Builds the grid of one radius.</summary>
    /// <param name="geometry">What spheres can hit, world frame.</param>
    /// <param name="extent">The grid covers its x and z; its top closes columns that nothing else closes.</param>
    /// <param name="radius">Sphere radius, metres.</param>
    /// <param name="cellSize">Edge of a cell, metres.</param>
    /// <exception cref="ArgumentException">The extent is empty, not finite, below the floor or too large.</exception>
    public static ColumnGrid Build(CollisionGeometry geometry, Bounds extent, float radius, float cellSize = 0.05f) =>
        Build(geometry, extent, radius, GroundPlan.Build(geometry, extent, new SceneSettings { CellSize = cellSize }));

    internal static ColumnGrid Build(CollisionGeometry geometry, Bounds extent, float radius, GroundPlan plan)
    {
        if (!(radius > 0 && radius <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(radius), radius, "Sphere radii must lie in (0, 1] m.");
        }

        if (!(extent.Max.Y > radius))
        {
            throw new ArgumentException(
                $"The extent's top {extent.Max.Y} m leaves no room above the floor (y = 0) for a sphere of {radius} m.",
                nameof(extent));
        }

        ColumnCollector columns = new(plan.Layout, radius, extent.Max.Y);
        foreach (OrientedBox box in geometry.Boxes)
        {
            AddBox(columns, box);
        }

        if (geometry.Triangles is TriangleMesh mesh)
        {
            for (int i = 0; i < mesh.Indices.Length; i += 3)
            {
                AddTriangle(
                    columns,
                    mesh.Positions[mesh.Indices[i]],
                    mesh.Positions[mesh.Indices[i + 1]],
                    mesh.Positions[mesh.Indices[i + 2]]);
            }
        }

        return columns.Build(plan.Outside);
    }

    private static void AddTriangle(ColumnCollector columns, Vector3 a, Vector3 b, Vector3 c)
    {
        double radius = columns.Radius;
        Vector3 low = Vector3.Min(a, Vector3.Min(b, c));
        Vector3 high = Vector3.Max(a, Vector3.Max(b, c));
        if (high.Y <= 0)
        {
            return;
        }

        DilatedTriangle triangle = new(a, b, c);
        CellLayout layout = columns.Layout;
        (int firstX, int lastX) = layout.ColumnsWithin(low.X - radius, high.X + radius);
        (int firstZ, int lastZ) = layout.RowsWithin(low.Z - radius, high.Z + radius);
        for (int iz = firstZ; iz <= lastZ; iz++)
        {
            double z = layout.CenterZ(iz);
            for (int ix = firstX; ix <= lastX; ix++)
            {
                HeightRange blocked = HeightRange.Empty;
                triangle.Cut(layout.CenterX(ix), z, radius, ref blocked);
                if (!blocked.IsEmpty)
                {
                    columns.Block(iz * layout.Width + ix, blocked.Low, blocked.High);
                }
            }
        }
    }

    private static void AddBox(ColumnCollector columns, OrientedBox box)
    {
        Bounds bounds = box.Bounds;
        if (bounds.Max.Y <= 0)
        {
            return;
        }

        Vector3 up = box.WorldFromBox.Rotate(Vector3.UnitY);
        if (MathF.Abs(up.X) < 1e-6f && MathF.Abs(up.Z) < 1e-6f)
        {
            AddLevelBox(columns, box, bounds);
        }
        else
        {
            AddTiltedBox(columns, box, bounds);
        }
    }

    private static void AddLevelBox(ColumnCollector columns, OrientedBox box, Bounds bounds)
    {
        double radius = columns.Radius;
        CellLayout layout = columns.Layout;
        Vector3 axis = box.WorldFromBox.Rotate(Vector3.UnitX);
        double size = Math.Sqrt((double)axis.X * axis.X + (double)axis.Z * axis.Z);
        (double cosine, double sine) = (axis.X / size, axis.Z / size);
        (Vector3 center, Vector3 half) = (box.WorldFromBox.Position, box.HalfExtents);
        (int firstX, int lastX) = layout.ColumnsWithin(bounds.Min.X - radius, bounds.Max.X + radius);
        (int firstZ, int lastZ) = layout.RowsWithin(bounds.Min.Z - radius, bounds.Max.Z + radius);
        for (int iz = firstZ; iz <= lastZ; iz++)
        {
            double dz = layout.CenterZ(iz) - center.Z;
            for (int ix = firstX; ix <= lastX; ix++)
            {
                double dx = layout.CenterX(ix) - center.X;
                double beyondX = Math.Max(Math.Abs(dx * cosine + dz * sine) - half.X, 0);
                double beyondZ = Math.Max(Math.Abs(dz * cosine - dx * sine) - half.Z, 0);
                double left = radius * radius - beyondX * beyondX - beyondZ * beyondZ;
                if (left > 0)
                {
                    double reach = half.Y + Math.Sqrt(left);
                    columns.Block(iz * layout.Width + ix, center.Y - reach, center.Y + reach);
                }
            }
        }
    }

    /// <remarks>
    /// The surface of a grown convex solid lies on its grown faces, so their common interval is the solid's.
    /// </remarks>
    private static void AddTiltedBox(ColumnCollector columns, OrientedBox box, Bounds bounds)
    {
        double radius = columns.Radius;
        CellLayout layout = columns.Layout;
        DilatedTriangle[] faces = BoxFacets.Of(box);
        (int firstX, int lastX) = layout.ColumnsWithin(bounds.Min.X - radius, bounds.Max.X + radius);
        (int firstZ, int lastZ) = layout.RowsWithin(bounds.Min.Z - radius, bounds.Max.Z + radius);
        for (int iz = firstZ; iz <= lastZ; iz++)
        {
            double z = layout.CenterZ(iz);
            for (int ix = firstX; ix <= lastX; ix++)
            {
                HeightRange blocked = HeightRange.Empty;
                foreach (ref readonly DilatedTriangle face in faces.AsSpan())
                {
                    face.Cut(layout.CenterX(ix), z, radius, ref blocked);
                }

                if (!blocked.IsEmpty)
                {
                    columns.Block(iz * layout.Width + ix, blocked.Low, blocked.High);
                }
            }
        }
    }
}
