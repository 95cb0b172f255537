using System.Numerics;

namespace Galactic.Assets;

/// <summary>The triangles of a mesh whose corners fall into three different cells of a cubic grid.</summary>
internal sealed class VertexClusters
{
    private readonly TriangleMesh mesh;
    private readonly float cell;
    private readonly int[] clusterOf;
    private readonly List<(int X, int Y, int Z)> keys = [];
    private readonly Vector3 origin;

    public VertexClusters(TriangleMesh mesh, float cell)
    {
        (this.mesh, this.cell) = (mesh, cell);

        // The grid is centred on the mesh, so that symmetric shapes stay symmetric.
        Vector3 cells = mesh.Bounds.Size / cell;
        var counts = new Vector3(MathF.Ceiling(cells.X), MathF.Ceiling(cells.Y), MathF.Ceiling(cells.Z));
        origin = mesh.Bounds.Center - counts * cell / 2;
        var numbers = new Dictionary<(int X, int Y, int Z), int>();
        clusterOf = new int[mesh.Positions.Length];
        for (int v = 0; v < clusterOf.Length; v++)
        {
            Vector3 p = (mesh.Positions[v] - origin) / cell;
            (int X, int Y, int Z) key = ((int)MathF.Floor(p.X), (int)MathF.Floor(p.Y), (int)MathF.Floor(p.Z));
            if (!numbers.TryGetValue(key, out clusterOf[v]))
            {
                numbers[key] = clusterOf[v] = keys.Count;
                keys.Add(key);
            }
        }

        Indices = Triangles();
    }

    /// <summary>Three cluster numbers per remaining triangle; no triangle twice.</summary>
    public int[] Indices { get; }

    /// <summary>One point per cluster: that of least quadric error, kept inside the cell.</summary>
    public Vector3[] Positions()
    {
        var quadrics = new Quadric[keys.Count];
        var sums = new Vector4[keys.Count];
        for (int t = 0; t < mesh.TriangleCount; t++)
        {
            Vector3 a = Corner(t, 0), b = Corner(t, 1), c = Corner(t, 2);
            Quadric quadric = Quadric.OfTriangle(a, b, c);
            float area = Vector3.Cross(b - a, c - a).Length() + 1e-12f;
            for (int k = 0; k < 3; k++)
            {
                int cluster = clusterOf[mesh.Indices[t * 3 + k]];
                quadrics[cluster] += quadric;
                sums[cluster] += new Vector4(Corner(t, k) * area, area);
            }
        }

        var positions = new Vector3[keys.Count];
        for (int i = 0; i < positions.Length; i++)
        {
            Vector3 low = origin + new Vector3(keys[i].X, keys[i].Y, keys[i].Z) * cell;
            Vector3 mean = sums[i].W > 0
                ? new Vector3(sums[i].X, sums[i].Y, sums[i].Z) / sums[i].W
                : low + new Vector3(cell / 2);
            Vector3 inside = Vector3.Clamp(mean, mesh.Bounds.Min, mesh.Bounds.Max);
            positions[i] = Vector3.Clamp(
                Vector3.Clamp(quadrics[i].Minimum(inside), low, low + new Vector3(cell)), mesh.Bounds.Min,
                mesh.Bounds.Max);
        }

        return positions;
    }

    private int[] Triangles()
    {
        var seen = new HashSet<(int, int, int)>();
        var indices = new List<int>();
        for (int t = 0; t < mesh.TriangleCount; t++)
        {
            int a = clusterOf[mesh.Indices[t * 3]], b = clusterOf[mesh.Indices[t * 3 + 1]], c = clusterOf[mesh.Indices[t * 3 + 2]];
            if (a == b || b == c || c == a)
            {
                continue;
            }

            // The same turn, smallest number first, so that equal triangles compare equal.
            (int, int, int) turned = a < b && a < c ? (a, b, c) : b < c ? (b, c, a) : (c, a, b);
            if (seen.Add(turned))
            {
                indices.AddRange([a, b, c]);
            }
        }

        return [.. indices];
    }

    private Vector3 Corner(int triangle, int k) => mesh.Positions[mesh.Indices[triangle * 3 + k]];
}
