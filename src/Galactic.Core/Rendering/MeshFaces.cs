using System.Numerics;
using Galactic.Assets;

namespace Galactic.Rendering;

/// <summary>Joins triangles to quadrilaterals: half the work for the walls, boxes and tables that homes are made of.</summary>
/// <remarks>
/// Two triangles are joined if they share an edge in opposite directions, lie in one plane to rounding, look the same
/// everywhere (colour, part, material, texture coordinates that go on across the edge) and make a convex outline.
/// Longest shared edges first: the diagonals of rectangles.
/// </remarks>
internal static class MeshFaces
{
    /// <summary>Off the plane by so much of its extent, a corner counts as in it.</summary>
    private const float Flatness = 2e-6f;

    /// <summary>Least sine of a corner of a joined outline.</summary>
    private const float LeastSine = 0.01f;

    /// <summary>All triangles with an area, each in one face.</summary>
    /// <param name="mesh">Mesh.</param>
    /// <param name="layers">[triangle] layers, which are kept apart; null for one.</param>
    public static List<MeshFace> Of(TriangleMesh mesh, byte[]? layers = null)
    {
        bool[] isDone = new bool[mesh.TriangleCount];
        List<MeshFace> faces = new(mesh.TriangleCount);
        foreach (SharedEdge edge in SharedEdges(mesh, layers).OrderByDescending(e => e.Length).ThenBy(e => e.First))
        {
            int first = edge.First / 3;
            int second = edge.Second / 3;
            if (!isDone[first] && !isDone[second])
            {
                isDone[first] = isDone[second] = true;

                // The shared edge runs from the third corner to the first.
                faces.Add(new MeshFace(first, (edge.First + 1) % 3, mesh.Indices[TriangleMesh.NextCorner(TriangleMesh.NextCorner(edge.Second))]));
            }
        }

        for (int triangle = 0; triangle < isDone.Length; triangle++)
        {
            if (!isDone[triangle] && NormalOf(mesh, triangle) != Vector3.Zero)
            {
                faces.Add(new MeshFace(triangle, 0, -1));
            }
        }

        return faces;
    }

    /// <summary>Pairs of triangles that can be joined; an edge is the number of its first corner in the index list.</summary>
    private static List<SharedEdge> SharedEdges(TriangleMesh mesh, byte[]? layers)
    {
        Dictionary<(Vector3 From, Vector3 To), int> waiting = [];
        List<SharedEdge> found = [];
        for (int triangle = 0; triangle < mesh.TriangleCount; triangle++)
        {
            if (NormalOf(mesh, triangle) == Vector3.Zero)
            {
                continue;
            }

            for (int edge = triangle * 3; edge < triangle * 3 + 3; edge++)
            {
                Vector3 from = mesh.Positions[mesh.Indices[edge]];
                Vector3 to = mesh.Positions[mesh.Indices[TriangleMesh.NextCorner(edge)]];
                if (waiting.TryGetValue((to, from), out int other) && layers?[triangle] == layers?[other / 3]
                    && CanJoin(mesh, edge, other))
                {
                    SharedEdge shared = Larger(mesh, edge / 3, other / 3) ? new(edge, other, 0) : new(other, edge, 0);
                    found.Add(shared with { Length = Vector3.DistanceSquared(from, to) });
                }

                waiting.TryAdd((from, to), edge);
            }
        }

        return found;
    }

    private static bool CanJoin(TriangleMesh mesh, int edge, int other)
    {
        (int one, int two) = (edge / 3, other / 3);
        if (mesh.Colors[one] != mesh.Colors[two] || (mesh.Parts is { } parts && parts[one] != parts[two]))
        {
            return false;
        }

        // a, b, c is the one triangle, d the far corner of the other; b to c is the shared edge.
        Vector3 b = At(mesh, edge);
        Vector3 c = At(mesh, TriangleMesh.NextCorner(edge));
        Vector3 a = At(mesh, TriangleMesh.NextCorner(TriangleMesh.NextCorner(edge)));
        Vector3 d = At(mesh, TriangleMesh.NextCorner(TriangleMesh.NextCorner(other)));
        return IsFlatAndConvex(a, b, d, c) && LooksGoOn(mesh, edge, other, a, b, c, d);
    }

    private static bool IsFlatAndConvex(Vector3 a, Vector3 b, Vector3 c, Vector3 d)
    {
        Vector3 normal = MeshClusters.Normal(a, b, d);
        float extent = MathF.Max(Vector3.Distance(a, c), Vector3.Distance(b, d));
        float size = extent + Vector3.Abs(a).Length() * 0.25f;
        return MathF.Abs(Vector3.Dot(c - a, normal)) <= Flatness * size
            && MathF.Abs(Vector3.Dot(c - b, normal)) <= Flatness * size
            && TurnsLeft(a, b, c, normal) && TurnsLeft(b, c, d, normal)
            && TurnsLeft(c, d, a, normal) && TurnsLeft(d, a, b, normal);
    }

    private static bool TurnsLeft(Vector3 a, Vector3 b, Vector3 c, Vector3 normal) =>
        Vector3.Dot(Vector3.Cross(b - a, c - b), normal) > LeastSine * Vector3.Distance(a, b) * Vector3.Distance(b, c);

    private static bool LooksGoOn(
        TriangleMesh mesh, int edge, int other, Vector3 a, Vector3 b, Vector3 c, Vector3 d)
    {
        if (mesh.Surface is not { } surface)
        {
            return true;
        }

        (int one, int two) = (edge / 3, other / 3);
        if (surface.MaterialOf[one] != surface.MaterialOf[two])
        {
            return false;
        }

        if (surface.MaterialOf[one] < 0)
        {
            return true;
        }

        if (!surface.HasOneTint(one, two))
        {
            return false;
        }

        return surface.Uvs is not { } uvs || UvGoesOn(uvs, edge, other, a, b, c, d);
    }

    /// <summary>Whether the texture lies over both triangles as over one.</summary>
    private static bool UvGoesOn(Vector2[] uvs, int edge, int other, Vector3 a, Vector3 b, Vector3 c, Vector3 d)
    {
        const float Tolerance = 1e-5f;
        (Vector2 uvB, Vector2 uvC, Vector2 uvA) = (uvs[edge], uvs[TriangleMesh.NextCorner(edge)], uvs[TriangleMesh.NextCorner(TriangleMesh.NextCorner(edge))]);
        (Vector2 otherC, Vector2 otherB, Vector2 uvD) = (uvs[other], uvs[TriangleMesh.NextCorner(other)], uvs[TriangleMesh.NextCorner(TriangleMesh.NextCorner(other))]);

        // d = a + s (b - a) + t (c - a), by Cramer's rule on the normal equations.
        (Vector3 ab, Vector3 ac, Vector3 ad) = (b - a, c - a, d - a);
        (double bb, double bc, double cc) = (Vector3.Dot(ab, ab), Vector3.Dot(ab, ac), Vector3.Dot(ac, ac));
        (double bd, double cd) = (Vector3.Dot(ab, ad), Vector3.Dot(ac, ad));
        double determinant = bb * cc - bc * bc;
        float s = (float)((bd * cc - cd * bc) / determinant);
        float t = (float)((cd * bb - bd * bc) / determinant);
        Vector2 expected = uvA + s * (uvB - uvA) + t * (uvC - uvA);
        float size = 1 + Vector2.Max(Vector2.Abs(uvA), Vector2.Abs(expected)).Length();
        return Vector2.Distance(expected, uvD) <= Tolerance * size
            && Vector2.Distance(otherB, uvB) <= Tolerance * size && Vector2.Distance(otherC, uvC) <= Tolerance * size;
    }

    /// <summary>The plane and the texture of a face are those of its larger triangle.</summary>
    private static bool Larger(TriangleMesh mesh, int one, int two) => Area(mesh, one) >= Area(mesh, two);

    private static float Area(TriangleMesh mesh, int triangle) => Vector3.Cross(
        At(mesh, triangle * 3 + 1) - At(mesh, triangle * 3), At(mesh, triangle * 3 + 2) - At(mesh, triangle * 3)).Length();

    private static Vector3 NormalOf(TriangleMesh mesh, int triangle) => MeshClusters.Normal(
        At(mesh, triangle * 3), At(mesh, triangle * 3 + 1), At(mesh, triangle * 3 + 2));

    private static Vector3 At(TriangleMesh mesh, int corner) => mesh.Positions[mesh.Indices[corner]];

    private readonly record struct SharedEdge(int First, int Second, float Length);
}
