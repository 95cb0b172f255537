using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace Galactic.Rendering;

/// <summary>Memory that a frame will be written to: from the next cache line to fetch up to the end.</summary>
internal unsafe struct OutputRange
{
    public byte* Next;
    public byte* End;
}

/// <summary>Brings the memory that an image goes to into the cache while the image is being drawn.</summary>
/// <remarks>
/// A batch is larger than the caches, and a core that stores to memory line after line waits for each dozen of lines:
/// 64 KiB took 8 to 12 us, a third of a frame. Asked for a few lines at a time between faces, they arrive for nothing.
/// </remarks>
internal static unsafe class OutputAhead
{
    /// <summary>Most ranges of a frame, with the empty one at the end.</summary>
    public const int MostRanges = 4;

    private const int Line = 64;
    private const int LinesPerStep = 4;

    /// <summary>Starts with the memory of one env's images.</summary>
    public static void Begin(Frame* frame, in RenderTargets targets, int env)
    {
        OutputRange* next = frame->Outputs;
        long pixels = (long)frame->View.Width * frame->View.Height;
        if (targets.Depth is { } depth)
        {
            *next++ = Range(depth.Address, env, pixels * SizeOf(depth.Type));
        }

        if (targets.Color is { } color)
        {
            *next++ = Range(color.Address, env, pixels * SizeOf(color.Type) * color.Channels);
        }

        if (targets.Ids is { } ids)
        {
            *next++ = Range(ids.Address, env, pixels * sizeof(int));
        }

        *next = default;
        frame->Ahead = frame->Outputs;
    }

    /// <summary>Asks for the next few lines.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Step(Frame* frame)
    {
        if (!Sse.IsSupported)
        {
            return;
        }

        OutputRange* range = frame->Ahead;
        byte* next = range->Next;
        if (next < range->End)
        {
            Sse.Prefetch1(next);
            Sse.Prefetch1(next + Line);
            Sse.Prefetch1(next + 2 * Line);
            Sse.Prefetch1(next + 3 * Line);
            range->Next = next + LinesPerStep * Line;
        }
        else if (next != null)
        {
            frame->Ahead = range + 1;
        }
    }

    private static OutputRange Range(nint address, int env, long bytes) => new()
    {
        Next = (byte*)address + env * bytes,
        End = (byte*)address + (env + 1) * bytes,
    };

    private static int SizeOf(PixelType type) => type switch
    {
        PixelType.Float32 => sizeof(float),
        PixelType.BFloat16 => sizeof(ushort),
        _ => sizeof(byte),
    };
}
