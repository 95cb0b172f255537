using System.Numerics;
using Galactic.Assets;
using Galactic.Compute;

namespace Galactic.Rendering;

/// <summary>
/// A mesh as the rasterizer wants it: blocks of 16 faces that share no vertices (transforming a vertex again is
/// cheaper than gathering it), grouped in clusters of neighbours with a bounding box each, quadrilaterals first.
/// </summary>
internal sealed unsafe class PreparedMesh : IDisposable
{
    private readonly NativeArray<float> corners;
    private readonly NativeArray<float> normals;
    private readonly NativeArray<uint> colors;
    private readonly NativeArray<float> bounds;
    private readonly NativeArray<int> firstBlock;
    private readonly NativeArray<int> firstTriangles;
    private readonly NativeArray<float> depthFactors;
    private readonly NativeArray<int> classes;
    private readonly NativeArray<int>? parts;
    private readonly PreparedSolids solids;
    private readonly PreparedSurface? surface;

    /// <summary>Lays a mesh out; triangles without area are dropped.</summary>
    /// <param name="mesh">What to draw.</param>
    /// <param name="classes">[part] classes, for semantic images.</param>
    /// <param name="materials">Knows the materials of the mesh.</param>
    /// <param name="cache">Where clusters are looked for first; null for none.</param>
    public PreparedMesh(
        TriangleMesh mesh, IReadOnlyList<int> classes, PreparedMaterials materials, PreparedCache? cache = null)
    {
        FaceClusters made = ClusterCache.Of(mesh, cache);
        IReadOnlyList<FaceCluster> clusters = made.Clusters;
        int blocks = clusters.Sum(c => Blocks(c.Faces.Length));
        int groups = (clusters.Count + MeshData.BlockSize - 1) / MeshData.BlockSize;
        corners = new NativeArray<float>((long)blocks * MeshData.BlockFloats);
        bounds = new NativeArray<float>((long)groups * MeshData.BoundsFloats);
        firstBlock = new NativeArray<int>(clusters.Count + 1);
        firstTriangles = new NativeArray<int>(clusters.Count);
        depthFactors = NativeArray<float>.From([.. clusters.Select(c => CoplanarLayers.DepthFactor(c.Layer))]);
        solids = new PreparedSolids(mesh, made);
        long lanes = (long)blocks * MeshData.BlockSize;
        normals = new NativeArray<float>(lanes * 3);
        colors = new NativeArray<uint>(lanes);
        this.classes = NativeArray<int>.From([.. classes]);
        parts = mesh.Parts is null ? null : new NativeArray<int>(lanes);
        surface = mesh.Surface is null ? null : new PreparedSurface(mesh.Surface, blocks, materials);
        Data = new MeshData
        {
            Corners = corners.Pointer,
            Normals = normals.Pointer,
            Colors = colors.Pointer,
            Materials = surface is null ? null : surface.Materials,
            Uvs = surface is null ? null : surface.Uvs,
            Tints = surface is null ? null : surface.Tints,
            Parts = parts is null ? null : parts.Pointer,
            Classes = this.classes.Pointer,
            ClassCount = classes.Count,
            Bounds = bounds.Pointer,
            FirstBlock = firstBlock.Pointer,
            FirstTriangles = firstTriangles.Pointer,
            DepthFactors = depthFactors.Pointer,
            Clusters = clusters.Count,
            FirstMasked = made.FirstMasked,
            SolidOf = solids.SolidOf,
            FirstSolidBlock = solids.FirstBlock,
            SolidCorners = solids.Corners,
        };
        for (int cluster = 0, block = 0; cluster < clusters.Count; cluster++)
        {
            firstBlock.Pointer[cluster] = block;
            int quads = clusters[cluster].Faces.Count(f => f.IsQuad);
            firstTriangles.Pointer[cluster] = block + Blocks(quads);
            block = Fill(mesh, clusters[cluster], cluster, block);
            firstBlock.Pointer[cluster + 1] = block;
        }
    }

    /// <summary>Addresses, valid until dispose.</summary>
    public MeshData Data { get; }

    /// <summary>Memory of the mesh.</summary>
    public long Bytes => Parts.Sum(p => p.Length * p.ElementSize) + solids.Bytes + (surface?.Bytes ?? 0);

    private IEnumerable<INativeMemory> Parts =>
        ((INativeMemory?[])
        [
            corners, normals, colors, bounds, firstBlock, firstTriangles, depthFactors, classes, parts,
        ]).OfType<INativeMemory>();

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (INativeMemory part in Parts)
        {
            part.Dispose();
        }

        solids.Dispose();
        surface?.Dispose();
    }

    private static int Blocks(int faces) => (faces + MeshData.BlockSize - 1) / MeshData.BlockSize;

    private int Fill(TriangleMesh mesh, FaceCluster made, int cluster, int block)
    {
        MeshFace[] faces = made.Faces;
        for (int begin = 0; begin < faces.Length; begin += MeshData.BlockSize, block++)
        {
            for (int lane = 0; lane < MeshData.BlockSize; lane++)
            {
                bool isUsed = begin + lane < faces.Length;
                MeshFace face = faces[Math.Min(begin + lane, faces.Length - 1)];
                WriteCorners(mesh, face, block, lane, isUsed);
                WriteLooks(mesh, face, block, lane);
            }
        }

        float[] values = ClusterBounds.Of(mesh, made);
        float* target = bounds.Pointer + (long)(cluster / MeshData.BlockSize) * MeshData.BoundsFloats
            + cluster % MeshData.BlockSize;
        for (int i = 0; i < values.Length; i++)
        {
            target[i * MeshData.BlockSize] = values[i];
        }

        return block;
    }

    private void WriteCorners(TriangleMesh mesh, MeshFace face, int block, int lane, bool isUsed)
    {
        float* target = corners.Pointer + (long)block * MeshData.BlockFloats + lane;
        for (int corner = 0; corner < 4; corner++)
        {
            Vector3 place = face.Corner(mesh, isUsed ? corner : 0);
            for (int axis = 0; axis < 3; axis++)
            {
                target[(corner * 3 + axis) * MeshData.BlockSize] = place[axis];
            }
        }
    }

    private void WriteLooks(TriangleMesh mesh, MeshFace face, int block, int lane)
    {
        long index = (long)block * MeshData.BlockSize + lane;
        colors.Pointer[index] = mesh.Colors[face.Triangle];
        Vector3 normal = face.Normal(mesh);
        float* target = normals.Pointer + (long)block * 3 * MeshData.BlockSize + lane;
        (target[0], target[MeshData.BlockSize], target[2 * MeshData.BlockSize]) = (normal.X, normal.Y, normal.Z);
        surface?.Write(face, block, lane);
        if (parts is not null)
        {
            parts.Pointer[index] = mesh.Parts![face.Triangle];
        }
    }
}
