using System.Numerics;
using Galactic.Geometry;

namespace Galactic.Scenes;

/// <summary>
/// Separating axis tests of a level box against solids (Gottschalk et al. 1996; Akenine-Moller 2001).
/// </summary>
internal static class BoxOverlap
{
    private const float Parallel = 1e-6f;

    public static bool Overlaps(in LevelBox box, OrientedBox other)
    {
        Vector3 center = box.ToLocal(other.WorldFromBox.Position);
        Span<Vector3> axes = [
            Turn(box, other.WorldFromBox.Rotate(Vector3.UnitX)),
            Turn(box, other.WorldFromBox.Rotate(Vector3.UnitY)),
            Turn(box, other.WorldFromBox.Rotate(Vector3.UnitZ))];
        Vector3 half = other.HalfExtents;
        for (int i = 0; i < 3; i++)
        {
            if (Apart(Unit(i), center, axes, half, box.Half) || Apart(axes[i], center, axes, half, box.Half))
            {
                return false;
            }
        }

        for (int i = 0; i < 3; i++)
        {
            for (int k = 0; k < 3; k++)
            {
                Vector3 axis = Vector3.Cross(Unit(i), axes[k]);
                if (axis.LengthSquared() > Parallel && Apart(axis, center, axes, half, box.Half))
                {
                    return false;
                }
            }
        }

        return true;
    }

    public static bool Overlaps(in LevelBox box, Vector3 a, Vector3 b, Vector3 c)
    {
        (a, b, c) = (box.ToLocal(a), box.ToLocal(b), box.ToLocal(c));
        Span<Vector3> edges = [b - a, c - b, a - c];
        for (int i = 0; i < 3; i++)
        {
            if (Apart(Unit(i), a, b, c, box.Half))
            {
                return false;
            }
        }

        if (Apart(Vector3.Cross(edges[0], edges[1]), a, b, c, box.Half))
        {
            return false;
        }

        for (int i = 0; i < 3; i++)
        {
            for (int k = 0; k < 3; k++)
            {
                if (Apart(Vector3.Cross(Unit(i), edges[k]), a, b, c, box.Half))
                {
                    return false;
                }
            }
        }

        return true;
    }

    private static bool Apart(Vector3 axis, Vector3 center, Span<Vector3> axes, Vector3 half, Vector3 own) =>
        MathF.Abs(Vector3.Dot(center, axis)) > Spread(axis, axes, half) + Spread(axis, own);

    /// <remarks>A zero axis never separates, since both sides are then 0.</remarks>
    private static bool Apart(Vector3 axis, Vector3 a, Vector3 b, Vector3 c, Vector3 half)
    {
        (float pa, float pb, float pc) = (Vector3.Dot(axis, a), Vector3.Dot(axis, b), Vector3.Dot(axis, c));
        float reach = Spread(axis, half);
        return MathF.Min(pa, MathF.Min(pb, pc)) > reach || MathF.Max(pa, MathF.Max(pb, pc)) < -reach;
    }

    private static float Spread(Vector3 axis, Vector3 half) => Vector3.Dot(Vector3.Abs(axis), half);

    private static float Spread(Vector3 axis, Span<Vector3> axes, Vector3 half) =>
        MathF.Abs(Vector3.Dot(axis, axes[0])) * half.X
        + MathF.Abs(Vector3.Dot(axis, axes[1])) * half.Y
        + MathF.Abs(Vector3.Dot(axis, axes[2])) * half.Z;

    private static Vector3 Turn(in LevelBox box, Vector3 d) =>
        new(d.X * box.Cosine - d.Z * box.Sine, d.Y, d.X * box.Sine + d.Z * box.Cosine);

    private static Vector3 Unit(int axis) => axis switch { 0 => Vector3.UnitX, 1 => Vector3.UnitY, _ => Vector3.UnitZ };
}
