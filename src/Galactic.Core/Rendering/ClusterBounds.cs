using System.Numerics;
using Galactic.Assets;
using Galactic.Geometry;

namespace Galactic.Rendering;

/// <summary>Where the faces of a cluster are and which way they look, see <see cref="MeshData.Bounds"/>.</summary>
internal static class ClusterBounds
{
    /// <summary>Sine of a cone too wide to be seen from behind as a whole.</summary>
    private const float Any = 2;

    /// <summary>[17] the numbers of one cluster.</summary>
    public static float[] Of(TriangleMesh mesh, FaceCluster cluster)
    {
        MeshFace[] faces = cluster.Faces;
        Bounds box = Bounds.Empty;
        Vector3[] normals = [.. faces.Select(f => f.Normal(mesh))];
        foreach (MeshFace face in faces)
        {
            for (int corner = 0; corner < 4; corner++)
            {
                box = box.Include(face.Corner(mesh, corner));
            }
        }

        Vector3 axis = normals.Aggregate(Vector3.Zero, (sum, n) => sum + n);
        axis = axis.Length() > 1e-3f ? Vector3.Normalize(axis) : Vector3.UnitY;
        float cosine = normals.Min(n => Vector3.Dot(n, axis));
        float sine = cosine > 0.05f ? MathF.Sqrt(1 - MathF.Min(1, cosine * cosine)) : Any;
        float radius = faces.Max(f => Enumerable.Range(0, 4).Max(c => Vector3.Distance(f.Corner(mesh, c), box.Center)));
        (Vector3 center, Vector3 half) = (box.Center, box.Size * 0.5f);
        (Vector3 shell, Vector3 shellHalf) = Shell(cluster.Shell);
        return
        [
            center.X, center.Y, center.Z, half.X, half.Y, half.Z, axis.X, axis.Y, axis.Z, sine, radius,
            shell.X, shell.Y, shell.Z, shellHalf.X, shellHalf.Y, shellHalf.Z,
        ];
    }

    /// <summary>Centre and half extents; infinite boxes have none that could be computed.</summary>
    private static (Vector3 Center, Vector3 Half) Shell(Bounds shell)
    {
        float half = shell.Size.X * 0.5f;
        return float.IsInfinity(half) ? (Vector3.Zero, new Vector3(half)) : (shell.Center, shell.Size * 0.5f);
    }
}
