using System.Numerics;
using Galactic.Assets;

namespace Galactic.Datasets;

/// <summary>Answers where vertical lines cross a mesh, from a grid of triangle lists.</summary>
internal sealed class VerticalIndex
{
    private const float TargetCell = 0.1f;
    private const int MaxCells = 4_000_000;
    private readonly TriangleMesh mesh;
    private readonly float cell;
    private readonly int width, depth;
    private readonly int[] starts, triangles;

    public VerticalIndex(TriangleMesh mesh)
    {
        this.mesh = mesh;
        Vector3 size = mesh.TriangleCount == 0 ? Vector3.Zero : mesh.Bounds.Size;
        cell = MathF.Max(TargetCell, MathF.Sqrt(MathF.Max(0, size.X * size.Z) / MaxCells));
        cell = MathF.Max(cell, MathF.Max(size.X, size.Z) / 100_000);
        (width, depth) = ((int)(size.X / cell) + 1, (int)(size.Z / cell) + 1);
        starts = new int[width * depth + 1];
        for (int t = 0; t < mesh.TriangleCount; t++)
        {
            Visit(t, bin => starts[bin + 1]++);
        }

        for (int i = 0; i < width * depth; i++)
        {
            starts[i + 1] += starts[i];
        }

        triangles = new int[starts[^1]];
        int[] next = [.. starts];
        for (int t = 0; t < mesh.TriangleCount; t++)
        {
            int triangle = t;
            Visit(t, bin => triangles[next[bin]++] = triangle);
        }
    }

    /// <summary>Collects where the vertical line through (x, z) crosses triangles, lowest first.</summary>
    /// <param name="x">Metres.</param>
    /// <param name="z">Metres.</param>
    /// <param name="hits">Cleared, then filled with heights and whether the triangle is level within 18
    /// degrees.</param>
    public void Cross(float x, float z, List<(float Height, bool Level)> hits)
    {
        hits.Clear();
        Vector3 min = mesh.Bounds.Min;
        int cx = (int)MathF.Floor((x - min.X) / cell), cz = (int)MathF.Floor((z - min.Z) / cell);
        if ((uint)cx >= (uint)width || (uint)cz >= (uint)depth || mesh.TriangleCount == 0)
        {
            return;
        }

        for (int i = starts[cz * width + cx]; i < starts[cz * width + cx + 1]; i++)
        {
            if (HeightAt(triangles[i], x, z) is { } hit)
            {
                hits.Add(hit);
            }
        }

        hits.Sort((a, b) => a.Height.CompareTo(b.Height));
    }

    private (float Height, bool Level)? HeightAt(int triangle, float x, float z)
    {
        (Vector3 a, Vector3 b, Vector3 c) = Corners(triangle);
        Vector3 ab = b - a, ac = c - a;
        float area = ab.X * ac.Z - ab.Z * ac.X;
        if (MathF.Abs(area) < 1e-12f)
        {
            return null;
        }

        float u = ((x - a.X) * ac.Z - (z - a.Z) * ac.X) / area;
        float v = (ab.X * (z - a.Z) - ab.Z * (x - a.X)) / area;
        const float slack = -1e-5f;
        if (u < slack || v < slack || u + v > 1 - slack)
        {
            return null;
        }

        return (a.Y + u * ab.Y + v * ac.Y, MathF.Abs(area) > 0.95f * Vector3.Cross(ab, ac).Length());
    }

    private void Visit(int triangle, Action<int> visit)
    {
        (Vector3 a, Vector3 b, Vector3 c) = Corners(triangle);
        Vector3 low = (Vector3.Min(a, Vector3.Min(b, c)) - mesh.Bounds.Min) / cell;
        Vector3 high = (Vector3.Max(a, Vector3.Max(b, c)) - mesh.Bounds.Min) / cell;
        for (int z = Math.Clamp((int)low.Z, 0, depth - 1); z <= Math.Clamp((int)high.Z, 0, depth - 1); z++)
        {
            for (int x = Math.Clamp((int)low.X, 0, width - 1); x <= Math.Clamp((int)high.X, 0, width - 1); x++)
            {
                visit(z * width + x);
            }
        }
    }

    private (Vector3 A, Vector3 B, Vector3 C) Corners(int triangle) => (
        mesh.Positions[mesh.Indices[triangle * 3]],
        mesh.Positions[mesh.Indices[triangle * 3 + 1]],
        mesh.Positions[mesh.Indices[triangle * 3 + 2]]);
}
