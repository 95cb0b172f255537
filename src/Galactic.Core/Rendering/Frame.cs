namespace Galactic.Rendering;

/// <summary>
/// One image while it is drawn: addresses in the memory of one worker (see <see cref="FrameMemory"/>).
/// </summary>
/// <remarks>
/// Images are cut in columns 16 pixels wide, stored one after the other, so that walking down the rows of a column
/// walks through memory: pixel (x, y) is at ((x / 16) * Stride + y) * 16 + x % 16. Between frames all depth is zero.
/// </remarks>
internal unsafe struct Frame
{
    /// <summary>Edge of a tile and width of a column, pixels.</summary>
    public const int Tile = 16;

    /// <summary>Size and lens.</summary>
    public Projection View;

    /// <summary>1 / w of the nearest surface, 0 for none.</summary>
    public float* Depth;

    /// <summary>
    /// 16 * number of a drawn block + lane of the nearest triangle, later its colour; meaningless where depth is 0.
    /// </summary>
    public uint* Surface;

    /// <summary>Rows of a column in memory.</summary>
    public int Stride;

    /// <summary>[column, tile] no pixel of the tile is farther than this 1 / w.</summary>
    public float* TileDepth;

    /// <summary>[column, tile] 1 if the tile was drawn to since <see cref="TileDepth"/> was computed.</summary>
    public byte* TileDirty;

    /// <summary>Tiles in a column.</summary>
    public int TilesDown;

    /// <summary>The scene (slot 0) and the instances in view.</summary>
    public DrawSlot* Slots;

    /// <summary>Slots in use.</summary>
    public int SlotCount;

    /// <summary>Clusters in the view pyramid, in the order found.</summary>
    public DrawItem* Items;

    /// <summary>Clusters in the view pyramid.</summary>
    public int ItemCount;

    /// <summary>The same, nearest first.</summary>
    public DrawItem* Sorted;

    /// <summary>[bucket + 1] counts for sorting.</summary>
    public int* Buckets;

    /// <summary>[<see cref="SetupField"/>, 16] faces ready to draw.</summary>
    public float* Setup;

    /// <summary>[4, 4, 16] corners of sixteen faces on the screen, see <see cref="ScreenCorner{TLanes}"/>.</summary>
    public float* Screen;

    /// <summary>[corner and axis, 16] pieces of triangles cut at the near plane, clip space.</summary>
    public float* Clipped;

    /// <summary>[16] triangle numbers of the pieces.</summary>
    public uint* ClippedSurfaces;

    /// <summary>Pieces waiting.</summary>
    public int ClippedCount;

    /// <summary>Blocks drawn so far, if surfaces are kept.</summary>
    public DrawnBlock* Drawn;

    /// <summary>Blocks drawn so far.</summary>
    public int DrawnCount;

    /// <summary>[drawn block, 16] number of the triangle's record, 0 for none yet.</summary>
    public int* RecordOf;

    /// <summary>Triangles the shader has met, from 1 on.</summary>
    public SurfaceRecord* Records;

    /// <summary>Records in use.</summary>
    public int RecordCount;

    /// <summary>All materials.</summary>
    public MaterialData* Materials;

    /// <summary>Colours are wanted.</summary>
    public bool HasColor;

    /// <summary>What falls on surfaces.</summary>
    public Lighting Light;

    /// <summary>What identities tell.</summary>
    public IdKind Ids;

    /// <summary>[3, 16] scratch of the shader.</summary>
    public int* Samples;

    /// <summary>[16] colours of surfaces with corner colours.</summary>
    public uint* Tinted;

    /// <summary>[17] rows of sixteen pixels on their way through the shader, and one more for what part of a row needs.</summary>
    public ShadedRun* Runs;

    /// <summary>Texels of all textures.</summary>
    public ulong* Texels;

    /// <summary>[<see cref="OutputAhead.MostRanges"/>] where the images of this frame go.</summary>
    public OutputRange* Outputs;

    /// <summary>The range that is being brought into the cache, see <see cref="OutputAhead"/>.</summary>
    public OutputRange* Ahead;

    /// <summary>The cluster being drawn shows its front only.</summary>
    public bool IsSingleSided;

    /// <summary>Of the cluster being drawn, see <see cref="MeshData.DepthFactors"/>.</summary>
    public float DepthFactor;

    /// <summary>[16, <see cref="Scanline.EndsSize"/>] which pixels of rows faces cover.</summary>
    public int* Ends;

    /// <summary>[16] rows in which faces cover pixels, a bit each.</summary>
    public uint* CoveredRows;
}

/// <summary>A mesh in view and where it is.</summary>
internal unsafe struct DrawSlot
{
    /// <summary>Row-major 3x4, see <see cref="Projection"/>.</summary>
    public fixed float ClipFromMesh[12];

    /// <summary>What to draw.</summary>
    public MeshData* Mesh;

    /// <summary>Row-major 3x4 pose of a moving mesh; null for the scene.</summary>
    public float* WorldFromMesh;

    /// <summary>Number of the instance; -1 for the scene.</summary>
    public int Instance;
}

/// <summary>A block of triangles some of which were drawn.</summary>
/// <param name="Slot">Mesh and pose.</param>
/// <param name="Block">Block of the mesh.</param>
/// <param name="DepthFactor">What 1 / w of its faces was multiplied by.</param>
internal readonly record struct DrawnBlock(int Slot, int Block, float DepthFactor);

/// <summary>A cluster in view.</summary>
/// <param name="Slot">Mesh and pose.</param>
/// <param name="Cluster">Cluster of the mesh.</param>
/// <param name="Bucket">Distance class for sorting.</param>
/// <param name="Left">First column of tiles that its box may cover.</param>
/// <param name="Right">Last column of tiles.</param>
/// <param name="Top">First row of tiles.</param>
/// <param name="Bottom">Last row of tiles.</param>
/// <param name="Nearest">Least distance of its box along the view, metres, 0 for none.</param>
/// <param name="IsSingleSided">No face in it shows its back.</param>
internal readonly record struct DrawItem(
    int Slot, int Cluster, int Bucket, int Left, int Right, int Top, int Bottom, float Nearest, bool IsSingleSided);
