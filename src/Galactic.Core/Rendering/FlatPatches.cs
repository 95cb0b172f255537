using System.Numerics;
using Galactic.Assets;

namespace Galactic.Rendering;

/// <summary>Triangles of one plane that hang together by edges, look the same way and are of one thing, whatever colours.</summary>
internal static class FlatPatches
{
    /// <summary>[triangle] its patch, by the first of its triangles; triangles without area are on their own.</summary>
    /// <param name="mesh">Mesh.</param>
    /// <param name="triangles">Triangles with an area.</param>
    /// <param name="planes">[triangle] of those.</param>
    public static int[] Of(TriangleMesh mesh, int[] triangles, FlatOverlap[] planes)
    {
        int[] parent = [.. Enumerable.Range(0, mesh.TriangleCount)];
        Dictionary<(Vector3 From, Vector3 To), Queue<int>> waiting = [];
        foreach (int triangle in triangles)
        {
            for (int corner = triangle * 3; corner < triangle * 3 + 3; corner++)
            {
                Vector3 from = mesh.Positions[mesh.Indices[corner]];
                Vector3 to = mesh.Positions[mesh.Indices[TriangleMesh.NextCorner(corner)]];

                // Each edge joins two triangles and no more: faces that are there twice are two patches.
                if (waiting.TryGetValue((to, from), out Queue<int>? others) && others.TryPeek(out int other)
                    && AreOne(mesh, planes, triangle, other))
                {
                    others.Dequeue();
                    Join(parent, triangle, other);
                }
                else
                {
                    if (!waiting.TryGetValue((from, to), out Queue<int>? mine))
                    {
                        waiting.Add((from, to), mine = new Queue<int>(1));
                    }

                    mine.Enqueue(triangle);
                }
            }
        }

        return [.. Enumerable.Range(0, parent.Length).Select(t => Root(parent, t))];
    }

    private static bool AreOne(TriangleMesh mesh, FlatOverlap[] planes, int one, int two) =>
        mesh.Parts?[one] == mesh.Parts?[two] && planes[one].Faces(planes[two]) && planes[one].IsLevelWith(planes[two])
        && !planes[one].Overlaps(planes[two]);

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
