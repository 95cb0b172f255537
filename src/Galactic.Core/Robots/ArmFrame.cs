using System.Numerics;
using Galactic.Geometry;

namespace Galactic.Robots;

/// <summary>A rigid transform kept as three axes and an origin: faster to chain and to turn than a quaternion.</summary>
internal readonly record struct ArmFrame(Vector3 X, Vector3 Y, Vector3 Z, Vector3 Origin)
{
    public static ArmFrame Identity => new(Vector3.UnitX, Vector3.UnitY, Vector3.UnitZ, Vector3.Zero);

    public static ArmFrame From(Pose pose) => new(
        pose.Rotate(Vector3.UnitX), pose.Rotate(Vector3.UnitY), pose.Rotate(Vector3.UnitZ), pose.Position);

    public Vector3 Rotate(Vector3 d) => X * d.X + Y * d.Y + Z * d.Z;

    public Vector3 Transform(Vector3 p) => Rotate(p) + Origin;

    public ArmFrame Then(in ArmFrame child) =>
        new(Rotate(child.X), Rotate(child.Y), Rotate(child.Z), Transform(child.Origin));

    /// <summary>The same origin, turned about a unit axis (Rodrigues).</summary>
    public ArmFrame Turned(Vector3 axis, float angle)
    {
        (float sine, float cosine) = MathF.SinCos(angle);
        return new ArmFrame(
            Turn(X, axis, sine, cosine), Turn(Y, axis, sine, cosine), Turn(Z, axis, sine, cosine), Origin);
    }

    /// <summary>The rotation as a pose.</summary>
    public Pose ToPose()
    {
        Matrix4x4 rows = new(X.X, X.Y, X.Z, 0, Y.X, Y.Y, Y.Z, 0, Z.X, Z.Y, Z.Z, 0, 0, 0, 0, 1);
        return new Pose(Origin, Quaternion.Normalize(Quaternion.CreateFromRotationMatrix(rows)));
    }

    private static Vector3 Turn(Vector3 v, Vector3 axis, float sine, float cosine) =>
        v * cosine + Vector3.Cross(axis, v) * sine + axis * (Vector3.Dot(axis, v) * (1 - cosine));
}
