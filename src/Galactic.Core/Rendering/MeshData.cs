namespace Galactic.Rendering;

/// <summary>Addresses of one prepared mesh, made of flat faces of three or four corners; see <see cref="PreparedMesh"/> for who owns them.</summary>
internal unsafe struct MeshData
{
    /// <summary>Faces per block: one vector instruction sets up one block.</summary>
    public const int BlockSize = 16;

    /// <summary>Floats of one corner of a block: x, y, z, 16 of each.</summary>
    public const int CornerFloats = 3 * BlockSize;

    /// <summary>Floats of one block of faces: four corners.</summary>
    public const int BlockFloats = 4 * CornerFloats;

    /// <summary>Floats of the bounds of 16 clusters, see <see cref="Bounds"/>.</summary>
    public const int BoundsFloats = 17 * BlockSize;

    /// <summary>
    /// [block, corner and axis, 16]; unused lanes repeat a point and cover no pixel. The fourth corner of a triangle is
    /// its first.
    /// </summary>
    public float* Corners;

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

    /// <summary>
    /// [cluster / 16, 17, 16] centre and half extents of the box, axis of the cone of normals, sine of the cone's half
    /// angle (above 1 if it is too wide to tell sides), distance of the farthest corner from the centre, centre and half
    /// extents of the shell, see <see cref="FaceCluster.Shell"/>.
    /// </summary>
    public float* Bounds;

    /// <summary>[cluster + 1] first block; one more entry closes the last cluster.</summary>
    public int* FirstBlock;

    /// <summary>[cluster] first block of triangles only.</summary>
    public int* FirstTriangles;

    /// <summary>[cluster] what 1 / w of its faces is multiplied by, see <see cref="CoplanarLayers"/>.</summary>
    public float* DepthFactors;

    /// <summary>[cluster] number of the large solid it belongs to, -1 for none.</summary>
    public int* SolidOf;

    /// <summary>[solid + 1] first block of <see cref="SolidCorners"/>; one more entry closes the last solid.</summary>
    public int* FirstSolidBlock;

    /// <summary>[block, corner and axis, 16] triangles of the large solids.</summary>
    public float* SolidCorners;

    /// <summary>Number of clusters.</summary>
    public int Clusters;

    /// <summary>Clusters from this one on have textures with holes; <see cref="Clusters"/> if none has.</summary>
    public int FirstMasked;
}
