using System.Numerics;

namespace Galactic.Assets;

/// <summary>A straight line between two points against every triangle of a mesh.</summary>
internal static class SegmentTest
{
    /// <summary>True if any triangle, seen from either side, meets the line. Moeller and Trumbore's test.</summary>
    public static bool Meets(TriangleMesh mesh, Vector3 start, Vector3 end)
    {
        Vector3 direction = end - start;
        for (int t = 0; t < mesh.TriangleCount; t++)
        {
            Vector3 a = mesh.Positions[mesh.Indices[t * 3]];
            Vector3 ab = mesh.Positions[mesh.Indices[t * 3 + 1]] - a, ac = mesh.Positions[mesh.Indices[t * 3 + 2]] - a;
            Vector3 p = Vector3.Cross(direction, ac);
            float determinant = Vector3.Dot(ab, p);
            if (MathF.Abs(determinant) < 1e-12f)
            {
                continue;
            }

            Vector3 q = Vector3.Cross(start - a, ab);
            float u = Vector3.Dot(start - a, p) / determinant, v = Vector3.Dot(direction, q) / determinant;
            float along = Vector3.Dot(ac, q) / determinant;
            if (u >= 0 && v >= 0 && u + v <= 1 && along >= 0 && along <= 1)
            {
                return true;
            }
        }

        return false;
    }
}
