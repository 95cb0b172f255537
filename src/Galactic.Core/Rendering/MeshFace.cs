using System.Numerics;
using Galactic.Assets;

namespace Galactic.Rendering;

/// <summary>A flat piece of a mesh as the rasterizer draws it: a triangle, or two that make a convex quadrilateral.</summary>
/// <param name="Triangle">Triangle of the mesh whose looks the face has.</param>
/// <param name="Turn">Corner of that triangle which is the face's first; the two after it follow.</param>
/// <param name="Fourth">Vertex between the third corner and the first; -1 for a triangle.</param>
internal readonly record struct MeshFace(int Triangle, int Turn, int Fourth)
{
    /// <summary>It has four corners.</summary>
    public bool IsQuad => Fourth >= 0;

    /// <summary>Number of one of its triangle's corners in the mesh's index list, 0 to 2 from the first on.</summary>
    public int Index(int corner) => Triangle * 3 + (Turn + corner) % 3;

    /// <summary>Place of a corner, 0 to 3; a triangle's fourth is its first.</summary>
    public Vector3 Corner(TriangleMesh mesh, int corner) => mesh.Positions[
        corner < 3 ? mesh.Indices[Index(corner)] : IsQuad ? Fourth : mesh.Indices[Index(0)]];

    /// <summary>Unit normal of the counter-clockwise side.</summary>
    public Vector3 Normal(TriangleMesh mesh) =>
        MeshClusters.Normal(Corner(mesh, 0), Corner(mesh, 1), Corner(mesh, 2));
}
