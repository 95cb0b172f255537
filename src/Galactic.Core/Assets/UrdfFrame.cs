using System.Numerics;
using Galactic.Geometry;

namespace Galactic.Assets;

/// <summary>From the frames of URDF files (x forward, z up) to this project's (x forward, y up, z right).</summary>
internal static class UrdfFrame
{
    /// <summary>The same map as a matrix for row vectors.</summary>
    public static Matrix4x4 YUpFromUrdf { get; } = new(1, 0, 0, 0, 0, 0, -1, 0, 0, 1, 0, 0, 0, 0, 0, 1);

    /// <summary>The map back as a matrix for row vectors; also from a y-up mesh file into a URDF frame.</summary>
    public static Matrix4x4 UrdfFromYUp { get; } = new(1, 0, 0, 0, 0, 0, 1, 0, 0, -1, 0, 0, 0, 0, 0, 1);

    /// <summary>A point or direction (a, b, c) is (a, c, -b).</summary>
    public static Vector3 YUp(Vector3 urdf) => new(urdf.X, urdf.Z, -urdf.Y);

    /// <summary>The pose between two frames, both turned.</summary>
    public static Pose YUp(Pose urdf) => new(
        YUp(urdf.Position),
        Quaternion.Normalize(new Quaternion(urdf.Rotation.X, urdf.Rotation.Z, -urdf.Rotation.Y, urdf.Rotation.W)));
}
