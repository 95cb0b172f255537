using Galactic.Assets;
using Galactic.Geometry;

namespace Galactic.Rendering;

/// <summary>The faces of a mesh in clusters of neighbours.</summary>
/// <param name="Clusters">Clusters without holes in their textures, then those with.</param>
/// <param name="FirstMasked">First cluster with holes; their number if there are none.</param>
/// <param name="Solids">[solid] triangles of each large solid.</param>
internal sealed record FaceClusters(
    IReadOnlyList<FaceCluster> Clusters, int FirstMasked, IReadOnlyList<int[]> Solids)
{
    /// <summary>Most large solids of a mesh; what is beyond counts as open.</summary>
    public const int MostSolids = 64;

    // A camera is often within the box of a wall, though not in the wall: what is larger than this gets clusters of its
    // own and is asked exactly. Metres.
    private const float LargeSolid = 1.5f;

    /// <summary>Clusters of a mesh; what has no area or is one hole is in none.</summary>
    public static FaceClusters Of(TriangleMesh mesh)
    {
        byte[]? layers = CoplanarLayers.Of(mesh);
        List<MeshFace> faces = MeshFaces.Of(mesh, layers);
        Bounds[] boxes = [.. faces.Select(f => Bounds.Of(
            [f.Corner(mesh, 0), f.Corner(mesh, 1), f.Corner(mesh, 2), f.Corner(mesh, 3)]))];
        List<Solid> solids = mesh.IsSingleSided ? [] : [.. SolidParts.Of(mesh).Select(s => new Solid(s, ShellOf(mesh, s)))];
        Solid[] large = [.. solids.Where(s => s.Size > LargeSolid).OrderByDescending(s => s.Size).Take(MostSolids)];
        Solid?[] solidOf = new Solid?[mesh.TriangleCount];
        foreach (Solid solid in solids.Where(s => s.Size <= LargeSolid).Concat(large))
        {
            Array.ForEach(solid.Triangles, t => solidOf[t] = solid);
        }

        // Faces of each large solid, of all small ones, of nothing solid, and those with holes.
        (int small, int open, int masked) = (large.Length, large.Length + 1, large.Length + 2);
        ILookup<(int Group, int Layer), int> groups = Enumerable.Range(0, faces.Count).ToLookup(
            f => (GroupOf(f), (int)(layers?[faces[f].Triangle] ?? 0)));
        List<FaceCluster> clusters = [];
        for (int group = 0; group < masked; group++)
        {
            AddLayers(group);
        }

        int firstMasked = clusters.Count;
        AddLayers(masked);
        return new FaceClusters(clusters, firstMasked, [.. large.Select(s => s.Triangles)]);

        int GroupOf(int face)
        {
            int triangle = faces[face].Triangle;
            return (mesh.Surface?.CoverageOf(triangle) ?? SurfaceCoverage.Whole) switch
            {
                SurfaceCoverage.Masked => masked,
                not SurfaceCoverage.Whole => masked + 1,
                _ when solidOf[triangle] is null => open,
                _ when solidOf[triangle]!.Size <= LargeSolid => small,
                _ => Array.IndexOf(large, solidOf[triangle]),
            };
        }

        void AddLayers(int group)
        {
            for (int layer = 0; layer <= CoplanarLayers.Most; layer++)
            {
                Add(group, layer);
            }
        }

        // The few faces of a higher layer are far apart: in small clusters, not all of them are always in view.
        void Add(int group, int layer)
        {
            int most = layer == 0 ? MeshClusters.MaxFaces : MeshData.BlockSize;
            foreach (ArraySegment<int> cluster in MeshClusters.Of([.. groups[(group, layer)]], boxes, most))
            {
                MeshFace[] made = [.. cluster.Select(f => faces[f]).OrderBy(f => f.IsQuad ? 0 : 1)];
                Bounds shell = group <= small
                    ? made.Aggregate(Bounds.Empty, (sum, f) => sum.Include(solidOf[f.Triangle]!.Shell))
                    : mesh.IsSingleSided ? Bounds.Empty : FaceCluster.Everything;
                clusters.Add(new FaceCluster(made, shell, group < small ? group : -1, layer));
            }
        }
    }

    private static Bounds ShellOf(TriangleMesh mesh, int[] triangles) => Bounds.Of(
        [.. triangles.SelectMany(t => Enumerable.Range(t * 3, 3)).Select(i => mesh.Positions[mesh.Indices[i]])]);

    private sealed record Solid(int[] Triangles, Bounds Shell)
    {
        public float Size => Shell.Size.Length();
    }
}
