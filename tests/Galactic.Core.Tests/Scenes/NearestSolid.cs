using System.Numerics;
using Galactic.Geometry;
using Galactic.Scenes;

namespace Galactic.Tests.Scenes;

/// <summary>
/// Exact distances to the nearest solid in double precision, up to a limit, by closest points; a grid of lists keeps
/// a million questions quick. Shares no code and no method with the column grids it checks.
/// </summary>
internal sealed class NearestSolid
{
    private const double Voxel = 0.2;
    private readonly OrientedBox[] boxes;
    private readonly Vector3[] corners;
    private readonly double limit;
    private readonly Vector3 low;
    private readonly (int X, int Y, int Z) size;
    private readonly int[] starts;
    private readonly int[] items;

    public NearestSolid(CollisionGeometry geometry, double limit)
    {
        this.limit = limit;
        boxes = [.. geometry.Boxes];
        corners = geometry.Triangles is { } mesh ? [.. mesh.Indices.Select(i => mesh.Positions[i])] : [];
        Bounds bounds = geometry.Bounds;
        low = bounds.Min - new Vector3((float)limit);
        Vector3 span = bounds.Size + new Vector3(2 * (float)limit);
        size = ((int)(span.X / Voxel) + 1, (int)(span.Y / Voxel) + 1, (int)(span.Z / Voxel) + 1);
        starts = new int[(size.X * size.Y * size.Z) + 1];
        ForEachVoxel((voxel, _) => starts[voxel + 1]++);
        for (int i = 1; i < starts.Length; i++)
        {
            starts[i] += starts[i - 1];
        }

        int[] next = [.. starts];
        items = new int[starts[^1]];
        ForEachVoxel((voxel, item) => items[next[voxel]++] = item);
    }

    /// <summary>Points on surfaces, for questions where answers change.</summary>
    public int TriangleCount => corners.Length / 3;

    public (Vector3 A, Vector3 B, Vector3 C) Triangle(int index) =>
        (corners[index * 3], corners[(index * 3) + 1], corners[(index * 3) + 2]);

    /// <summary>Distance from a point to the nearest box or triangle; the limit if none is nearer.</summary>
    public double Distance(double x, double y, double z)
    {
        (int ix, int iy, int iz) = (At(x - low.X), At(y - low.Y), At(z - low.Z));
        if ((uint)ix >= (uint)size.X || (uint)iy >= (uint)size.Y || (uint)iz >= (uint)size.Z)
        {
            return limit;
        }

        double best = limit * limit;
        int voxel = (((iz * size.Y) + iy) * size.X) + ix;
        for (int i = starts[voxel]; i < starts[voxel + 1]; i++)
        {
            int item = items[i];
            double squared = item < boxes.Length
                ? ToBox(boxes[item], x, y, z)
                : ToTriangle((item - boxes.Length) * 3, x, y, z);
            best = Math.Min(best, squared);
        }

        return Math.Sqrt(best);
    }

    private static int At(double offset) => (int)Math.Floor(offset / Voxel);

    private void ForEachVoxel(Action<int, int> visit)
    {
        for (int item = 0; item < boxes.Length + TriangleCount; item++)
        {
            Bounds bounds = item < boxes.Length
                ? boxes[item].Bounds
                : Bounds.Of(corners.AsSpan((item - boxes.Length) * 3, 3));
            Vector3 from = bounds.Min - low - new Vector3((float)limit + 1e-4f);
            Vector3 to = bounds.Max - low + new Vector3((float)limit + 1e-4f);
            for (int z = Math.Max(At(from.Z), 0); z <= Math.Min(At(to.Z), size.Z - 1); z++)
            {
                for (int y = Math.Max(At(from.Y), 0); y <= Math.Min(At(to.Y), size.Y - 1); y++)
                {
                    for (int x = Math.Max(At(from.X), 0); x <= Math.Min(At(to.X), size.X - 1); x++)
                    {
                        visit((((z * size.Y) + y) * size.X) + x, item);
                    }
                }
            }
        }
    }

    private static double ToBox(OrientedBox box, double x, double y, double z)
    {
        (Vector3 p, Quaternion q) = (box.WorldFromBox.Position, box.WorldFromBox.Rotation);
        (double dx, double dy, double dz) = (x - p.X, y - p.Y, z - p.Z);
        // The conjugate turns the offset into the box's frame: v + 2 w (u x v) + 2 u x (u x v), u = -q.xyz.
        (double ux, double uy, double uz, double w) = (-q.X, -q.Y, -q.Z, q.W);
        (double cx, double cy, double cz) = ((uy * dz) - (uz * dy), (uz * dx) - (ux * dz), (ux * dy) - (uy * dx));
        double lx = dx + (2 * ((w * cx) + (uy * cz) - (uz * cy)));
        double ly = dy + (2 * ((w * cy) + (uz * cx) - (ux * cz)));
        double lz = dz + (2 * ((w * cz) + (ux * cy) - (uy * cx)));
        double ox = Math.Max(Math.Abs(lx) - box.HalfExtents.X, 0);
        double oy = Math.Max(Math.Abs(ly) - box.HalfExtents.Y, 0);
        double oz = Math.Max(Math.Abs(lz) - box.HalfExtents.Z, 0);
        return (ox * ox) + (oy * oy) + (oz * oz);
    }

    /// <remarks>Ericson 2005, closest point on a triangle by regions of its vertices, edges and face.</remarks>
    private double ToTriangle(int first, double x, double y, double z)
    {
        Vec a = new(corners[first]);
        Vec ab = new Vec(corners[first + 1]) - a;
        Vec ac = new Vec(corners[first + 2]) - a;
        Vec ap = new Vec(x, y, z) - a;
        (double d1, double d2) = (ab.Dot(ap), ac.Dot(ap));
        if (d1 <= 0 && d2 <= 0)
        {
            return ap.Dot(ap);
        }

        Vec bp = ap - ab;
        (double d3, double d4) = (ab.Dot(bp), ac.Dot(bp));
        if (d3 >= 0 && d4 <= d3)
        {
            return bp.Dot(bp);
        }

        Vec cp = ap - ac;
        (double d5, double d6) = (ab.Dot(cp), ac.Dot(cp));
        if (d6 >= 0 && d5 <= d6)
        {
            return cp.Dot(cp);
        }

        double vc = (d1 * d4) - (d3 * d2);
        if (vc <= 0 && d1 >= 0 && d3 <= 0)
        {
            return (ap - (ab * (d1 - d3 > 0 ? d1 / (d1 - d3) : 0))).Squared;
        }

        double vb = (d5 * d2) - (d1 * d6);
        if (vb <= 0 && d2 >= 0 && d6 <= 0)
        {
            return (ap - (ac * (d2 - d6 > 0 ? d2 / (d2 - d6) : 0))).Squared;
        }

        double va = (d3 * d6) - (d5 * d4);
        if (va <= 0 && d4 - d3 >= 0 && d5 - d6 >= 0)
        {
            double span = d4 - d3 + (d5 - d6);
            return (bp - ((ac - ab) * (span > 0 ? (d4 - d3) / span : 0))).Squared;
        }

        double scale = 1 / (va + vb + vc);
        return (ap - (ab * (vb * scale)) - (ac * (vc * scale))).Squared;
    }

    private readonly record struct Vec(double X, double Y, double Z)
    {
        public Vec(Vector3 v)
            : this(v.X, v.Y, v.Z)
        {
        }

        public double Squared => Dot(this);

        public static Vec operator -(Vec a, Vec b) => new(a.X - b.X, a.Y - b.Y, a.Z - b.Z);

        public static Vec operator *(Vec a, double s) => new(a.X * s, a.Y * s, a.Z * s);

        public double Dot(Vec b) => (X * b.X) + (Y * b.Y) + (Z * b.Z);
    }
}
