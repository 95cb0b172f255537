using System.Numerics;

namespace Galactic.Tests.Simulation;

/// <summary>A point or direction in double precision.</summary>
internal readonly record struct ReferencePoint(double X, double Y, double Z)
{
    public double Length => Math.Sqrt(X * X + Y * Y + Z * Z);

    public static ReferencePoint operator +(ReferencePoint a, ReferencePoint b) => new(a.X + b.X, a.Y + b.Y, a.Z + b.Z);

    public static ReferencePoint operator -(ReferencePoint a, ReferencePoint b) => new(a.X - b.X, a.Y - b.Y, a.Z - b.Z);

    public static ReferencePoint operator *(ReferencePoint a, double s) => new(a.X * s, a.Y * s, a.Z * s);

    public static ReferencePoint From(Vector3 p) => new(p.X, p.Y, p.Z);
}
