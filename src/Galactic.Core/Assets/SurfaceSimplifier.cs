using System.Numerics;

namespace Galactic.Assets;

/// <summary>Leaves out vertices of a mesh as long as its surface moves by no more than a stated distance.</summary>
/// <remarks>
/// One vertex after the other is moved onto a neighbour, those first that change the surface least. Before and after, the
/// triangles around it are heights over the same piece of a plane; the largest difference of the two, found where
/// their edges cross, is what the step costs, and costs add up over steps at the same place. So every point of the
/// result is within the limit of the original and every point of the original within the limit of the result. Textures
/// slide by no more than the limit either. Vertices on open edges, between materials, colours or parts, on seams of
/// texture coordinates, where corner colours vary and where more than two triangles meet at an edge stay.
/// </remarks>
public static class SurfaceSimplifier
{
    private const int StepsPerReport = 4096;

    /// <summary>The mesh with fewer triangles, in their old order.</summary>
    /// <param name="mesh">What to simplify.</param>
    /// <param name="maxDeviation">How far the surface may move, metres, above 0.</param>
    /// <param name="progress">Hears which share of all vertices has been looked at, up to 1; or null.</param>
    /// <exception cref="ArgumentOutOfRangeException">The distance is not a positive number.</exception>
    public static TriangleMesh Simplify(TriangleMesh mesh, float maxDeviation, Action<float>? progress = null) =>
        Simplify(mesh, maxDeviation, progress, out _);

    /// <summary>The same, and the number of the old triangle that each new one was.</summary>
    internal static TriangleMesh Simplify(
        TriangleMesh mesh, float maxDeviation, Action<float>? progress, out int[] kept)
    {
        if (!(maxDeviation > 0) || !float.IsFinite(maxDeviation))
        {
            throw new ArgumentOutOfRangeException(
                nameof(maxDeviation), maxDeviation, "The deviation must be a positive number of metres.");
        }

        CollapseMesh work = new(MeshWelder.Weld(mesh));
        PriorityQueue<(Collapse Collapse, int Version), (double Error, int Vertex)> queue = new();
        for (int vertex = 0; vertex < work.VertexCount; vertex++)
        {
            Offer(vertex);
            if (vertex % StepsPerReport == 0)
            {
                progress?.Invoke(0.5f * vertex / work.VertexCount);
            }
        }

        int steps = 0, most = Math.Max(1, queue.Count);
        while (queue.TryDequeue(out (Collapse Collapse, int Version) next, out _))
        {
            if (++steps % StepsPerReport == 0)
            {
                progress?.Invoke(0.5f + 0.5f * Math.Min(steps, most) / most);
            }

            // What lies around the neighbour may have changed without a change around the vertex.
            int vertex = next.Collapse.Vertex;
            if (next.Version != work.Version(vertex) || !work.CanLink(next.Collapse))
            {
                continue;
            }

            foreach (int changed in work.Apply(next.Collapse))
            {
                Offer(changed);
            }
        }

        progress?.Invoke(1);
        return work.Build(out kept);

        void Offer(int vertex)
        {
            if (work.Best(vertex, maxDeviation) is { } best)
            {
                queue.Enqueue((best, work.Version(vertex)), (best.Error, vertex));
            }
        }
    }
}
