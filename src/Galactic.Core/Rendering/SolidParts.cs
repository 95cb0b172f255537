using System.Numerics;
using Galactic.Assets;
using Galactic.Geometry;

namespace Galactic.Rendering;

/// <summary>
/// Finds the parts of a mesh that are solids: whoever looks at one from outside never sees the back of a face.
/// </summary>
/// <remarks>
/// A part is what hangs together by edges. It is a solid if as many of its edges run one way as the other between any
/// two points, so that no ray enters without leaving, if none of its faces passes through another, see
/// <see cref="SelfCrossing"/>, and if nowhere it is inside out, see <see cref="SolidCheck"/>. Parts with holes in their
/// textures are none.
/// </remarks>
internal static class SolidParts
{
    /// <summary>A part of more triangles takes too long to check: every triangle is held against every other.</summary>
    public const int MostTriangles = 2048;

    /// <summary>The triangles of each solid, in the order of the mesh.</summary>
    public static List<int[]> Of(TriangleMesh mesh)
    {
        (int From, int To)[] edges = Edges(mesh);
        int[] parent = [.. Enumerable.Range(0, mesh.TriangleCount)];
        Dictionary<(int, int), (int Triangle, int Balance)> met = [];
        for (int corner = 0; corner < edges.Length; corner++)
        {
            (int from, int to) = edges[corner];
            (int Low, int High) edge = from < to ? (from, to) : (to, from);
            int turn = Math.Sign(to - from);
            int triangle = corner / 3;
            if (met.TryGetValue(edge, out (int Triangle, int Balance) other))
            {
                parent[Root(parent, triangle)] = Root(parent, other.Triangle);
                turn += other.Balance;
            }

            met[edge] = (triangle, turn);
        }

        HashSet<int> open = [.. met.Values.Where(e => e.Balance != 0).Select(e => Root(parent, e.Triangle))];
        return
        [
            .. Enumerable.Range(0, mesh.TriangleCount).GroupBy(t => Root(parent, t))
                .Where(g => !open.Contains(g.Key)).Select(g => g.ToArray())
                .Where(p => p.Length <= MostTriangles && p.All(t => IsWhole(mesh, t)) && !SelfCrossing.IsIn(mesh, p)
                    && SolidCheck.IsSolid(mesh, p)),
        ];
    }

    /// <summary>[corner] edge to the next corner between numbered places; equal places have one number.</summary>
    private static (int From, int To)[] Edges(TriangleMesh mesh)
    {
        Dictionary<Vector3, int> numbers = new(mesh.Positions.Length);
        int[] places = new int[mesh.Indices.Length];
        for (int corner = 0; corner < places.Length; corner++)
        {
            Vector3 place = mesh.Positions[mesh.Indices[corner]];
            numbers.TryAdd(place, numbers.Count);
            places[corner] = numbers[place];
        }

        return [.. places.Select((place, corner) => (place, places[TriangleMesh.NextCorner(corner)]))];
    }

    /// <summary>What has no area is not drawn, and leaves its neighbours without a common edge.</summary>
    private static bool IsWhole(TriangleMesh mesh, int triangle) =>
        MeshClusters.HasArea(mesh, triangle)
        && (mesh.Surface?.CoverageOf(triangle) ?? SurfaceCoverage.Whole) == SurfaceCoverage.Whole;

    private static int Root(int[] parent, int triangle)
    {
        while (parent[triangle] != triangle)
        {
            triangle = parent[triangle] = parent[parent[triangle]];
        }

        return triangle;
    }
}
