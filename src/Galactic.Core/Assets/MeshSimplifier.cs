using System.Numerics;

namespace Galactic.Assets;

/// <summary>Reduces meshes by edge collapses, and repaints the result from the original.</summary>
public static class MeshSimplifier
{
    /// <summary>A mesh with at most the given number of triangles, close to the original in shape and colour.</summary>
    /// <remarks>
    /// Quadric error edge collapse (Garland and Heckbert 1997) with a small charge for long edges, so that flat
    /// faces keep enough triangles to carry colour. A collapse that would turn a triangle over is refused, so the
    /// result may exceed the budget on shapes that cannot be reduced further. Each triangle's colour is the mean, in
    /// linear light, of the original triangles nearest to points spread over it.
    /// </remarks>
    /// <param name="mesh">What to simplify; shared vertices are found by exact position.</param>
    /// <param name="budget">Number of triangles wanted, at least 4.</param>
    /// <exception cref="ArgumentOutOfRangeException">The budget is below 4.</exception>
    public static TriangleMesh Simplify(TriangleMesh mesh, int budget)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(budget, 4);
        if (mesh.TriangleCount <= budget)
        {
            return mesh;
        }

        TriangleMesh welded = MeshWelder.Weld(mesh);
        (Vector3[] positions, int[] indices) = new EdgeCollapse(welded).Run(budget);
        return new TriangleMesh(positions, indices, new NearestColor(welded).Paint(positions, indices));
    }
}
