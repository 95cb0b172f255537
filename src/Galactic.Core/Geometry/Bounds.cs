using System.Numerics;

namespace Galactic.Geometry;

/// <summary>An axis-aligned box, metres.</summary>
public readonly record struct Bounds(Vector3 Min, Vector3 Max)
{
    /// <summary>The box that contains nothing; grow it with <see cref="Include(Vector3)"/>.</summary>
    public static Bounds Empty => new(new Vector3(float.PositiveInfinity), new Vector3(float.NegativeInfinity));

    /// <summary>Middle of the box.</summary>
    public Vector3 Center => (Min + Max) * 0.5f;

    /// <summary>Edge lengths.</summary>
    public Vector3 Size => Max - Min;

    /// <summary>The smallest box with the point inside.</summary>
    public Bounds Include(Vector3 point) => new(Vector3.Min(Min, point), Vector3.Max(Max, point));

    /// <summary>The smallest box with both boxes inside.</summary>
    public Bounds Include(Bounds other) => new(Vector3.Min(Min, other.Min), Vector3.Max(Max, other.Max));

    /// <summary>The smallest box around the points.</summary>
    public static Bounds Of(ReadOnlySpan<Vector3> points)
    {
        Bounds bounds = Empty;
        foreach (Vector3 point in points)
        {
            bounds = bounds.Include(point);
        }

        return bounds;
    }
}
