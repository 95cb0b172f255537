using System.Numerics;
using Galactic.Assets;
using Galactic.Compute;

namespace Galactic.Rendering;

/// <summary>The large solids of a mesh, laid out for <see cref="SolidTest{TLanes}"/>.</summary>
internal sealed unsafe class PreparedSolids : IDisposable
{
    /// <summary>Floats of a block of triangles.</summary>
    public const int BlockFloats = 3 * MeshData.CornerFloats;

    private readonly NativeArray<int> solidOf;
    private readonly NativeArray<int> firstBlock;
    private readonly NativeArray<float> corners;

    /// <summary>Lays out the solids of a mesh.</summary>
    public PreparedSolids(TriangleMesh mesh, FaceClusters clusters)
    {
        solidOf = NativeArray<int>.From([.. clusters.Clusters.Select(c => c.Solid)]);
        firstBlock = new NativeArray<int>(clusters.Solids.Count + 1);
        for (int solid = 0; solid < clusters.Solids.Count; solid++)
        {
            firstBlock.Pointer[solid + 1] = firstBlock.Pointer[solid]
                + (clusters.Solids[solid].Length + MeshData.BlockSize - 1) / MeshData.BlockSize;
        }

        corners = new NativeArray<float>((long)firstBlock.Pointer[clusters.Solids.Count] * BlockFloats);
        for (int solid = 0; solid < clusters.Solids.Count; solid++)
        {
            Write(mesh, clusters.Solids[solid], firstBlock.Pointer[solid], firstBlock.Pointer[solid + 1]);
        }
    }

    /// <summary>See <see cref="MeshData.SolidOf"/>.</summary>
    public int* SolidOf => solidOf.Pointer;

    /// <summary>See <see cref="MeshData.FirstSolidBlock"/>.</summary>
    public int* FirstBlock => firstBlock.Pointer;

    /// <summary>See <see cref="MeshData.SolidCorners"/>.</summary>
    public float* Corners => corners.Pointer;

    /// <summary>Memory of the solids.</summary>
    public long Bytes => (solidOf.Length + firstBlock.Length) * sizeof(int) + corners.Length * sizeof(float);

    /// <inheritdoc/>
    public void Dispose()
    {
        solidOf.Dispose();
        firstBlock.Dispose();
        corners.Dispose();
    }

    /// <summary>Unused lanes are triangles without area at a corner that is there anyway.</summary>
    private void Write(TriangleMesh mesh, int[] triangles, int block, int end)
    {
        for (int lane = 0; lane < (end - block) * MeshData.BlockSize; lane++)
        {
            bool isUsed = lane < triangles.Length;
            float* target = corners.Pointer + (long)(block + lane / MeshData.BlockSize) * BlockFloats
                + lane % MeshData.BlockSize;
            for (int corner = 0; corner < 3; corner++)
            {
                int index = isUsed ? triangles[lane] * 3 + corner : triangles[0] * 3;
                Vector3 place = mesh.Positions[mesh.Indices[index]];
                for (int axis = 0; axis < 3; axis++)
                {
                    target[(corner * 3 + axis) * MeshData.BlockSize] = place[axis];
                }
            }
        }
    }
}
