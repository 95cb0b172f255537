using System.Numerics;

namespace Galactic.Assets;

/// <summary>Takes triangles out of a mesh that cannot be seen: those without area, and copies of others.</summary>
internal static class MeshCleaner
{
    /// <summary>The mesh without them, its parts moved accordingly, and how many they were.</summary>
    public static MeshAsset Clean(MeshAsset asset)
    {
        TriangleMesh mesh = asset.Mesh;
        List<int> kept = new(mesh.TriangleCount);
        HashSet<((Vector3, Vector3, Vector3) Corners, uint Color, int Material)> seen = new(mesh.TriangleCount);
        (int withoutArea, int duplicate) = (0, 0);
        int[] keptBefore = new int[mesh.TriangleCount + 1];
        for (int t = 0; t < mesh.TriangleCount; t++)
        {
            (Vector3 a, Vector3 b, Vector3 c) = Corners(mesh, t);
            if (!HasArea(a, b, c))
            {
                withoutArea++;
            }
            else if (!seen.Add((Turned(a, b, c), mesh.Colors[t], mesh.Surface?.MaterialOf[t] ?? -1)))
            {
                duplicate++;
            }
            else
            {
                kept.Add(t);
            }

            keptBefore[t + 1] = kept.Count;
        }

        if (kept.Count == mesh.TriangleCount)
        {
            return asset;
        }

        return asset with
        {
            Mesh = MeshSlice.Of(mesh, [.. kept]),
            Parts = [.. asset.Parts.Select(p => p with
            {
                FirstTriangle = keptBefore[p.FirstTriangle],
                TriangleCount = keptBefore[p.FirstTriangle + p.TriangleCount] - keptBefore[p.FirstTriangle],
            })],
            Faults = asset.Faults + new MeshFaults(0, withoutArea, duplicate),
        };
    }

    private static (Vector3 A, Vector3 B, Vector3 C) Corners(TriangleMesh mesh, int triangle) => (
        mesh.Positions[mesh.Indices[triangle * 3]], mesh.Positions[mesh.Indices[triangle * 3 + 1]],
        mesh.Positions[mesh.Indices[triangle * 3 + 2]]);

    /// <summary>Whether the cross product of two edges is not zero, in double precision.</summary>
    private static bool HasArea(Vector3 a, Vector3 b, Vector3 c)
    {
        (double x, double y, double z) = ((double)b.X - a.X, (double)b.Y - a.Y, (double)b.Z - a.Z);
        (double u, double v, double w) = ((double)c.X - a.X, (double)c.Y - a.Y, (double)c.Z - a.Z);
        return y * w - z * v != 0 || z * u - x * w != 0 || x * v - y * u != 0;
    }

    /// <summary>The same turn from the least corner on, so that equal triangles compare equal.</summary>
    private static (Vector3, Vector3, Vector3) Turned(Vector3 a, Vector3 b, Vector3 c) =>
        Less(a, b) && Less(a, c) ? (a, b, c) : Less(b, c) ? (b, c, a) : (c, a, b);

    private static bool Less(Vector3 a, Vector3 b) => (a.X, a.Y, a.Z).CompareTo((b.X, b.Y, b.Z)) < 0;
}
