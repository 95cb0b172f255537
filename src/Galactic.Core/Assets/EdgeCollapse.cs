using System.Numerics;

namespace Galactic.Assets;

/// <summary>One run of quadric edge collapse over an indexed mesh.</summary>
internal sealed class EdgeCollapse
{
    // Charge for an edge of length l: l^4 times this, in the quadrics' unit of squared distance times area.
    private const double LengthCharge = 2e-3;
    private const double BorderWeight = 10;

    private readonly Vector3[] positions;
    private readonly int[] indices;
    private readonly Quadric[] quadrics;
    private readonly HashSet<int>[] facesOf;
    private readonly int[] versions;
    private readonly bool[] removed;
    private readonly PriorityQueue<(int A, int B, int VersionA, int VersionB, Vector3 Target), (double, int, int)> queue = new();
    private int faces;
    private bool manifold = true;

    public EdgeCollapse(TriangleMesh mesh)
    {
        positions = [.. mesh.Positions];
        indices = [.. mesh.Indices];
        quadrics = new Quadric[positions.Length];
        versions = new int[positions.Length];
        facesOf = [.. positions.Select(_ => new HashSet<int>())];
        removed = new bool[mesh.TriangleCount];
        faces = mesh.TriangleCount;
        for (int f = 0; f < faces; f++)
        {
            Quadric quadric = Quadric.OfTriangle(Corner(f, 0), Corner(f, 1), Corner(f, 2));
            for (int k = 0; k < 3; k++)
            {
                quadrics[indices[f * 3 + k]] += quadric;
                facesOf[indices[f * 3 + k]].Add(f);
            }
        }

        GuardBorders();
    }

    /// <summary>Collapses edges until at most <paramref name="budget"/> triangles are left or none can go.</summary>
    public (Vector3[] Positions, int[] Indices) Run(int budget)
    {
        // Edges refused once may become possible as their surroundings change. When nothing moves any more, scans
        // with holes and folds need the rule about shared neighbours waived.
        for (int before = faces + 1; faces > budget && (faces < before || manifold);)
        {
            manifold &= faces < before;
            before = faces;
            Pass(budget);
        }

        return Compact();
    }

    private void Pass(int budget)
    {
        queue.Clear();
        for (int v = 0; v < positions.Length; v++)
        {
            foreach (int w in Neighbours(v).Order())
            {
                if (v < w)
                {
                    Enqueue(v, w);
                }
            }
        }

        while (faces > budget && queue.TryDequeue(out (int A, int B, int VersionA, int VersionB, Vector3 Target) edge, out _))
        {
            if (versions[edge.A] == edge.VersionA && versions[edge.B] == edge.VersionB && Allowed(edge.A, edge.B, edge.Target))
            {
                Collapse(edge.A, edge.B, edge.Target);
            }
        }
    }

    private void Enqueue(int a, int b)
    {
        Quadric quadric = quadrics[a] + quadrics[b];
        Vector3 middle = (positions[a] + positions[b]) / 2;
        double length = Vector3.Distance(positions[a], positions[b]);
        Vector3 best = middle;
        double error = quadric.Error(middle);
        Vector3? minimum = quadric.Minimum() is { } point && Vector3.Distance(point, middle) <= length ? point : null;
        foreach (Vector3 candidate in (Vector3[])[minimum ?? middle, positions[a], positions[b]])
        {
            double candidateError = quadric.Error(candidate);
            if (candidateError < error)
            {
                (best, error) = (candidate, candidateError);
            }
        }

        double cost = error + LengthCharge * length * length * length * length;
        queue.Enqueue((a, b, versions[a], versions[b], best), (cost, a, b));
    }

    private bool Allowed(int a, int b, Vector3 target)
    {
        // Exactly the third corners of the shared faces may neighbour both ends, or the surface would fold onto itself.
        int shared = facesOf[a].Count(f => facesOf[b].Contains(f));
        HashSet<int> around = Neighbours(a);
        if (shared == 0 || (manifold && (shared > 2 || Neighbours(b).Count(around.Contains) != shared)))
        {
            return false;
        }

        return Keeps(a, b, target) && Keeps(b, a, target);
    }

    private bool Keeps(int moved, int other, Vector3 target)
    {
        foreach (int f in facesOf[moved])
        {
            if (facesOf[other].Contains(f))
            {
                continue;
            }

            Vector3 before = Vector3.Cross(Corner(f, 1) - Corner(f, 0), Corner(f, 2) - Corner(f, 0));
            Vector3 p = At(f, 0), q = At(f, 1), r = At(f, 2);
            Vector3 after = Vector3.Cross(q - p, r - p);
            if (Vector3.Dot(before, after) < 0.2f * before.Length() * after.Length() || after.Length() < 1e-12f)
            {
                return false;
            }
        }

        return true;

        Vector3 At(int f, int k) => indices[f * 3 + k] == moved ? target : Corner(f, k);
    }

    private void Collapse(int a, int b, Vector3 target)
    {
        positions[a] = target;
        quadrics[a] += quadrics[b];
        versions[a]++;
        versions[b]++;
        foreach (int f in facesOf[b].ToArray())
        {
            if (facesOf[a].Contains(f))
            {
                removed[f] = true;
                faces--;
                for (int k = 0; k < 3; k++)
                {
                    facesOf[indices[f * 3 + k]].Remove(f);
                }

                continue;
            }

            int corner = indices[f * 3] == b ? 0 : indices[f * 3 + 1] == b ? 1 : 2;
            indices[f * 3 + corner] = a;
            facesOf[a].Add(f);
        }

        facesOf[b].Clear();
        foreach (int neighbour in Neighbours(a).Order())
        {
            Enqueue(Math.Min(a, neighbour), Math.Max(a, neighbour));
        }
    }

    // A plane through each open edge, upright on its face, holds the outline in place.
    private void GuardBorders()
    {
        for (int f = 0; f < removed.Length; f++)
        {
            Vector3 normal = Vector3.Cross(Corner(f, 1) - Corner(f, 0), Corner(f, 2) - Corner(f, 0));
            for (int k = 0; k < 3; k++)
            {
                int a = indices[f * 3 + k], b = indices[f * 3 + (k + 1) % 3];
                if (facesOf[a].Count(other => facesOf[b].Contains(other)) != 1)
                {
                    continue;
                }

                Vector3 edge = positions[b] - positions[a];
                Vector3 side = Vector3.Cross(edge, normal);
                if (side.Length() > 1e-20f)
                {
                    Quadric quadric = Quadric.OfPlane(Vector3.Normalize(side), positions[a], BorderWeight * edge.LengthSquared());
                    quadrics[a] += quadric;
                    quadrics[b] += quadric;
                }
            }
        }
    }

    private HashSet<int> Neighbours(int v)
    {
        var neighbours = new HashSet<int>();
        foreach (int f in facesOf[v])
        {
            for (int k = 0; k < 3; k++)
            {
                neighbours.Add(indices[f * 3 + k]);
            }
        }

        neighbours.Remove(v);
        return neighbours;
    }

    private (Vector3[] Positions, int[] Indices) Compact()
    {
        var numbers = new int[positions.Length];
        Array.Fill(numbers, -1);
        var keptPositions = new List<Vector3>();
        var keptIndices = new List<int>();
        for (int f = 0; f < removed.Length; f++)
        {
            for (int k = 0; !removed[f] && k < 3; k++)
            {
                int v = indices[f * 3 + k];
                if (numbers[v] < 0)
                {
                    numbers[v] = keptPositions.Count;
                    keptPositions.Add(positions[v]);
                }

                keptIndices.Add(numbers[v]);
            }
        }

        return ([.. keptPositions], [.. keptIndices]);
    }

    private Vector3 Corner(int face, int k) => positions[indices[face * 3 + k]];
}
