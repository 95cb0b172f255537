using System.Numerics;

namespace Galactic.Scenes;

/// <summary>A box that stands level: centre, half extents, and a turn about +y given by its cosine and sine.</summary>
internal readonly record struct LevelBox(Vector3 Center, Vector3 Half, float Cosine, float Sine)
{
    /// <summary>The box's own x direction, as (x, z).</summary>
    public Vector2 AxisX => new(Cosine, -Sine);

    /// <summary>The box's own z direction, as (x, z).</summary>
    public Vector2 AxisZ => new(Sine, Cosine);

    public float Bottom => Center.Y - Half.Y;

    public float Top => Center.Y + Half.Y;

    /// <summary>Half of the extent along a horizontal direction.</summary>
    public float Extent(Vector2 direction) =>
        MathF.Abs(Vector2.Dot(AxisX, direction)) * Half.X + MathF.Abs(Vector2.Dot(AxisZ, direction)) * Half.Z;

    /// <summary>Half extents of the box around it that is aligned with the world's x and z.</summary>
    public Vector2 Footprint => new(Extent(Vector2.UnitX), Extent(Vector2.UnitY));

    /// <summary>The box with more room at its sides.</summary>
    public LevelBox Widen(float margin) => this with { Half = Half + new Vector3(margin, 0, margin) };

    /// <summary>The point in the box's own frame.</summary>
    public Vector3 ToLocal(Vector3 point)
    {
        Vector3 d = point - Center;
        return new Vector3(d.X * Cosine - d.Z * Sine, d.Y, d.X * Sine + d.Z * Cosine);
    }

    /// <summary>True if the ball comes nearer than its radius.</summary>
    public bool Touches(Vector3 center, float radius)
    {
        Vector3 beyond = Vector3.Max(Vector3.Abs(ToLocal(center)) - Half, Vector3.Zero);
        return beyond.LengthSquared() < radius * radius;
    }

    /// <summary>True if some horizontal direction or height keeps the boxes at least the gap apart.</summary>
    public bool IsClearOf(in LevelBox other, float gap)
    {
        if (Bottom - other.Top >= gap || other.Bottom - Top >= gap)
        {
            return true;
        }

        Vector2 between = new(other.Center.X - Center.X, other.Center.Z - Center.Z);
        return Apart(AxisX, between, other, gap) || Apart(AxisZ, between, other, gap)
            || Apart(other.AxisX, between, other, gap) || Apart(other.AxisZ, between, other, gap);
    }

    private bool Apart(Vector2 direction, Vector2 between, in LevelBox other, float gap) =>
        MathF.Abs(Vector2.Dot(between, direction)) - Extent(direction) - other.Extent(direction) >= gap;
}
