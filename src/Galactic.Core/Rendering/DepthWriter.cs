using System.Runtime.CompilerServices;

namespace Galactic.Rendering;

/// <summary>Turns 1 / w into what a <see cref="DepthTarget"/> asks for, and clears the frame on the way.</summary>
internal static unsafe class DepthWriter
{
    /// <summary>Distance from which the encodings show no difference, metres.</summary>
    public const float FarDistance = 10;

    private const int PatchSize = 8;

    // Larger batches leave the caches before anybody reads them; writing past the caches saves reading them in.
    private const long CachedBytes = 16 << 20;

    /// <summary>
    /// Writes one image; <paramref name="env"/> of <paramref name="envs"/> tells where in the target.
    /// </summary>
    public static void Write<TLanes>(Frame* frame, in DepthTarget target, int env, int envs)
        where TLanes : struct, ILanes<TLanes>
    {
        switch (target.Encoding)
        {
            case DepthEncoding.Metres:
                Write<TLanes, MetresCode<TLanes>>(frame, target, env, envs);
                break;
            case DepthEncoding.Normalized:
                Write<TLanes, NormalizedCode<TLanes>>(frame, target, env, envs);
                break;
            default:
                Write<TLanes, NearFieldCode<TLanes>>(frame, target, env, envs);
                break;
        }
    }

    private static void Write<TLanes, TCode>(Frame* frame, in DepthTarget target, int env, int envs)
        where TLanes : struct, ILanes<TLanes>
        where TCode : struct, IDepthCode<TLanes>
    {
        long first = (long)env * frame->View.Width * frame->View.Height;
        if (target.Type == PixelType.Float32 && Streams(frame, target, envs))
        {
            Write<TLanes, TCode, float, StreamingStore<TLanes>>(frame, (float*)target.Address + first, target.Layout);
        }
        else if (target.Type == PixelType.Float32)
        {
            Write<TLanes, TCode, float, FloatStore<TLanes>>(frame, (float*)target.Address + first, target.Layout);
        }
        else
        {
            Write<TLanes, TCode, ushort, BFloat16Store<TLanes>>(
                frame, (ushort*)target.Address + first, target.Layout);
        }
    }

    /// <summary>The batch is large and every store whole and aligned.</summary>
    private static bool Streams(Frame* frame, in DepthTarget target, int envs)
    {
        (int width, int height) = (frame->View.Width, frame->View.Height);
        bool isAligned = target.Address % 64 == 0 && width % Frame.Tile == 0
            && width * height % (Frame.Tile * PatchSize * PatchSize) == 0;
        return isAligned && (long)envs * width * height * sizeof(float) > CachedBytes;
    }

    private static void Write<TLanes, TCode, TPixel, TStore>(Frame* frame, TPixel* target, PixelLayout layout)
        where TLanes : struct, ILanes<TLanes>
        where TCode : struct, IDepthCode<TLanes>
        where TPixel : unmanaged
        where TStore : struct, IPixelStore<TLanes, TPixel>
    {
        switch (layout)
        {
            case PixelLayout.Patch8:
                WriteChannelsFirst<TLanes, TCode, TPixel, TStore>(frame, target);
                break;
            case PixelLayout.Patch8ChannelsLast:
                WriteChannelsLast<TLanes, TCode, TPixel, TStore>(frame, target);
                break;
            default:
                WriteRows<TLanes, TCode, TPixel, TStore>(frame, target);
                break;
        }

        int columns = (frame->View.Width + Frame.Tile - 1) / Frame.Tile;
        new Span<float>(frame->Depth, columns * frame->Stride * Frame.Tile).Clear();
    }

    private static void WriteRows<TLanes, TCode, TPixel, TStore>(Frame* frame, TPixel* target)
        where TLanes : struct, ILanes<TLanes>
        where TCode : struct, IDepthCode<TLanes>
        where TPixel : unmanaged
        where TStore : struct, IPixelStore<TLanes, TPixel>
    {
        int width = frame->View.Width;
        TPixel* rest = stackalloc TPixel[Frame.Tile];
        for (int y = 0; y < frame->View.Height; y++, target += width)
        {
            for (int x = 0; x < width; x += Frame.Tile)
            {
                TLanes pixels = TCode.Encode(
                    TLanes.Load(frame->Depth + ((long)(x / Frame.Tile) * frame->Stride + y) * Frame.Tile));
                if (x + Frame.Tile <= width)
                {
                    TStore.Store(target + x, pixels);
                }
                else
                {
                    TStore.Store(rest, pixels);
                    new Span<TPixel>(rest, width - x).CopyTo(new Span<TPixel>(target + x, width - x));
                }
            }
        }
    }

    private static void WriteChannelsLast<TLanes, TCode, TPixel, TStore>(Frame* frame, TPixel* target)
        where TLanes : struct, ILanes<TLanes>
        where TCode : struct, IDepthCode<TLanes>
        where TPixel : unmanaged
        where TStore : struct, IPixelStore<TLanes, TPixel>
    {
        for (int y = 0; y < frame->View.Height; y += PatchSize)
        {
            for (int x = 0; x < frame->View.Width; x += PatchSize)
            {
                float* source = Pixel(frame, x, y);
                for (int row = 0; row < PatchSize; row += 2, source += 2 * Frame.Tile, target += Frame.Tile)
                {
                    TStore.Store(target, TCode.Encode(TLanes.LoadHalves(source, source + Frame.Tile)));
                }
            }
        }
    }

    /// <summary>Sixteen patches at a time: their pixels of one channel are neighbours in the target.</summary>
    private static void WriteChannelsFirst<TLanes, TCode, TPixel, TStore>(Frame* frame, TPixel* target)
        where TLanes : struct, ILanes<TLanes>
        where TCode : struct, IDepthCode<TLanes>
        where TPixel : unmanaged
        where TStore : struct, IPixelStore<TLanes, TPixel>
    {
        int across = frame->View.Width / PatchSize;
        int patches = across * (frame->View.Height / PatchSize);
        float** sources = stackalloc float*[Frame.Tile];
        float* turned = stackalloc float[PatchSize * Frame.Tile];
        TPixel* rest = stackalloc TPixel[Frame.Tile];
        for (int first = 0; first < patches; first += Frame.Tile)
        {
            int count = Math.Min(Frame.Tile, patches - first);
            for (int i = 0; i < Frame.Tile; i++)
            {
                int patch = Math.Min(first + i, patches - 1);
                sources[i] = Pixel(frame, patch % across * PatchSize, patch / across * PatchSize);
            }

            TPixel* channel = target + first;
            for (int row = 0; row < PatchSize; row++)
            {
                Transpose.Rows(sources, row * Frame.Tile, turned);
                Transpose.Rows(sources + PatchSize, row * Frame.Tile, turned + PatchSize);
                for (int column = 0; column < PatchSize; column++, channel += patches)
                {
                    // In halves, as they were stored: a load across two fresh stores would wait for both.
                    float* half = turned + column * Frame.Tile;
                    TLanes pixels = TCode.Encode(TLanes.LoadHalves(half, half + PatchSize));
                    if (count == Frame.Tile)
                    {
                        TStore.Store(channel, pixels);
                    }
                    else
                    {
                        TStore.Store(rest, pixels);
                        new Span<TPixel>(rest, count).CopyTo(new Span<TPixel>(channel, count));
                    }
                }
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static float* Pixel(Frame* frame, int x, int y) =>
        frame->Depth + ((long)(x / Frame.Tile) * frame->Stride + y) * Frame.Tile + x % Frame.Tile;

    private interface IDepthCode<TLanes>
    {
        static abstract TLanes Encode(TLanes inverse);
    }

    private interface IPixelStore<TLanes, TPixel>
        where TPixel : unmanaged
    {
        static abstract void Store(TPixel* address, TLanes value);
    }

    private readonly struct MetresCode<TLanes> : IDepthCode<TLanes>
        where TLanes : struct, ILanes<TLanes>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static TLanes Encode(TLanes inverse)
        {
            TLanes zero = TLanes.Broadcast(0);
            return TLanes.SelectLess(zero, inverse, TLanes.Reciprocal(inverse), zero);
        }
    }

    private readonly struct NormalizedCode<TLanes> : IDepthCode<TLanes>
        where TLanes : struct, ILanes<TLanes>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static TLanes Encode(TLanes inverse)
        {
            TLanes metres = MetresCode<TLanes>.Encode(inverse);
            return TLanes.Min(metres, TLanes.Broadcast(FarDistance)) * TLanes.Broadcast(1 / FarDistance);
        }
    }

    private readonly struct NearFieldCode<TLanes> : IDepthCode<TLanes>
        where TLanes : struct, ILanes<TLanes>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static TLanes Encode(TLanes inverse)
        {
            // With d = 1 / metres, 1 / (1 + metres) = 1 - 1 / (1 + d): one division.
            TLanes one = TLanes.Broadcast(1);
            TLanes shown = TLanes.SelectLess(TLanes.Broadcast(0), inverse, inverse, TLanes.Broadcast(1 / FarDistance));
            return TLanes.MultiplyAdd(TLanes.Broadcast(-2), TLanes.Reciprocal(shown + one), TLanes.Broadcast(1.1f));
        }
    }

    private readonly struct FloatStore<TLanes> : IPixelStore<TLanes, float>
        where TLanes : struct, ILanes<TLanes>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static void Store(float* address, TLanes value) => TLanes.Store(address, value);
    }

    // The device's interlocked counters order these stores before whatever follows the batch.
    private readonly struct StreamingStore<TLanes> : IPixelStore<TLanes, float>
        where TLanes : struct, ILanes<TLanes>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static void Store(float* address, TLanes value) => TLanes.StoreStreaming(address, value);
    }

    private readonly struct BFloat16Store<TLanes> : IPixelStore<TLanes, ushort>
        where TLanes : struct, ILanes<TLanes>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static void Store(ushort* address, TLanes value) => TLanes.StoreBFloat16(address, value);
    }
}
