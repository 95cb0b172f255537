using System.Numerics;
using Galactic.Assets;
using Galactic.Geometry;

namespace Galactic.Rendering;

/// <summary>Clusters of a mesh, from a <see cref="PreparedCache"/> where they are in it.</summary>
internal static class ClusterCache
{
    private const string Kind = "clusters";

    // Of what is stored; another form of it gets another number.
    private const int Version = 4;

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
        writer.Values<int>([.. made.Clusters.Select(c => c.Faces.Length)]);
        writer.Values<MeshFace>([.. made.Clusters.SelectMany(c => c.Faces)]);
        writer.Values<Bounds>([.. made.Clusters.Select(c => c.Shell)]);
        writer.Values<int>([.. made.Clusters.Select(c => c.Solid)]);
        writer.Values<int>([.. made.Clusters.Select(c => c.Layer)]);
        writer.Values<int>([.. made.Solids.Select(s => s.Length)]);
        writer.Values<int>([.. made.Solids.SelectMany(s => s)]);
        cache.Write(Kind, key, writer.Finish());
        return made;
    }

    /// <summary>Of all that decides which triangles are joined and which are near each other.</summary>
    private static byte[] KeyOf(TriangleMesh mesh)
    {
        using PreparedKey key = new();
        key.Add<int>([Version, MeshClusters.MaxFaces, mesh.IsSingleSided ? 1 : 0]).Add(mesh).Add<uint>(mesh.Colors).Add<int>(mesh.Parts);
        if (mesh.Surface is { } surface)
        {
            key.Add<int>(surface.MaterialOf).Add<Vector2>(surface.Uvs).Add<uint>(surface.Tints);
            key.Add<int>([.. Enumerable.Range(0, mesh.TriangleCount).Select(t => (int)surface.CoverageOf(t))]);
            key.Add<int>([.. surface.Materials.Select(m => m.Image is null ? 0 : 1)]);
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
            MeshFace[][] faces = Cut(reader.Values<int>(), reader.Values<MeshFace>());
            (Bounds[] shells, int[] solids) = (reader.Values<Bounds>(), reader.Values<int>());
            int[] layers = reader.Values<int>();
            int[][] triangles = Cut(reader.Values<int>(), reader.Values<int>());
            Check(faces.SelectMany(f => f).All(f => (uint)f.Triangle < (uint)mesh.TriangleCount && (uint)f.Turn <= 2
                && f.Fourth < mesh.Positions.Length), "a face is out of range");
            Check(shells.Length == faces.Length && solids.Length == faces.Length && layers.Length == faces.Length,
                "the clusters are not all there");
            Check(layers.All(l => l is >= 0 and <= CoplanarLayers.Most), "a layer is out of range");
            Check(solids.All(s => s >= -1 && s < triangles.Length), "a solid is out of range");
            Check((uint)firstMasked <= (uint)faces.Length && faces.All(f => f.Length > 0), "a cluster is empty or missing");
            Check(triangles.Length <= FaceClusters.MostSolids, "there are too many solids");
            Check(triangles.SelectMany(t => t).All(t => (uint)t < (uint)mesh.TriangleCount), "a triangle is out of range");
            return new FaceClusters(
                [.. faces.Select((f, i) => new FaceCluster(f, shells[i], solids[i], layers[i]))], firstMasked, triangles);
        }
        catch (Exception error) when (error is InvalidDataException or ArgumentException)
        {
            cache.Reject(Kind, key, error.Message);
            return null;
        }
    }

    private static T[][] Cut<T>(int[] counts, ReadOnlySpan<T> all)
    {
        T[][] pieces = new T[counts.Length][];
        for (int i = 0; i < pieces.Length; i++)
        {
            pieces[i] = all[..counts[i]].ToArray();
            all = all[counts[i]..];
        }

        return pieces;
    }

    private static void Check(bool isRight, string problem)
    {
        if (!isRight)
        {
            throw new InvalidDataException(problem);
        }
    }
}
