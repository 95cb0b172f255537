using System.Numerics;
using Galactic.Assets;
using Galactic.Geometry;

namespace Galactic.Rendering;

/// <summary>Groups the triangles or faces of a mesh into clusters of neighbours.</summary>
/// <remarks>
/// Top down: sort along an axis, cut where the two boxes have the least surface (the surface area heuristic of
/// ray tracing), at multiples of 16 so that blocks come out full.
/// </remarks>
internal static class MeshClusters
{
    /// <summary>Most faces in a cluster of the CPU renderer.</summary>
    public const int MaxFaces = 64;

    /// <summary>Triangle numbers by cluster. Triangles without area are in none.</summary>
    /// <param name="mesh">What to cut up.</param>
    /// <param name="coverage">Triangles of which coverage.</param>
    /// <param name="most">Most triangles in a cluster.</param>
    public static List<ArraySegment<int>> OfTriangles(TriangleMesh mesh, SurfaceCoverage coverage, int most)
    {
        int[] triangles = [.. Enumerable.Range(0, mesh.TriangleCount).Where(
            t => (mesh.Surface?.CoverageOf(t) ?? SurfaceCoverage.Whole) == coverage && HasArea(mesh, t))];
        Bounds[] boxes = new Bounds[mesh.TriangleCount];
        foreach (int triangle in triangles)
        {
            boxes[triangle] = Bounds.Of(
                [Corner(mesh, triangle, 0), Corner(mesh, triangle, 1), Corner(mesh, triangle, 2)]);
        }

        return Of(triangles, boxes, most);
    }

    /// <summary>Numbers of things by cluster.</summary>
    /// <param name="order">Numbers of the things; sorted in place, and the clusters are parts of it.</param>
    /// <param name="boxes">Box around each thing, by number.</param>
    /// <param name="most">Most things in a cluster.</param>
    public static List<ArraySegment<int>> Of(int[] order, Bounds[] boxes, int most = MaxFaces)
    {
        List<ArraySegment<int>> clusters = [];
        Stack<ArraySegment<int>> pending = new([new ArraySegment<int>(order)]);
        float[] keys = new float[order.Length];
        float[] areas = new float[order.Length / MeshData.BlockSize + 1];
        while (pending.TryPop(out ArraySegment<int> part))
        {
            if (part.Count > most)
            {
                int cut = Split(part, boxes, keys, areas);
                pending.Push(part[cut..]);
                pending.Push(part[..cut]);
            }
            else if (part.Count > 0)
            {
                clusters.Add(part);
            }
        }

        return clusters;
    }

    /// <summary>Unit normal of the counter-clockwise side; zero if the triangle has no area.</summary>
    public static Vector3 Normal(Vector3 a, Vector3 b, Vector3 c)
    {
        (double abX, double abY, double abZ) = ((double)b.X - a.X, (double)b.Y - a.Y, (double)b.Z - a.Z);
        (double acX, double acY, double acZ) = ((double)c.X - a.X, (double)c.Y - a.Y, (double)c.Z - a.Z);
        double x = abY * acZ - abZ * acY;
        double y = abZ * acX - abX * acZ;
        double z = abX * acY - abY * acX;
        double length = Math.Sqrt(x * x + y * y + z * z);
        return length > 0 ? new Vector3((float)(x / length), (float)(y / length), (float)(z / length)) : Vector3.Zero;
    }

    private static Vector3 Corner(TriangleMesh mesh, int triangle, int corner) =>
        mesh.Positions[mesh.Indices[triangle * 3 + corner]];

    /// <summary>Whether a triangle shows at all.</summary>
    public static bool HasArea(TriangleMesh mesh, int triangle) =>
        Normal(Corner(mesh, triangle, 0), Corner(mesh, triangle, 1), Corner(mesh, triangle, 2)) != Vector3.Zero;

    private static int Split(ArraySegment<int> part, Bounds[] boxes, float[] keys, float[] areas)
    {
        (int bestAxis, int bestCut, float bestCost) = (0, part.Count / 2, float.PositiveInfinity);
        for (int axis = 0; axis < 3; axis++)
        {
            Sort(part, boxes, keys, axis);
            (int cut, float cost) = CheapestCut(part, boxes, areas);
            if (cost < bestCost)
            {
                (bestAxis, bestCut, bestCost) = (axis, cut, cost);
            }
        }

        Sort(part, boxes, keys, bestAxis);
        return bestCut;
    }

    private static void Sort(ArraySegment<int> part, Bounds[] boxes, float[] keys, int axis)
    {
        Span<float> key = keys.AsSpan(0, part.Count);
        for (int i = 0; i < key.Length; i++)
        {
            key[i] = boxes[part[i]].Min[axis] + boxes[part[i]].Max[axis];
        }

        key.Sort(part.AsSpan());
    }

    private static (int Cut, float Cost) CheapestCut(ArraySegment<int> part, Bounds[] boxes, float[] areas)
    {
        const int Step = MeshData.BlockSize;
        int cuts = (part.Count - 1) / Step;
        Bounds right = Bounds.Empty;
        for (int i = part.Count - 1; i >= Step; i--)
        {
            right = right.Include(boxes[part[i]]);
            if (i % Step == 0)
            {
                areas[i / Step] = HalfArea(right);
            }
        }

        (int bestCut, float bestCost) = (Step, float.PositiveInfinity);
        Bounds left = Bounds.Empty;
        for (int cut = 1; cut <= cuts; cut++)
        {
            for (int i = (cut - 1) * Step; i < cut * Step; i++)
            {
                left = left.Include(boxes[part[i]]);
            }

            float cost = HalfArea(left) * cut + areas[cut] * (cuts + 1 - cut);
            if (cost < bestCost)
            {
                (bestCut, bestCost) = (cut * Step, cost);
            }
        }

        return (bestCut, bestCost);
    }

    private static float HalfArea(Bounds box) =>
        box.Size.X * box.Size.Y + box.Size.Y * box.Size.Z + box.Size.Z * box.Size.X;
}
