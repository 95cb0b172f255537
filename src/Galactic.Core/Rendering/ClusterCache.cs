using System.Numerics;
using Galactic.Assets;

namespace Galactic.Rendering;

/// <summary>Clusters of a mesh, from a <see cref="PreparedCache"/> where they are in it.</summary>
internal static class ClusterCache
{
    private const string Kind = "clusters";

    // Clusters of fewer triangles are made faster than a file is read.
    private const int FewTriangles = 2000;

    /// <summary>See <see cref="FaceClusters.Of"/>.</summary>
    public static FaceClusters Of(TriangleMesh mesh, PreparedCache? cache)
    {
        if (cache is null || mesh.TriangleCount < FewTriangles)
        {
            return FaceClusters.Of(mesh);
        }

        byte[] key = KeyOf(mesh);
        if (Find(cache, key, mesh) is { } known)
        {
            return known;
        }

        FaceClusters made = FaceClusters.Of(mesh);
        PreparedWriter writer = new();
        writer.Value(made.FirstMasked);
        writer.Values<int>([.. made.Clusters.Select(c => c.Length)]);
        writer.Values<MeshFace>([.. made.Clusters.SelectMany(c => c)]);
        cache.Write(Kind, key, writer.Finish());
        return made;
    }

    /// <summary>Of all that decides which triangles are joined and which are near each other.</summary>
    private static byte[] KeyOf(TriangleMesh mesh)
    {
        using PreparedKey key = new();
        key.Add<int>([MeshClusters.MaxFaces]).Add(mesh).Add<uint>(mesh.Colors).Add<int>(mesh.Parts);
        if (mesh.Surface is { } surface)
        {
            key.Add<int>(surface.MaterialOf).Add<Vector2>(surface.Uvs).Add<uint>(surface.Tints);
            key.Add<int>([.. Enumerable.Range(0, mesh.TriangleCount).Select(t => (int)surface.CoverageOf(t))]);
        }

        return key.Finish();
    }

    private static FaceClusters? Find(PreparedCache cache, byte[] key, TriangleMesh mesh)
    {
        if (cache.Read(Kind, key) is not { } content)
        {
            return null;
        }

        try
        {
            PreparedReader reader = new(content);
            int firstMasked = reader.Value<int>();
            int[] counts = reader.Values<int>();
            ReadOnlySpan<MeshFace> faces = reader.Values<MeshFace>();
            foreach (MeshFace face in faces)
            {
                if ((uint)face.Triangle >= (uint)mesh.TriangleCount || (uint)face.Turn > 2
                    || face.Fourth >= mesh.Positions.Length)
                {
                    throw new InvalidDataException("a face is out of range");
                }
            }

            MeshFace[][] clusters = new MeshFace[counts.Length][];
            for (int i = 0; i < clusters.Length; i++)
            {
                clusters[i] = faces[..counts[i]].ToArray();
                faces = faces[counts[i]..];
            }

            return new FaceClusters(clusters, firstMasked);
        }
        catch (Exception error) when (error is InvalidDataException or ArgumentException)
        {
            cache.Reject(Kind, key, error.Message);
            return null;
        }
    }
}
