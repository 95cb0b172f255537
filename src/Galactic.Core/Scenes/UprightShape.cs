using System.Numerics;
using Galactic.Geometry;

namespace Galactic.Scenes;

/// <summary>An object class standing upright: the box around its collision box, and how to pose it.</summary>
internal sealed class UprightShape
{
    /// <summary>Number of yaw rotations objects may have.</summary>
    public const int YawCount = 32;

    private readonly Vector3 center;

    public UprightShape(MovableObject thing)
    {
        Object = thing;
        Bounds upright = Bounds.Empty;
        for (int i = 0; i < 8; i++)
        {
            Vector3 corner = new(
                (i & 1) == 0 ? thing.Box.Min.X : thing.Box.Max.X,
                (i & 2) == 0 ? thing.Box.Min.Y : thing.Box.Max.Y,
                (i & 4) == 0 ? thing.Box.Min.Z : thing.Box.Max.Z);
            upright = upright.Include(Vector3.Transform(corner, thing.Upright));
        }

        center = thing.Box.Center;
        Half = upright.Size * 0.5f;
    }

    public MovableObject Object { get; }

    /// <summary>Half extents while upright.</summary>
    public Vector3 Half { get; }

    /// <summary>The box at a place with one of the yaw rotations; y is the height of its bottom.</summary>
    public LevelBox BoxAt(Vector2 place, float bottom, int yaw)
    {
        (float sine, float cosine) = MathF.SinCos(Angle(yaw));
        return new LevelBox(new Vector3(place.X, bottom + Half.Y, place.Y), Half, cosine, sine);
    }

    /// <summary>The pose of the mesh origin that puts the box's centre at a point.</summary>
    public Pose PoseAt(Vector3 boxCenter, int yaw)
    {
        Quaternion rotation = Quaternion.Normalize(
            Quaternion.CreateFromAxisAngle(Vector3.UnitY, Angle(yaw)) * Object.Upright);
        return new Pose(boxCenter - Vector3.Transform(center, rotation), rotation);
    }

    private static float Angle(int yaw) => yaw * (MathF.Tau / YawCount);
}
