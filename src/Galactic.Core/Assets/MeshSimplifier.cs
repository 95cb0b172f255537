using System.Numerics;
using Galactic.Geometry;

namespace Galactic.Assets;

/// <summary>Reduces meshes by vertex clustering, and repaints the result from the original.</summary>
public static class MeshSimplifier
{
    private const int Searches = 24;

    /// <summary>A mesh with at most the given number of triangles, close to the original in shape and colour.</summary>
    /// <remarks>
    /// Clusters the vertices of each cell of a cubic grid into the point of least quadric error in that cell
    /// (Lindstrom 2000); the finest grid that meets the budget is found by bisection. Nothing is assumed about the
    /// mesh, so scans with holes and folds are safe, and triangles stay even in size, which keeps colour detail on
    /// flat faces. The result is stretched to the exact bounds of the original. Each triangle's colour is the mean,
    /// in linear light, of the original triangles nearest to points spread over it; textures are not kept.
    /// </remarks>
    /// <param name="mesh">What to simplify.</param>
    /// <param name="budget">Number of triangles wanted, at least 12.</param>
    /// <exception cref="ArgumentOutOfRangeException">The budget is below 12.</exception>
    public static TriangleMesh Simplify(TriangleMesh mesh, int budget)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(budget, 12);
        if (mesh.TriangleCount <= budget)
        {
            return mesh;
        }

        Vector3 size = mesh.Bounds.Size;
        float coarse = MathF.Max(size.X, MathF.Max(size.Y, size.Z)), fine = coarse / 512;
        VertexClusters best = new(mesh, coarse);
        for (int i = 0; i < Searches; i++)
        {
            float middle = MathF.Sqrt(coarse * fine);
            var clusters = new VertexClusters(mesh, middle);
            if (clusters.Indices.Length / 3 <= budget)
            {
                (best, coarse) = (clusters, middle);
            }
            else
            {
                fine = middle;
            }
        }

        int[] indices = best.Indices;
        Vector3[] positions = Stretch(best.Positions(), mesh.Bounds);
        return new TriangleMesh(positions, indices, new NearestColor(mesh).Paint(positions, indices));
    }

    private static Vector3[] Stretch(Vector3[] positions, Bounds wanted)
    {
        Bounds have = Bounds.Of(positions);
        Vector3 least = new(1e-6f);
        Vector3 scale = Vector3.Max(wanted.Size, least) / Vector3.Max(have.Size, least);
        return [.. positions.Select(p => Vector3.Clamp((p - have.Min) * scale + wanted.Min, wanted.Min, wanted.Max))];
    }
}
