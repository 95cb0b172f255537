using Galactic.Compute;

namespace Galactic.Rendering;

/// <summary>Owner of the memory one worker draws in.</summary>
internal sealed unsafe class FrameMemory : IDisposable
{
    private const int BlocksPerCluster = MeshClusters.MaxFaces / MeshData.BlockSize;
    private readonly NativeArray<float> depth;
    private readonly NativeArray<float> tileDepth;
    private readonly NativeArray<byte> tileDirty;
    private readonly NativeArray<float> scratch = new(2048);
    private readonly NativeArray<Frame> frame = new(1);
    private readonly long pixels;
    private NativeArray<DrawSlot> slots = new(0);
    private NativeArray<DrawItem> items = new(0);
    private NativeArray<uint> surface = new(0);
    private NativeArray<DrawnBlock> drawn = new(0);
    private NativeArray<int> recordOf = new(0);
    private NativeArray<ShadedRun> runs = new(0);
    private NativeArray<SurfaceRecord> records = new(0);

    /// <summary>Allocates for images as large as the largest view.</summary>
    public FrameMemory(IReadOnlyList<Projection> views)
    {
        long tiles = views.Max(v => (long)Columns(v) * TilesDown(v));
        pixels = tiles * Frame.Tile * Frame.Tile + Scanline.RowStep * Frame.Tile;
        depth = new NativeArray<float>(pixels);
        tileDepth = new NativeArray<float>(tiles);
        tileDirty = new NativeArray<byte>(tiles);
        Frame* f = frame.Pointer;
        f->Depth = depth.Pointer;
        f->TileDepth = tileDepth.Pointer;
        f->TileDirty = tileDirty.Pointer;
        f->Setup = scratch.Pointer;
        f->Screen = f->Setup + SetupField.Floats;
        f->Clipped = f->Screen + 4 * ScreenCorner<Lanes512>.Floats;
        f->ClippedSurfaces = (uint*)(f->Clipped + 3 * MeshData.CornerFloats);
        f->Ends = (int*)(f->ClippedSurfaces + MeshData.BlockSize);
        f->CoveredRows = (uint*)(f->Ends + MeshData.BlockSize * Scanline.EndsSize);
        f->Samples = (int*)(f->CoveredRows + MeshData.BlockSize);
        f->Tinted = (uint*)(f->Samples + 3 * MeshData.BlockSize);
        f->Outputs = (OutputRange*)(f->Tinted + MeshData.BlockSize);
        f->Buckets = (int*)(f->Outputs + OutputAhead.MostRanges);
    }

    /// <summary>Address of the frame in this memory.</summary>
    public Frame* Pointer => frame.Pointer;

    /// <summary>Sets up for frames of a lens; the depth memory must be clear.</summary>
    public void Select(in Projection view)
    {
        Frame* f = frame.Pointer;
        f->View = view;
        f->TilesDown = TilesDown(view);
        f->Stride = f->TilesDown * Frame.Tile;
    }

    /// <summary>Makes room for frames of so many meshes and clusters.</summary>
    public void Reserve(long slotCount, long itemCount, bool hasSurface)
    {
        Grow(ref slots, slotCount);
        Grow(ref items, 2 * itemCount);
        Pointer->Slots = slots.Pointer;
        Pointer->Items = items.Pointer;
        Pointer->Sorted = items.Pointer + items.Length / 2;
        if (hasSurface)
        {
            long blocks = itemCount * BlocksPerCluster;
            Grow(ref surface, pixels);
            Grow(ref drawn, blocks);
            Grow(ref recordOf, blocks * MeshData.BlockSize);
            Grow(ref runs, Frame.Tile + 1);
            Grow(ref records, SurfaceSetup.MaxRecords + 1);
            Pointer->Surface = surface.Pointer;
            Pointer->Drawn = drawn.Pointer;
            Pointer->RecordOf = recordOf.Pointer;
            Pointer->Runs = runs.Pointer;
            Pointer->Records = records.Pointer;
        }
    }

    /// <summary>Memory of all of it.</summary>
    public long Bytes => Parts.Sum(p => p.Length * p.ElementSize);

    private INativeMemory[] Parts =>
        [depth, tileDepth, tileDirty, scratch, frame, slots, items, surface, drawn, recordOf, runs, records];

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (INativeMemory memory in Parts)
        {
            memory.Dispose();
        }
    }

    private static int Columns(in Projection view) => (view.Width + Frame.Tile - 1) / Frame.Tile;

    private static int TilesDown(in Projection view) => (view.Height + Frame.Tile - 1) / Frame.Tile;

    private static void Grow<T>(ref NativeArray<T> memory, long length)
        where T : unmanaged
    {
        if (memory.Length < length)
        {
            memory.Dispose();
            memory = new NativeArray<T>(length);
        }
    }
}
