using System.Numerics;

namespace Galactic.Assets;

/// <summary>The triangles around a vertex that all go on into each other: same looks, no edge, no seam.</summary>
/// <param name="Ring">Neighbours, counter-clockwise.</param>
/// <param name="Triangles">[i] the triangle of the vertex, neighbour i and neighbour i + 1.</param>
/// <param name="Uvs">Texture coordinates of the neighbours; empty without texture.</param>
/// <param name="Uv">Texture coordinates of the vertex.</param>
/// <param name="Error">How far the surface has moved here already.</param>
internal sealed record VertexFan(int[] Ring, int[] Triangles, Vector2[] Uvs, Vector2 Uv, double Error)
{
    private const double LeastSlope = 0.2, LeastArea = 1e-14;

    /// <summary>
    /// How far the surface moves, and a texture slides, if the vertex moves onto a neighbour; infinite if the triangles
    /// would fold.
    /// </summary>
    public double Deviation(Vector3[] positions, int vertex, int target)
    {
        int count = Ring.Length;
        Vector3 origin = positions[Ring[target]];
        Span<(double X, double Y, double Z)> ring = stackalloc (double, double, double)[count];
        Vector3 center = positions[vertex] - origin;
        Vector3 sum = Vector3.Zero;
        for (int i = 0; i < count; i++)
        {
            sum += Vector3.Cross(positions[Ring[i]] - positions[vertex], positions[Ring[(i + 1) % count]] - positions[vertex]);
        }

        if (!(sum.Length() > 1e-20f))
        {
            return double.PositiveInfinity;
        }

        Vector3 up = Vector3.Normalize(sum);
        Vector3 side = MathF.Abs(up.X) < 0.6f ? Vector3.UnitX : Vector3.UnitY;
        Vector3 right = Vector3.Normalize(Vector3.Cross(side, up));
        Vector3 ahead = Vector3.Cross(up, right);
        (double X, double Y, double Z) u = Map(center);
        for (int i = 0; i < count; i++)
        {
            ring[i] = Map(positions[Ring[i]] - origin);
        }

        return AreHeights(ring, u, target) ? Largest(ring, u, target) : double.PositiveInfinity;

        (double X, double Y, double Z) Map(Vector3 p) =>
            (Vector3.Dot(right, p), Vector3.Dot(ahead, p), Vector3.Dot(up, p));
    }

    /// <summary>Whether both surfaces lie over the plane without folds.</summary>
    private static bool AreHeights(
        ReadOnlySpan<(double X, double Y, double Z)> ring, (double X, double Y, double Z) u, int target)
    {
        (double X, double Y, double Z) v = ring[target];
        for (int i = 0; i < ring.Length; i++)
        {
            (double X, double Y, double Z) a = ring[i], b = ring[(i + 1) % ring.Length];
            bool isGone = i == target || (i + 1) % ring.Length == target;
            if (!IsUp(u, a, b) || (!isGone && !IsUp(v, a, b)))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsUp(
        (double X, double Y, double Z) a, (double X, double Y, double Z) b, (double X, double Y, double Z) c)
    {
        (double x, double y, double z) = (b.X - a.X, b.Y - a.Y, b.Z - a.Z);
        (double p, double q, double r) = (c.X - a.X, c.Y - a.Y, c.Z - a.Z);
        double area = x * q - y * p;
        (double nx, double ny) = (y * r - z * q, z * p - x * r);
        return area > LeastArea && area > LeastSlope * Math.Sqrt(nx * nx + ny * ny + area * area);
    }

    private double Largest(
        ReadOnlySpan<(double X, double Y, double Z)> ring, (double X, double Y, double Z) u, int target)
    {
        int count = ring.Length;
        (double X, double Y, double Z) v = ring[target];
        double scale = MetresPerUv(ring, u);
        double largest = -1;
        for (int step = 1; step < count - 1; step++)
        {
            int i = (target + step) % count, j = (i + 1) % count;
            if (Inside(u, v, ring[i], ring[j], out double b, out double c))
            {
                double height = (1 - b - c) * v.Z + b * ring[i].Z + c * ring[j].Z;
                largest = Math.Max(largest, Math.Abs(height - u.Z));
                if (Uvs.Length > 0)
                {
                    Vector2 uv = (float)(1 - b - c) * Uvs[target] + (float)b * Uvs[i] + (float)c * Uvs[j];
                    largest = Math.Max(largest, Vector2.Distance(uv, Uv) * scale);
                }

                break;
            }
        }

        // The vertex lies on the new surface unless rounding hides it.
        if (largest < 0)
        {
            return double.PositiveInfinity;
        }

        for (int spoke = 0; spoke < count; spoke++)
        {
            for (int step = 2; step < count - 1; step++)
            {
                int end = (target + step) % count;
                if (spoke != target && spoke != end && Cross(u, ring[spoke], v, ring[end], out double s, out double t))
                {
                    double height = u.Z + s * (ring[spoke].Z - u.Z) - (v.Z + t * (ring[end].Z - v.Z));
                    largest = Math.Max(largest, Math.Abs(height));
                    if (Uvs.Length > 0)
                    {
                        Vector2 old = Uv + (float)s * (Uvs[spoke] - Uv);
                        Vector2 moved = Uvs[target] + (float)t * (Uvs[end] - Uvs[target]);
                        largest = Math.Max(largest, Vector2.Distance(old, moved) * scale);
                    }
                }
            }
        }

        return largest;
    }

    private double MetresPerUv(ReadOnlySpan<(double X, double Y, double Z)> ring, (double X, double Y, double Z) u)
    {
        (double metres, double uvs) = (0, 0);
        for (int i = 0; i < Uvs.Length; i++)
        {
            (double x, double y, double z) = (ring[i].X - u.X, ring[i].Y - u.Y, ring[i].Z - u.Z);
            metres += Math.Sqrt(x * x + y * y + z * z);
            uvs += Vector2.Distance(Uvs[i], Uv);
        }

        return uvs > 0 ? metres / uvs : 0;
    }

    /// <summary>Whether a point of the plane lies in a triangle, and its weights of the second and third corner.</summary>
    private static bool Inside(
        (double X, double Y, double Z) p, (double X, double Y, double Z) a, (double X, double Y, double Z) b,
        (double X, double Y, double Z) c, out double ofB, out double ofC)
    {
        const double Slack = 1e-9;
        double area = (b.X - a.X) * (c.Y - a.Y) - (b.Y - a.Y) * (c.X - a.X);
        ofB = ((p.X - a.X) * (c.Y - a.Y) - (p.Y - a.Y) * (c.X - a.X)) / area;
        ofC = ((b.X - a.X) * (p.Y - a.Y) - (b.Y - a.Y) * (p.X - a.X)) / area;
        return ofB >= -Slack && ofC >= -Slack && ofB + ofC <= 1 + Slack;
    }

    /// <summary>Where two lines of the plane cross between their ends.</summary>
    private static bool Cross(
        (double X, double Y, double Z) a, (double X, double Y, double Z) b, (double X, double Y, double Z) c,
        (double X, double Y, double Z) d, out double s, out double t)
    {
        (double x, double y, double p, double q) = (b.X - a.X, b.Y - a.Y, d.X - c.X, d.Y - c.Y);
        double det = x * q - y * p;
        s = ((c.X - a.X) * q - (c.Y - a.Y) * p) / det;
        t = ((c.X - a.X) * y - (c.Y - a.Y) * x) / det;
        return det != 0 && s is >= 0 and <= 1 && t is >= 0 and <= 1;
    }
}
