namespace Galactic.Rendering;

/// <summary>Addresses of one prepared mesh; see <see cref="PreparedMesh"/> for who owns them.</summary>
internal unsafe struct MeshData
{
    /// <summary>Triangles per block: one vector instruction sets up one block.</summary>
    public const int BlockSize = 16;

    /// <summary>Floats of one block of triangles: x, y, z of three corners, 16 of each.</summary>
    public const int BlockFloats = 9 * BlockSize;

    /// <summary>Floats of the bounds of 16 clusters: centre and half extents, 16 of each component.</summary>
    public const int BoundsFloats = 6 * BlockSize;

    /// <summary>[block, corner and axis, 16]; unused lanes repeat a point and cover no pixel.</summary>
    public float* Triangles;

    /// <summary>[block, 3, 16] unit normals, mesh frame.</summary>
    public float* Normals;

    /// <summary>[block, 16] unlit colours.</summary>
    public uint* Colors;

    /// <summary>[block, 16] material numbers, -1 for the unlit colour; null if there are none.</summary>
    public int* Materials;

    /// <summary>[block, 6, 16] u and v of three corners; null if there are no textures.</summary>
    public float* Uvs;

    /// <summary>[block, 3, 16] sRGB colours of three corners; null if all are white.</summary>
    public uint* Tints;

    /// <summary>[block, 16] part numbers; null if all are 0.</summary>
    public int* Parts;

    /// <summary>[part] classes.</summary>
    public int* Classes;

    /// <summary>Parts beyond this have class 0.</summary>
    public int ClassCount;

    /// <summary>[cluster / 16, 6, 16] centre and half extents.</summary>
    public float* Bounds;

    /// <summary>[cluster + 1] first block; one more entry closes the last cluster.</summary>
    public int* FirstBlock;

    /// <summary>Triangles that face away are left out.</summary>
    public bool IsSingleSided;

    /// <summary>Number of clusters.</summary>
    public int Clusters;
}
