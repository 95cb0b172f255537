using System.Numerics;
using Galactic.Assets;
using Galactic.Geometry;

namespace Galactic.Rendering;

/// <summary>Decides which of several surfaces in one place is seen: without that, rounding would, pixel by pixel.</summary>
/// <remarks>
/// Triangles of one plane that hang together are a patch. Where patches overlap and look different, the smaller is a picture
/// on a wall or a rug on a floor and is seen: it is drawn as if it were a little nearer to the eye, one step for each layer.
/// </remarks>
internal static class CoplanarLayers
{
    /// <summary>Bits of a layer's number.</summary>
    public const int Bits = 5;

    /// <summary>Layers above this share it, and rounding decides among them.</summary>
    public const int Most = (1 << Bits) - 1;

    /// <summary>Share of the distance between layers: 0.06 mm a metre. Mirrored in draw.vert.</summary>
    public const float Step = 1f / (1 << 14);

    /// <summary>What a depth buffer with room for all layers in front of the lowest holds of near / w for that one.</summary>
    public const float Lowest = 1 - Most * Step;

    // Pairs looked at, for each triangle of the mesh. Homes have a few dozens; a mesh that has more, all over each other,
    // must not take hours, and what is found by then decides.
    private const long MostPairs = 512;

    /// <summary>What 1 / w of a layer is multiplied by.</summary>
    public static float DepthFactor(int layer) => (1 - (Most - layer) * Step) / Lowest;

    /// <summary>[triangle] layers, 0 the farthest; null if nothing overlaps.</summary>
    public static byte[]? Of(TriangleMesh mesh)
    {
        SurfaceLooks looks = new(mesh);
        if (looks.IsOne)
        {
            return null;
        }

        int[] triangles = [.. Enumerable.Range(0, mesh.TriangleCount).Where(t => MeshClusters.HasArea(mesh, t))];
        FlatOverlap[] planes = new FlatOverlap[mesh.TriangleCount];
        foreach (int triangle in triangles)
        {
            planes[triangle] = new FlatOverlap(mesh, triangle);
        }

        int[] patches = FlatPatches.Of(mesh, triangles, planes);
        HashSet<(int, int)> overlaps = Overlaps(mesh, looks, triangles, planes, patches);
        return overlaps.Count > 0 ? Stack(overlaps, triangles, planes, patches) : null;
    }

    /// <summary>Pairs of patches that overlap, the lower number first.</summary>
    private static HashSet<(int Low, int High)> Overlaps(
        TriangleMesh mesh, SurfaceLooks looks, int[] triangles, FlatOverlap[] planes, int[] patches)
    {
        Bounds[] boxes = new Bounds[mesh.TriangleCount];
        foreach (int triangle in triangles)
        {
            boxes[triangle] = Bounds.Of([At(mesh, triangle, 0), At(mesh, triangle, 1), At(mesh, triangle, 2)]);
        }

        BoxTree tree = new(boxes, triangles);
        HashSet<(int, int)> found = [];
        List<int> near = [];
        Vector3 room = new(FlatOverlap.Flatness);
        long left = MostPairs * triangles.Length;
        foreach (int triangle in triangles)
        {
            near.Clear();
            tree.Find(new Bounds(boxes[triangle].Min - room, boxes[triangle].Max + room), near);
            left -= near.Count;
            if (left < 0)
            {
                break;
            }

            foreach (int other in near)
            {
                (int, int) pair = (Math.Min(patches[triangle], patches[other]), Math.Max(patches[triangle], patches[other]));
                if (other < triangle && pair.Item1 != pair.Item2 && !looks.AreEqual(triangle, other) && !found.Contains(pair)
                    && planes[triangle].Overlaps(planes[other])
                    && (!mesh.IsSingleSided || planes[triangle].Faces(planes[other])))
                {
                    found.Add(pair);
                }
            }
        }

        return found;
    }

    /// <summary>The largest patch at the bottom, each other above the larger ones it overlaps.</summary>
    private static byte[] Stack(HashSet<(int Low, int High)> overlaps, int[] triangles, FlatOverlap[] planes, int[] patches)
    {
        double[] areas = new double[patches.Length];
        foreach (int triangle in triangles)
        {
            areas[patches[triangle]] += planes[triangle].Area;
        }

        // Of two that are as large, the later one covers the earlier.
        ILookup<int, int> below = overlaps.Select(o => areas[o.High] <= areas[o.Low] ? (o.High, o.Low) : (o.Low, o.High))
            .ToLookup(o => o.Item1, o => o.Item2);
        byte[] layers = new byte[patches.Length];
        foreach (int patch in below.Select(b => b.Key).OrderByDescending(p => areas[p]).ThenBy(p => p))
        {
            layers[patch] = (byte)Math.Min(Most, 1 + below[patch].Max(p => layers[p]));
        }

        return [.. patches.Select(p => layers[p])];
    }

    private static Vector3 At(TriangleMesh mesh, int triangle, int corner) =>
        mesh.Positions[mesh.Indices[triangle * 3 + corner]];
}
