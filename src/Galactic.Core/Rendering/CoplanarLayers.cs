using System.Numerics;
using Galactic.Assets;
using Galactic.Geometry;

namespace Galactic.Rendering;

/// <summary>Decides which of several surfaces in one place is seen: without that, rounding would, pixel by pixel.</summary>
/// <remarks>
/// Triangles of one plane that hang together are a patch. Where patches that look different overlap, the smaller is a
/// picture on a wall or a rug on a floor and is seen; the others are drawn as if they were a little farther from the eye,
/// one step for each layer.
/// </remarks>
internal static class CoplanarLayers
{
    /// <summary>Bits of a layer's number.</summary>
    public const int Bits = 3;

    /// <summary>Layers above this share it.</summary>
    public const int Most = (1 << Bits) - 1;

    /// <summary>Share of the distance between layers: 0.06 mm a metre. Mirrored in draw.vert.</summary>
    public const float Step = 1f / (1 << 14);

    /// <summary>What 1 / w of a layer is multiplied by.</summary>
    public static float DepthFactor(int layer) => 1 - layer * Step;

    /// <summary>[triangle] layers, 0 the nearest; null if nothing overlaps.</summary>
    public static byte[]? Of(TriangleMesh mesh)
    {
        int[] triangles = [.. Enumerable.Range(0, mesh.TriangleCount).Where(t => MeshClusters.HasArea(mesh, t))];
        FlatOverlap[] planes = new FlatOverlap[mesh.TriangleCount];
        foreach (int triangle in triangles)
        {
            planes[triangle] = new FlatOverlap(mesh, triangle);
        }

        List<(int One, int Two)> overlaps = Overlaps(mesh, triangles, planes);
        if (overlaps.Count == 0)
        {
            return null;
        }

        int[] patches = FlatPatches.Of(mesh, triangles, planes);
        double[] areas = new double[mesh.TriangleCount];
        foreach (int triangle in triangles)
        {
            areas[patches[triangle]] += planes[triangle].Area;
        }

        ILookup<int, int> smaller = overlaps.Select(o => (One: patches[o.One], Two: patches[o.Two]))
            .Where(o => o.One != o.Two)
            .Select(o => (areas[o.One], o.One).CompareTo((areas[o.Two], o.Two)) < 0 ? o : (One: o.Two, Two: o.One))
            .Distinct().ToLookup(o => o.Two, o => o.One);
        byte[] layers = new byte[mesh.TriangleCount];
        foreach (int patch in smaller.Select(s => s.Key).OrderBy(p => (areas[p], p)))
        {
            layers[patch] = (byte)Math.Min(Most, 1 + smaller[patch].Max(p => layers[p]));
        }

        return [.. patches.Select(p => layers[p])];
    }

    private static List<(int One, int Two)> Overlaps(TriangleMesh mesh, int[] triangles, FlatOverlap[] planes)
    {
        Bounds[] boxes = new Bounds[mesh.TriangleCount];
        foreach (int triangle in triangles)
        {
            boxes[triangle] = Bounds.Of([At(mesh, triangle, 0), At(mesh, triangle, 1), At(mesh, triangle, 2)]);
        }

        BoxTree tree = new(boxes, triangles);
        List<(int One, int Two)> found = [];
        List<int> near = [];
        Vector3 room = new(FlatOverlap.Flatness);
        foreach (int triangle in triangles)
        {
            near.Clear();
            tree.Find(new Bounds(boxes[triangle].Min - room, boxes[triangle].Max + room), near);
            ref readonly FlatOverlap plane = ref planes[triangle];
            foreach (int other in near)
            {
                if (other < triangle && plane.Overlaps(planes[other])
                    && (!mesh.IsSingleSided || plane.Faces(planes[other])) && !SurfaceLooks.AreEqual(mesh, triangle, other))
                {
                    found.Add((other, triangle));
                }
            }
        }

        return found;
    }

    private static Vector3 At(TriangleMesh mesh, int triangle, int corner) =>
        mesh.Positions[mesh.Indices[triangle * 3 + corner]];
}
