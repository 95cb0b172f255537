using System.Numerics;
using Galactic.Geometry;

namespace Galactic.Tests.Simulation;

/// <summary>A rigid transform in double precision: the images of the three unit vectors, and of the origin.</summary>
internal readonly record struct ReferenceFrame(ReferencePoint X, ReferencePoint Y, ReferencePoint Z, ReferencePoint At)
{
    public ReferenceFrame Inverse
    {
        get
        {
            ReferencePoint x = new(X.X, Y.X, Z.X), y = new(X.Y, Y.Y, Z.Y), z = new(X.Z, Y.Z, Z.Z);
            ReferencePoint back = x * At.X + y * At.Y + z * At.Z;
            return new ReferenceFrame(x, y, z, back * -1);
        }
    }

    public static ReferenceFrame operator *(ReferenceFrame a, ReferenceFrame b) =>
        new(a.Turn(b.X), a.Turn(b.Y), a.Turn(b.Z), a.Map(b.At));

    /// <summary>The textbook matrix of a unit quaternion.</summary>
    public static ReferenceFrame From(Pose pose)
    {
        Quaternion q = pose.Rotation;
        double n = 1 / Math.Sqrt((double)q.X * q.X + (double)q.Y * q.Y + (double)q.Z * q.Z + (double)q.W * q.W);
        (double x, double y, double z, double w) = (q.X * n, q.Y * n, q.Z * n, q.W * n);
        return new ReferenceFrame(
            new(1 - 2 * (y * y + z * z), 2 * (x * y + z * w), 2 * (x * z - y * w)),
            new(2 * (x * y - z * w), 1 - 2 * (x * x + z * z), 2 * (y * z + x * w)),
            new(2 * (x * z + y * w), 2 * (y * z - x * w), 1 - 2 * (x * x + y * y)),
            ReferencePoint.From(pose.Position));
    }

    /// <summary>A turn about one axis of the frame (0 x, 1 y, 2 z), counter-clockwise seen from its tip.</summary>
    public static ReferenceFrame Turned(int axis, double angle)
    {
        (double s, double c) = Math.SinCos(angle);
        ReferencePoint[] columns = axis switch
        {
            0 => [new(1, 0, 0), new(0, c, s), new(0, -s, c)],
            1 => [new(c, 0, -s), new(0, 1, 0), new(s, 0, c)],
            _ => [new(c, s, 0), new(-s, c, 0), new(0, 0, 1)],
        };
        return new ReferenceFrame(columns[0], columns[1], columns[2], default);
    }

    public ReferencePoint Turn(ReferencePoint d) => X * d.X + Y * d.Y + Z * d.Z;

    public ReferencePoint Map(ReferencePoint p) => Turn(p) + At;

    public ReferencePoint Map(Vector3 p) => Map(ReferencePoint.From(p));

    /// <summary>Largest difference of any number.</summary>
    public double Difference(ReferenceFrame other) =>
        new[] { X - other.X, Y - other.Y, Z - other.Z, At - other.At }
            .Max(d => Math.Max(Math.Abs(d.X), Math.Max(Math.Abs(d.Y), Math.Abs(d.Z))));
}
