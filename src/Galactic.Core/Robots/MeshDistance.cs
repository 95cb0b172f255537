using System.Numerics;
using Galactic.Assets;

namespace Galactic.Robots;

/// <summary>
/// Distance of points to the outer surface of a mesh, positive inside, by looking at every triangle. Triangles that lie
/// inside, as where parts of a link overlap, count for nothing.
/// </summary>
internal sealed class MeshDistance
{
    private const float Step = 0.002f;
    private readonly (Vector3 A, Vector3 B, Vector3 C)[] all;
    private readonly (Vector3 A, Vector3 B, Vector3 C)[] outer;

    public MeshDistance(TriangleMesh mesh)
    {
        all = [.. Enumerable.Range(0, mesh.TriangleCount).Select(t => Corners(mesh, t))];
        outer = [.. all.Where(IsOuter)];
        outer = outer.Length > 0 ? outer : all;
    }

    /// <summary>The triangles that can be seen from outside.</summary>
    public IReadOnlyList<(Vector3 A, Vector3 B, Vector3 C)> Outer => outer;

    /// <summary>Depth below the surface, metres; negative outside.</summary>
    public float Depth(Vector3 point)
    {
        float nearest = float.PositiveInfinity;
        foreach ((Vector3 a, Vector3 b, Vector3 c) in outer)
        {
            nearest = MathF.Min(nearest, Nearest(a - point, b - point, c - point).LengthSquared());
        }

        return IsInside(point) ? MathF.Sqrt(nearest) : -MathF.Sqrt(nearest);
    }

    private static (Vector3 A, Vector3 B, Vector3 C) Corners(TriangleMesh mesh, int triangle) => (
        mesh.Positions[mesh.Indices[3 * triangle]],
        mesh.Positions[mesh.Indices[3 * triangle + 1]],
        mesh.Positions[mesh.Indices[3 * triangle + 2]]);

    private bool IsOuter((Vector3 A, Vector3 B, Vector3 C) triangle)
    {
        Vector3 normal = Vector3.Cross(triangle.B - triangle.A, triangle.C - triangle.A);
        if (!(normal.LengthSquared() > 0))
        {
            return false;
        }

        Vector3 middle = (triangle.A + triangle.B + triangle.C) / 3, step = Vector3.Normalize(normal) * Step;
        return !IsInside(middle + step) || !IsInside(middle - step);
    }

    private bool IsInside(Vector3 point)
    {
        double angle = 0;
        foreach ((Vector3 a, Vector3 b, Vector3 c) in all)
        {
            angle += SolidAngle(a - point, b - point, c - point);
        }

        return Math.Abs(angle) > 2 * Math.PI;
    }

    /// <summary>Signed solid angle of a triangle seen from the origin (Van Oosterom and Strackee 1983).</summary>
    private static double SolidAngle(Vector3 a, Vector3 b, Vector3 c)
    {
        (float la, float lb, float lc) = (a.Length(), b.Length(), c.Length());
        float volume = Vector3.Dot(a, Vector3.Cross(b, c));
        float scale = la * lb * lc + Vector3.Dot(a, b) * lc + Vector3.Dot(b, c) * la + Vector3.Dot(c, a) * lb;
        return 2 * Math.Atan2(volume, scale);
    }

    /// <summary>The point of a triangle nearest to the origin (Ericson 2005, 5.1.5).</summary>
    private static Vector3 Nearest(Vector3 a, Vector3 b, Vector3 c)
    {
        (Vector3 ab, Vector3 ac) = (b - a, c - a);
        (float d1, float d2) = (-Vector3.Dot(ab, a), -Vector3.Dot(ac, a));
        (float d3, float d4) = (-Vector3.Dot(ab, b), -Vector3.Dot(ac, b));
        (float d5, float d6) = (-Vector3.Dot(ab, c), -Vector3.Dot(ac, c));
        if (d1 <= 0 && d2 <= 0)
        {
            return a;
        }

        if (d3 >= 0 && d4 <= d3)
        {
            return b;
        }

        if (d6 >= 0 && d5 <= d6)
        {
            return c;
        }

        (float vc, float vb, float va) = (d1 * d4 - d3 * d2, d5 * d2 - d1 * d6, d3 * d6 - d5 * d4);
        if (vc <= 0 && d1 >= 0 && d3 <= 0)
        {
            return a + d1 / (d1 - d3) * ab;
        }

        if (vb <= 0 && d2 >= 0 && d6 <= 0)
        {
            return a + d2 / (d2 - d6) * ac;
        }

        if (va <= 0 && d4 - d3 >= 0 && d5 - d6 >= 0)
        {
            return b + (d4 - d3) / (d4 - d3 + (d5 - d6)) * (c - b);
        }

        float sum = va + vb + vc;
        return sum > 0 ? a + vb / sum * ab + vc / sum * ac : a;
    }
}
