using System.Numerics;
using Galactic.Assets;
using Galactic.Geometry;

namespace Galactic.Tests.Scenes;

/// <summary>Distances in double precision by methods unlike those of the product.</summary>
internal static class BruteForce
{
    public static double Distance(CollisionShape shape, double x, double y, double z)
    {
        double best = double.PositiveInfinity;
        foreach (OrientedBox box in shape.Boxes)
        {
            best = Math.Min(best, ToBox(box, x, y, z));
        }

        foreach ((Vector3 a, Vector3 b, Vector3 c) in shape.Triangles)
        {
            best = Math.Min(best, ToTriangle(a, b, c, x, y, z));
        }

        return best;
    }

    public static double ToBox(OrientedBox box, double x, double y, double z)
    {
        Matrix4x4 rows = Matrix4x4.CreateFromQuaternion(box.WorldFromBox.Rotation);
        (double dx, double dy, double dz) = (
            x - box.WorldFromBox.Position.X, y - box.WorldFromBox.Position.Y, z - box.WorldFromBox.Position.Z);
        double u = Math.Max(Math.Abs(dx * rows.M11 + dy * rows.M12 + dz * rows.M13) - box.HalfExtents.X, 0);
        double v = Math.Max(Math.Abs(dx * rows.M21 + dy * rows.M22 + dz * rows.M23) - box.HalfExtents.Y, 0);
        double w = Math.Max(Math.Abs(dx * rows.M31 + dy * rows.M32 + dz * rows.M33) - box.HalfExtents.Z, 0);
        return Math.Sqrt(u * u + v * v + w * w);
    }

    /// <summary>Projection on the plane by barycentric coordinates, else the nearest of the three edges.</summary>
    public static double ToTriangle(Vector3 a, Vector3 b, Vector3 c, double x, double y, double z)
    {
        double[] p = [x - a.X, y - a.Y, z - a.Z];
        double[] e = [b.X - (double)a.X, b.Y - (double)a.Y, b.Z - (double)a.Z];
        double[] f = [c.X - (double)a.X, c.Y - (double)a.Y, c.Z - (double)a.Z];
        (double ee, double ef, double ff, double pe, double pf) = (
            Dot(e, e), Dot(e, f), Dot(f, f), Dot(p, e), Dot(p, f));
        double det = ee * ff - ef * ef;
        if (det > 1e-18)
        {
            double s = (pe * ff - pf * ef) / det;
            double t = (pf * ee - pe * ef) / det;
            if (s >= 0 && t >= 0 && s + t <= 1)
            {
                double[] rest = [p[0] - s * e[0] - t * f[0], p[1] - s * e[1] - t * f[1], p[2] - s * e[2] - t * f[2]];
                return Math.Sqrt(Dot(rest, rest));
            }
        }

        return Math.Min(ToSegment(a, b, x, y, z), Math.Min(ToSegment(b, c, x, y, z), ToSegment(c, a, x, y, z)));
    }

    private static double ToSegment(Vector3 a, Vector3 b, double x, double y, double z)
    {
        double[] p = [x - a.X, y - a.Y, z - a.Z];
        double[] e = [b.X - (double)a.X, b.Y - (double)a.Y, b.Z - (double)a.Z];
        double length = Dot(e, e);
        double t = length > 0 ? Math.Clamp(Dot(p, e) / length, 0, 1) : 0;
        double[] rest = [p[0] - t * e[0], p[1] - t * e[1], p[2] - t * e[2]];
        return Math.Sqrt(Dot(rest, rest));
    }

    private static double Dot(double[] u, double[] v) => u[0] * v[0] + u[1] * v[1] + u[2] * v[2];
}

/// <summary>What brute force measures against.</summary>
internal sealed record CollisionShape(
    IReadOnlyList<OrientedBox> Boxes, IReadOnlyList<(Vector3 A, Vector3 B, Vector3 C)> Triangles);
