using System.Numerics;

namespace Galactic.Scenes;

/// <summary>
/// A triangle grown by a radius (Minkowski sum with a ball): the union of three balls, three cylinders and the
/// prism between the two offset planes. It is convex, so it blocks one interval of a vertical line.
/// </summary>
internal readonly struct DilatedTriangle
{
    private readonly DilatedEdge ab;
    private readonly DilatedEdge bc;
    private readonly DilatedEdge ca;
    private readonly bool hasFace;
    private readonly Plane4 face;
    private readonly Plane4 sideAb;
    private readonly Plane4 sideBc;
    private readonly Plane4 sideCa;

    public DilatedTriangle(Vector3 a, Vector3 b, Vector3 c)
    {
        ab = new DilatedEdge(a, b);
        bc = new DilatedEdge(b, c);
        ca = new DilatedEdge(c, a);
        (double ux, double uy, double uz) = (b.X - (double)a.X, b.Y - (double)a.Y, b.Z - (double)a.Z);
        (double vx, double vy, double vz) = (c.X - (double)a.X, c.Y - (double)a.Y, c.Z - (double)a.Z);
        Plane4 normal = Cross(ux, uy, uz, vx, vy, vz);
        double size = Math.Sqrt(normal.X * normal.X + normal.Y * normal.Y + normal.Z * normal.Z);
        hasFace = size > 1e-14;
        if (hasFace)
        {
            face = Through(normal.X / size, normal.Y / size, normal.Z / size, a);
            sideAb = Side(a, b);
            sideBc = Side(b, c);
            sideCa = Side(c, a);
        }
    }

    /// <summary>Adds the heights at (x, z) nearer than the radius to the triangle.</summary>
    public void Cut(double x, double z, double radius, ref HeightRange blocked)
    {
        ab.Cut(x, z, radius, ref blocked);
        bc.Cut(x, z, radius, ref blocked);
        ca.Cut(x, z, radius, ref blocked);
        if (!hasFace)
        {
            return;
        }

        HeightRange range = HeightRange.All;
        double level = face.X * x + face.Z * z + face.D;
        range.KeepNonNegative(radius + level, face.Y);
        range.KeepNonNegative(radius - level, -face.Y);
        sideAb.Keep(x, z, ref range);
        sideBc.Keep(x, z, ref range);
        sideCa.Keep(x, z, ref range);
        if (!range.IsEmpty)
        {
            blocked.Include(range.Low, range.High);
        }
    }

    /// <summary>
    /// The plane through an edge, at right angles to the face, with the triangle on its positive side.
    /// </summary>
    private Plane4 Side(Vector3 from, Vector3 to)
    {
        (double x, double y, double z) = (to.X - (double)from.X, to.Y - (double)from.Y, to.Z - (double)from.Z);
        Plane4 inward = Cross(face.X, face.Y, face.Z, x, y, z);
        return Through(inward.X, inward.Y, inward.Z, from);
    }

    private static Plane4 Through(double x, double y, double z, Vector3 point) =>
        new(x, y, z, -(x * point.X + y * point.Y + z * point.Z));

    private static Plane4 Cross(double ax, double ay, double az, double bx, double by, double bz) =>
        new(ay * bz - az * by, az * bx - ax * bz, ax * by - ay * bx, 0);

    private readonly record struct Plane4(double X, double Y, double Z, double D)
    {
        public void Keep(double x, double z, ref HeightRange range) => range.KeepNonNegative(X * x + Z * z + D, Y);
    }
}
