using Galactic.Compute;

namespace Galactic.Rendering;

/// <summary>Owner of the memory one worker draws in.</summary>
internal sealed unsafe class FrameMemory : IDisposable
{
    private readonly NativeArray<float> depth;
    private readonly NativeArray<uint> color;
    private readonly NativeArray<float> tileDepth;
    private readonly NativeArray<byte> tileDirty;
    private readonly NativeArray<float> scratch;
    private readonly NativeArray<Frame> frame;
    private NativeArray<DrawSlot> slots = new(0);
    private NativeArray<DrawItem> items = new(0);

    /// <summary>Allocates for images up to the given size.</summary>
    public FrameMemory(Projection view)
    {
        int columns = (view.Width + Frame.Tile - 1) / Frame.Tile;
        int tilesDown = (view.Height + Frame.Tile - 1) / Frame.Tile;
        long pixels = (long)columns * tilesDown * Frame.Tile * Frame.Tile;
        depth = new NativeArray<float>(pixels);
        color = new NativeArray<uint>(pixels);
        tileDepth = new NativeArray<float>((long)columns * tilesDown);
        tileDirty = new NativeArray<byte>((long)columns * tilesDown);
        scratch = new NativeArray<float>(1024);
        frame = new NativeArray<Frame>(1);
        Frame* f = frame.Pointer;
        f->View = view;
        f->Depth = depth.Pointer;
        f->Color = color.Pointer;
        f->Stride = tilesDown * Frame.Tile;
        f->TileDepth = tileDepth.Pointer;
        f->TileDirty = tileDirty.Pointer;
        f->TilesDown = tilesDown;
        f->Setup = scratch.Pointer;
        f->Clipped = f->Setup + TriangleSetup.Fields * MeshData.BlockSize;
        f->ClippedColors = (uint*)(f->Clipped + MeshData.BlockFloats);
        f->BlockColors = f->ClippedColors + 2 * MeshData.BlockSize;
        f->Ends = (int*)(f->BlockColors + 2 * MeshData.BlockSize);
        f->Buckets = f->Ends + 2 * MeshData.BlockSize;
    }

    /// <summary>Address of the frame in this memory.</summary>
    public Frame* Pointer => frame.Pointer;

    /// <summary>Makes room for frames of so many meshes and clusters.</summary>
    public void Reserve(long slotCount, long itemCount)
    {
        if (slots.Length < slotCount)
        {
            slots.Dispose();
            slots = new NativeArray<DrawSlot>(slotCount);
        }

        if (items.Length < 2 * itemCount)
        {
            items.Dispose();
            items = new NativeArray<DrawItem>(2 * itemCount);
        }

        Pointer->Slots = slots.Pointer;
        Pointer->Items = items.Pointer;
        Pointer->Sorted = items.Pointer + items.Length / 2;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        depth.Dispose();
        color.Dispose();
        tileDepth.Dispose();
        tileDirty.Dispose();
        scratch.Dispose();
        frame.Dispose();
        slots.Dispose();
        items.Dispose();
    }
}
