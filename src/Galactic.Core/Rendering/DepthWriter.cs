using System.Runtime.CompilerServices;

namespace Galactic.Rendering;

/// <summary>Turns 1 / w into what a <see cref="DepthTarget"/> asks for, and clears the frame on the way.</summary>
internal static unsafe class DepthWriter
{
    /// <summary>Distance from which the encodings show no difference, metres.</summary>
    public const float FarDistance = 10;

    /// <summary>Writes one image; <paramref name="env"/> tells where in the target.</summary>
    public static void Write<TLanes>(Frame* frame, in DepthTarget target, int env)
        where TLanes : struct, ILanes<TLanes>
    {
        switch (target.Encoding)
        {
            case DepthEncoding.Metres:
                Write<TLanes, MetresCode<TLanes>>(frame, target, env);
                break;
            case DepthEncoding.Normalized:
                Write<TLanes, NormalizedCode<TLanes>>(frame, target, env);
                break;
            default:
                Write<TLanes, NearFieldCode<TLanes>>(frame, target, env);
                break;
        }
    }

    private static void Write<TLanes, TCode>(Frame* frame, in DepthTarget target, int env)
        where TLanes : struct, ILanes<TLanes>
        where TCode : struct, IDepthCode<TLanes>
    {
        long first = (long)env * frame->View.Width * frame->View.Height;
        if (target.Type == PixelType.Float32)
        {
            Write<TLanes, TCode, float, FloatStore<TLanes>>(frame, (float*)target.Address + first, target.Layout);
        }
        else
        {
            Write<TLanes, TCode, ushort, BFloat16Store<TLanes>>(
                frame, (ushort*)target.Address + first, target.Layout);
        }
    }

    private static void Write<TLanes, TCode, TPixel, TStore>(Frame* frame, TPixel* target, PixelLayout layout)
        where TLanes : struct, ILanes<TLanes>
        where TCode : struct, IDepthCode<TLanes>
        where TPixel : unmanaged
        where TStore : struct, IPixelStore<TLanes, TPixel>
    {
        int width = frame->View.Width;
        int height = frame->View.Height;
        TPixel* row = stackalloc TPixel[width + Frame.Tile];
        for (int y = 0; y < height; y++)
        {
            bool direct = layout == PixelLayout.Plain && width % Frame.Tile == 0;
            TPixel* pixels = direct ? target + (long)y * width : row;
            for (int x = 0; x < width; x += Frame.Tile)
            {
                float* source = frame->Depth + ((long)(x / Frame.Tile) * frame->Stride + y) * Frame.Tile;
                TStore.Store(pixels + x, TCode.Encode(TLanes.Load(source)));
                TLanes.Store(source, TLanes.Broadcast(0));
            }

            if (layout == PixelLayout.Patch8)
            {
                ScatterPatches(row, target, y, width, height);
            }
            else if (layout == PixelLayout.Patch8ChannelsLast)
            {
                JoinPatches(row, target, y, width);
            }
            else if (!direct)
            {
                new Span<TPixel>(row, width).CopyTo(new Span<TPixel>(target + (long)y * width, width));
            }
        }
    }

    private static void ScatterPatches<TPixel>(TPixel* row, TPixel* target, int y, int width, int height)
        where TPixel : unmanaged
    {
        int across = width / 8;
        long plane = (long)across * (height / 8);
        TPixel* first = target + y % 8 * 8 * plane + (long)(y / 8) * across;
        for (int column = 0; column < 8; column++)
        {
            TPixel* to = first + column * plane;
            for (int patch = 0; patch < across; patch++)
            {
                to[patch] = row[patch * 8 + column];
            }
        }
    }

    private static void JoinPatches<TPixel>(TPixel* row, TPixel* target, int y, int width)
        where TPixel : unmanaged
    {
        TPixel* to = target + (long)(y / 8) * width * 8 + y % 8 * 8;
        for (int x = 0; x < width; x += 8)
        {
            new ReadOnlySpan<TPixel>(row + x, 8).CopyTo(new Span<TPixel>(to + x * 8, 8));
        }
    }

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
            return TLanes.Select(TLanes.Less(zero, inverse), TLanes.Reciprocal(inverse), zero);
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
            TLanes isHit = TLanes.Less(TLanes.Broadcast(0), inverse);
            TLanes metres = TLanes.Select(isHit, TLanes.Reciprocal(inverse), TLanes.Broadcast(FarDistance));
            TLanes nearness = TLanes.Reciprocal(metres + TLanes.Broadcast(1));
            return TLanes.MultiplyAdd(TLanes.Broadcast(2), nearness, TLanes.Broadcast(-0.9f));
        }
    }

    private readonly struct FloatStore<TLanes> : IPixelStore<TLanes, float>
        where TLanes : struct, ILanes<TLanes>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static void Store(float* address, TLanes value) => TLanes.Store(address, value);
    }

    private readonly struct BFloat16Store<TLanes> : IPixelStore<TLanes, ushort>
        where TLanes : struct, ILanes<TLanes>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static void Store(ushort* address, TLanes value) => TLanes.StoreBFloat16(address, value);
    }
}
