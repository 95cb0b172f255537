using System.Numerics;

namespace Galactic.Assets;

/// <summary>A welded mesh whose vertices go one by one, see <see cref="SurfaceSimplifier"/>.</summary>
internal sealed class CollapseMesh
{
    private const int MostNeighbours = 24;
    private readonly TriangleMesh source;
    private readonly int[] corners;
    private readonly Vector2[]? uvs;
    private readonly uint[] colors;
    private readonly bool[] isGone;
    private readonly double[] errors;
    private readonly int[] versions;
    private readonly List<int>[] trianglesOf;

    public CollapseMesh(TriangleMesh mesh)
    {
        source = mesh;
        corners = [.. mesh.Indices];
        uvs = mesh.Surface?.Uvs is { } all ? [.. all] : null;
        colors = [.. mesh.Colors];
        isGone = new bool[mesh.TriangleCount];
        errors = new double[mesh.TriangleCount];
        versions = new int[mesh.Positions.Length];
        trianglesOf = [.. versions.Select(_ => new List<int>(6))];
        for (int i = 0; i < corners.Length; i++)
        {
            trianglesOf[corners[i]].Add(i / 3);
        }
    }

    public int VertexCount => versions.Length;

    /// <summary>Changes with the triangles around a vertex.</summary>
    public int Version(int vertex) => versions[vertex];

    /// <summary>The cheapest step that takes a vertex away within a limit; null if there is none.</summary>
    public Collapse? Best(int vertex, double maxDeviation)
    {
        if (Fan(vertex) is not { } fan)
        {
            return null;
        }

        Collapse? best = null;
        for (int target = 0; target < fan.Ring.Length; target++)
        {
            double error = fan.Error + fan.Deviation(source.Positions, vertex, target);
            if (error <= maxDeviation && !(error >= best?.Error)
                && CanLink(new Collapse(vertex, fan, target, error)))
            {
                best = new Collapse(vertex, fan, target, error);
            }
        }

        return best;
    }

    /// <summary>Whether no edge that the step makes is there already.</summary>
    public bool CanLink(Collapse collapse)
    {
        int[] ring = collapse.Fan.Ring;
        int target = ring[collapse.Target];
        int before = ring[(collapse.Target + ring.Length - 1) % ring.Length], after = ring[(collapse.Target + 1) % ring.Length];
        foreach (int triangle in trianglesOf[target])
        {
            for (int k = 0; k < 3; k++)
            {
                int other = corners[3 * triangle + k];
                if (other != target && other != before && other != after && other != collapse.Vertex
                    && Array.IndexOf(ring, other) >= 0)
                {
                    return false;
                }
            }
        }

        return true;
    }

    /// <summary>Takes the step; gives the vertices whose surroundings have changed.</summary>
    public int[] Apply(Collapse collapse)
    {
        (int vertex, VertexFan fan) = (collapse.Vertex, collapse.Fan);
        int target = fan.Ring[collapse.Target];
        for (int i = 0; i < fan.Triangles.Length; i++)
        {
            int triangle = fan.Triangles[i];
            bool goes = i == collapse.Target || (i + 1) % fan.Ring.Length == collapse.Target;
            if (goes)
            {
                isGone[triangle] = true;
                Array.ForEach([fan.Ring[i], fan.Ring[(i + 1) % fan.Ring.Length]], v => trianglesOf[v].Remove(triangle));
                continue;
            }

            int corner = Array.IndexOf(corners, vertex, 3 * triangle, 3);
            corners[corner] = target;
            errors[triangle] = collapse.Error;
            trianglesOf[target].Add(triangle);
            if (uvs is not null && fan.Uvs.Length > 0)
            {
                uvs[corner] = fan.Uvs[collapse.Target];
                colors[triangle] = Surface(triangle)?.MeanColor() ?? colors[triangle];
            }
        }

        trianglesOf[vertex].Clear();
        versions[vertex]++;
        foreach (int neighbour in fan.Ring)
        {
            versions[neighbour]++;
        }

        return fan.Ring;
    }

    /// <summary>The mesh as it is now.</summary>
    /// <param name="kept">Receives the number of the old triangle that each new one was.</param>
    public TriangleMesh Build(out int[] kept)
    {
        kept = [.. Enumerable.Range(0, isGone.Length).Where(t => !isGone[t])];
        TriangleMesh all = new(source.Positions, corners, colors)
        {
            IsSingleSided = source.IsSingleSided,
            Parts = source.Parts,
            Surface = source.Surface is { } s ? new MeshSurface(s.Materials, s.MaterialOf, uvs, s.Tints) : null,
        };
        return MeshSlice.Of(all, kept);
    }

    private TriangleSurface? Surface(int triangle) => source.Surface?[triangle] is { } old
        ? old with { UvA = uvs![3 * triangle], UvB = uvs[3 * triangle + 1], UvC = uvs[3 * triangle + 2] }
        : null;

    /// <summary>What is around a vertex; null if it has to stay.</summary>
    private VertexFan? Fan(int vertex)
    {
        List<int> around = trianglesOf[vertex];
        if (around.Count is < 3 or > MostNeighbours)
        {
            return null;
        }

        int[] ring = new int[around.Count], triangles = new int[around.Count];
        Vector2[] ringUvs = IsTextured(around[0]) ? new Vector2[around.Count] : [];
        int triangle = around[0];
        double error = 0;
        for (int i = 0; i < ring.Length; i++)
        {
            int corner = 3 * triangle + CornerOf(triangle, vertex);
            triangles[i] = triangle;
            ring[i] = corners[TriangleMesh.NextCorner(corner)];
            error = Math.Max(error, errors[triangle]);
            if (ringUvs.Length > 0)
            {
                ringUvs[i] = uvs![TriangleMesh.NextCorner(corner)];
            }

            if (Neighbour(around, vertex, corners[TriangleMesh.NextCorner(TriangleMesh.NextCorner(corner))]) is not { } following
                || (following == around[0]) != (i == ring.Length - 1) || !GoesOn(triangle, following, vertex))
            {
                return null;
            }

            triangle = following;
        }

        Vector2 own = ringUvs.Length > 0 ? uvs![3 * triangle + CornerOf(triangle, vertex)] : default;
        return new VertexFan(ring, triangles, ringUvs, own, error);
    }

    /// <summary>The one triangle in which a vertex is followed by another, if no other has that edge either way.</summary>
    private int? Neighbour(List<int> around, int vertex, int next)
    {
        int? found = null;
        int before = 0;
        foreach (int triangle in around)
        {
            int corner = 3 * triangle + CornerOf(triangle, vertex);
            if (corners[TriangleMesh.NextCorner(corner)] == next)
            {
                if (found is not null)
                {
                    return null;
                }

                found = triangle;
            }

            before += corners[TriangleMesh.NextCorner(TriangleMesh.NextCorner(corner))] == next ? 1 : 0;
        }

        return before == 1 ? found : null;
    }

    /// <summary>Whether two triangles that share an edge at a vertex look like one surface.</summary>
    private bool GoesOn(int one, int two, int vertex)
    {
        if (source.Parts is { } parts && parts[one] != parts[two])
        {
            return false;
        }

        if (source.Surface is not { } surface || (surface.MaterialOf[one] < 0 && surface.MaterialOf[two] < 0))
        {
            return colors[one] == colors[two];
        }

        if (surface.MaterialOf[one] != surface.MaterialOf[two] || !surface.HasOneTint(one, two))
        {
            return false;
        }

        if (!IsTextured(one))
        {
            return colors[one] == colors[two];
        }

        // The shared edge leads from the vertex to the last corner of the one, which is the next of the other.
        int first = 3 * one + CornerOf(one, vertex), second = 3 * two + CornerOf(two, vertex);
        return uvs![first] == uvs[second] && uvs[TriangleMesh.NextCorner(TriangleMesh.NextCorner(first))] == uvs[TriangleMesh.NextCorner(second)];
    }

    private bool IsTextured(int triangle) =>
        uvs is not null && source.Surface!.MaterialOf[triangle] is >= 0 and int m && source.Surface.Materials[m].Image is not null;

    private int CornerOf(int triangle, int vertex) =>
        corners[3 * triangle] == vertex ? 0 : corners[3 * triangle + 1] == vertex ? 1 : 2;
}
