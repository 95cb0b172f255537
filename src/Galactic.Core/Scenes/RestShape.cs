using System.Numerics;
using Galactic.Geometry;

namespace Galactic.Scenes;

/// <summary>An object class resting in one way, upright or lying: the level box around its box, and how to pose it.</summary>
internal sealed class RestShape
{
    /// <summary>Number of yaw rotations objects may have.</summary>
    public const int YawCount = 32;

    private readonly Vector3 center;
    private readonly Quaternion turn;

    /// <summary>Works out the box.</summary>
    /// <param name="thing">The class.</param>
    /// <param name="turn">Rotation of the mesh before any yaw.</param>
    public RestShape(MovableObject thing, Quaternion turn)
    {
        (Object, this.turn) = (thing, turn);
        Bounds around = Bounds.Empty;
        for (int i = 0; i < 8; i++)
        {
            Vector3 corner = new(
                (i & 1) == 0 ? thing.Box.Min.X : thing.Box.Max.X,
                (i & 2) == 0 ? thing.Box.Min.Y : thing.Box.Max.Y,
                (i & 4) == 0 ? thing.Box.Min.Z : thing.Box.Max.Z);
            around = around.Include(Vector3.Transform(corner, turn));
        }

        center = thing.Box.Center;
        Half = around.Size * 0.5f;
    }

    public MovableObject Object { get; }

    /// <summary>Half extents at yaw 0.</summary>
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
            Quaternion.CreateFromAxisAngle(Vector3.UnitY, Angle(yaw)) * turn);
        return new Pose(boxCenter - Vector3.Transform(center, rotation), rotation);
    }

    private static float Angle(int yaw) => yaw * (MathF.Tau / YawCount);
}
