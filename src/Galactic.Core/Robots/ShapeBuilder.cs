using System.Numerics;
using Galactic.Assets;
using Galactic.Geometry;

namespace Galactic.Robots;

/// <summary>Simple solids in a link frame, collected into one mesh.</summary>
internal sealed class ShapeBuilder
{
    private readonly MeshBuilder mesh = new();

    /// <summary>The mesh so far.</summary>
    public TriangleMesh Build() => mesh.Build(isSingleSided: true);

    /// <summary>An axis-aligned box.</summary>
    public ShapeBuilder Box(Vector3 center, Vector3 size, uint color)
    {
        mesh.Box(new Pose(center, Quaternion.Identity), size * 0.5f, color);
        return this;
    }

    /// <summary>A box whose top is smaller than its bottom, or the reverse.</summary>
    public ShapeBuilder Taper(Vector3 bottom, Vector2 bottomSize, Vector3 top, Vector2 topSize, uint color)
    {
        Vector3 Corner(bool upper, int x, int z)
        {
            (Vector3 center, Vector2 size) = upper ? (top, topSize) : (bottom, bottomSize);
            return center + new Vector3(x * size.X * 0.5f, 0, z * size.Y * 0.5f);
        }

        (int X, int Z)[] around = [(-1, 1), (1, 1), (1, -1), (-1, -1)];
        for (int i = 0; i < 4; i++)
        {
            ((int x0, int z0), (int x1, int z1)) = (around[i], around[(i + 1) % 4]);
            mesh.Quad(Corner(false, x0, z0), Corner(false, x1, z1), Corner(true, x1, z1), Corner(true, x0, z0), color);
        }

        mesh.Quad(Corner(true, -1, 1), Corner(true, 1, 1), Corner(true, 1, -1), Corner(true, -1, -1), color);
        mesh.Quad(Corner(false, -1, -1), Corner(false, 1, -1), Corner(false, 1, 1), Corner(false, -1, 1), color);
        return this;
    }

    /// <summary>A solid of revolution about a line.</summary>
    /// <param name="origin">Point where the profile's second coordinate is 0.</param>
    /// <param name="axis">Unit direction of the line.</param>
    /// <param name="segments">Flat sides.</param>
    /// <param name="color">Colour of all faces.</param>
    /// <param name="profile">(radius, distance along the axis), by growing distance; radius 0 closes an end.</param>
    public ShapeBuilder Lathe(
        Vector3 origin, Vector3 axis, int segments, uint color, params ReadOnlySpan<Vector2> profile)
    {
        Vector3 side = Vector3.Normalize(Vector3.Cross(axis, MathF.Abs(axis.Y) < 0.9f ? Vector3.UnitY : Vector3.UnitX));
        Vector3 other = Vector3.Cross(side, axis);
        Vector3 Point(Vector2 at, int segment)
        {
            (float sin, float cos) = MathF.SinCos(segment % segments * MathF.Tau / segments);
            return origin + axis * at.Y + (side * cos + other * sin) * at.X;
        }

        for (int ring = 0; ring + 1 < profile.Length; ring++)
        {
            (Vector2 low, Vector2 high) = (profile[ring], profile[ring + 1]);
            for (int i = 0; i < segments; i++)
            {
                if (low.X == 0)
                {
                    mesh.Triangle(Point(low, i), Point(high, i), Point(high, i + 1), color);
                }
                else if (high.X == 0)
                {
                    mesh.Triangle(Point(low, i + 1), Point(low, i), Point(high, i), color);
                }
                else
                {
                    mesh.Quad(Point(low, i + 1), Point(low, i), Point(high, i), Point(high, i + 1), color);
                }
            }
        }

        return this;
    }

    /// <summary>A closed cylinder.</summary>
    public ShapeBuilder Cylinder(Vector3 from, Vector3 axis, float length, float radius, int segments, uint color) =>
        Lathe(from, axis, segments, color, new(0, 0), new(radius, 0), new(radius, length), new(0, length));
}
