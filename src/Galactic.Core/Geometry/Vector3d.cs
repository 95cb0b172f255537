using System.Numerics;

namespace Galactic.Geometry;

/// <summary>A point or a way in double precision, metres.</summary>
internal readonly record struct Vector3d(double X, double Y, double Z)
{
    /// <summary>Length of a way.</summary>
    public double Length => Math.Sqrt(Dot(this, this));

    public static implicit operator Vector3d(Vector3 v) => new(v.X, v.Y, v.Z);

    public static Vector3d operator +(Vector3d a, Vector3d b) => new(a.X + b.X, a.Y + b.Y, a.Z + b.Z);

    public static Vector3d operator -(Vector3d a, Vector3d b) => new(a.X - b.X, a.Y - b.Y, a.Z - b.Z);

    public static Vector3d operator *(Vector3d a, double factor) => new(a.X * factor, a.Y * factor, a.Z * factor);

    /// <summary>Scalar product.</summary>
    public static double Dot(Vector3d a, Vector3d b) => a.X * b.X + a.Y * b.Y + a.Z * b.Z;

    /// <summary>Vector product.</summary>
    public static Vector3d Cross(Vector3d a, Vector3d b) =>
        new(a.Y * b.Z - a.Z * b.Y, a.Z * b.X - a.X * b.Z, a.X * b.Y - a.Y * b.X);
}
