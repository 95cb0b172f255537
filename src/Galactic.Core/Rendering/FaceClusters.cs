using Galactic.Assets;
using Galactic.Geometry;

namespace Galactic.Rendering;

/// <summary>The faces of a mesh in clusters of neighbours, quadrilaterals first in each.</summary>
/// <param name="Clusters">Clusters without holes in their textures, then those with.</param>
/// <param name="FirstMasked">First cluster with holes; their number if there are none.</param>
internal sealed record FaceClusters(IReadOnlyList<MeshFace[]> Clusters, int FirstMasked)
{
    /// <summary>Clusters of a mesh; what has no area or is one hole is in none.</summary>
    public static FaceClusters Of(TriangleMesh mesh)
    {
        List<MeshFace> faces = MeshFaces.Of(mesh);
        Bounds[] boxes = [.. faces.Select(f => Bounds.Of(
            [f.Corner(mesh, 0), f.Corner(mesh, 1), f.Corner(mesh, 2), f.Corner(mesh, 3)]))];
        MeshFace[][] whole = Covering(SurfaceCoverage.Whole);
        return new FaceClusters([.. whole, .. Covering(SurfaceCoverage.Masked)], whole.Length);

        MeshFace[][] Covering(SurfaceCoverage coverage)
        {
            int[] order = [.. Enumerable.Range(0, faces.Count).Where(
                f => (mesh.Surface?.CoverageOf(faces[f].Triangle) ?? SurfaceCoverage.Whole) == coverage)];
            return [.. MeshClusters.Of(order, boxes).Select(
                c => (MeshFace[])[.. c.Select(f => faces[f]).OrderBy(f => f.IsQuad ? 0 : 1)])];
        }
    }
}
