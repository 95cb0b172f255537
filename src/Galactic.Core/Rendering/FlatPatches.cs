using System.Numerics;
using Galactic.Assets;

namespace Galactic.Rendering;

/// <summary>Triangles of one plane that hang together by edges, look the same way and are of one thing.</summary>
internal static class FlatPatches
{
    /// <summary>[triangle] its patch, by the first of its triangles; triangles without area are on their own.</summary>
    /// <param name="mesh">Mesh.</param>
    /// <param name="triangles">Triangles with an area.</param>
    /// <param name="planes">[triangle] of those.</param>
    public static int[] Of(TriangleMesh mesh, int[] triangles, FlatOverlap[] planes)
    {
        int[] parent = [.. Enumerable.Range(0, mesh.TriangleCount)];
        Dictionary<(Vector3 From, Vector3 To), int> waiting = [];
        foreach (int triangle in triangles)
        {
            for (int corner = triangle * 3; corner < triangle * 3 + 3; corner++)
            {
                Vector3 from = mesh.Positions[mesh.Indices[corner]];
                Vector3 to = mesh.Positions[mesh.Indices[TriangleMesh.NextCorner(corner)]];

                // Each edge joins two triangles and no more: faces that are there twice are two patches.
                if (waiting.TryGetValue((to, from), out int other) && AreOne(mesh, planes, triangle, other))
                {
                    waiting.Remove((to, from));
                    Join(parent, triangle, other);
                }
                else
                {
                    waiting.TryAdd((from, to), triangle);
                }
            }
        }

        return [.. Enumerable.Range(0, parent.Length).Select(t => Root(parent, t))];
    }

    private static bool AreOne(TriangleMesh mesh, FlatOverlap[] planes, int one, int two) =>
        mesh.Colors[one] == mesh.Colors[two]
        && mesh.Parts?[one] == mesh.Parts?[two]
        && mesh.Surface?.MaterialOf[one] == mesh.Surface?.MaterialOf[two]
        && planes[one].Faces(planes[two]) && planes[one].IsLevelWith(planes[two]);

    private static void Join(int[] parent, int one, int two)
    {
        (one, two) = (Root(parent, one), Root(parent, two));
        parent[Math.Max(one, two)] = Math.Min(one, two);
    }

    private static int Root(int[] parent, int triangle)
    {
        while (parent[triangle] != triangle)
        {
            triangle = parent[triangle] = parent[parent[triangle]];
        }

        return triangle;
    }
}
