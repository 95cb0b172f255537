using System.Runtime.CompilerServices;

namespace Galactic.Rendering;

/// <summary>Writes the colours of a frame as a <see cref="ColorTarget"/> asks for.</summary>
internal static unsafe class ColorWriter
{
    /// <summary>Writes one image; <paramref name="env"/> of <paramref name="envs"/> tells where in the target.</summary>
    public static void Write<TLanes>(Frame* frame, in ColorTarget target, int env, int envs)
        where TLanes : struct, ILanes<TLanes>
    {
        long first = (long)env * frame->View.Width * frame->View.Height * target.Channels;
        switch (target.Type)
        {
            case PixelType.UInt8 when target is { Layout: PixelLayout.Plain, Channels: 4 }:
                PixelWriter.Write<TLanes, BitCode<TLanes>, float, FloatStore<TLanes>>(
                    frame, (float*)frame->Surface, (float*)((byte*)target.Address + first), PixelLayout.Plain);
                break;
            case PixelType.UInt8 when target.Layout == PixelLayout.Plain:
                WriteBytes<TLanes>(frame, (byte*)target.Address + first, target.Channels);
                break;
            case PixelType.UInt8:
                WriteChannels<TLanes, byte, ByteStore<TLanes>>(frame, (byte*)target.Address + first, target);
                break;
            case PixelType.BFloat16:
                WriteChannels<TLanes, ushort, BFloat16Store<TLanes>>(frame, (ushort*)target.Address + first, target);
                break;
            default:
                WriteChannels<TLanes, float, FloatStore<TLanes>>(frame, (float*)target.Address + first, target);
                break;
        }
    }

    private static void WriteChannels<TLanes, TPixel, TStore>(Frame* frame, TPixel* target, in ColorTarget wanted)
        where TLanes : struct, ILanes<TLanes>
        where TPixel : unmanaged
        where TStore : struct, IPixelStore<TLanes, TPixel>
    {
        long step = wanted.Layout == PixelLayout.Patch8ChannelsLast
            ? PixelWriter.PatchArea
            : (long)frame->View.Width * frame->View.Height;
        float* words = (float*)frame->Surface;
        if (wanted.Layout == PixelLayout.Plain)
        {
            Interleave<TLanes, TPixel, TStore>(frame, target, wanted.Channels);
            return;
        }

        PixelWriter.Write<TLanes, ChannelCode<TLanes, Red>, TPixel, TStore>(
            frame, words, target, wanted.Layout, wanted.Channels);
        PixelWriter.Write<TLanes, ChannelCode<TLanes, Green>, TPixel, TStore>(
            frame, words, target + step, wanted.Layout, wanted.Channels);
        PixelWriter.Write<TLanes, ChannelCode<TLanes, Blue>, TPixel, TStore>(
            frame, words, target + 2 * step, wanted.Layout, wanted.Channels);
        if (wanted.Channels == 4)
        {
            PixelWriter.Write<TLanes, ChannelCode<TLanes, Alpha>, TPixel, TStore>(
                frame, words, target + 3 * step, wanted.Layout, wanted.Channels);
        }
    }

    /// <summary>Sixteen values of each channel, then pixel by pixel.</summary>
    private static void Interleave<TLanes, TPixel, TStore>(Frame* frame, TPixel* target, int channels)
        where TLanes : struct, ILanes<TLanes>
        where TPixel : unmanaged
        where TStore : struct, IPixelStore<TLanes, TPixel>
    {
        TPixel* values = stackalloc TPixel[4 * Frame.Tile];
        int width = frame->View.Width;
        for (int y = 0; y < frame->View.Height; y++)
        {
            for (int x = 0; x < width; x += Frame.Tile)
            {
                TLanes colors = TLanes.Load((float*)Column(frame, x, y));
                TStore.Store(values, ChannelCode<TLanes, Red>.Encode(colors));
                TStore.Store(values + 16, ChannelCode<TLanes, Green>.Encode(colors));
                TStore.Store(values + 32, ChannelCode<TLanes, Blue>.Encode(colors));
                TStore.Store(values + 48, ChannelCode<TLanes, Alpha>.Encode(colors));
                int count = Math.Min(Frame.Tile, width - x);
                for (int i = 0; i < count * channels; i++)
                {
                    *target++ = values[i % channels * Frame.Tile + i / channels];
                }
            }
        }
    }

    private static void WriteBytes<TLanes>(Frame* frame, byte* target, int channels)
        where TLanes : struct, ILanes<TLanes>
    {
        int width = frame->View.Width;
        for (int y = 0; y < frame->View.Height; y++)
        {
            for (int x = 0; x < width; x += Frame.Tile)
            {
                uint* colors = Column(frame, x, y);
                int count = Math.Min(Frame.Tile, width - x);
                if (channels == 4 && count == Frame.Tile)
                {
                    TLanes.Store((float*)target, TLanes.Load((float*)colors));
                    target += 4 * Frame.Tile;
                }
                else
                {
                    for (int i = 0; i < count; i++, target += channels)
                    {
                        new Span<byte>(colors + i, channels).CopyTo(new Span<byte>(target, channels));
                    }
                }
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint* Column(Frame* frame, int x, int y) =>
        frame->Surface + ((long)(x / Frame.Tile) * frame->Stride + y) * Frame.Tile;

    private readonly struct BitCode<TLanes> : IPixelCode<TLanes>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static TLanes Encode(TLanes words) => words;
    }

    private interface IChannel
    {
        static abstract int Shift { get; }
    }

    private readonly struct ChannelCode<TLanes, TChannel> : IPixelCode<TLanes>
        where TLanes : struct, ILanes<TLanes>
        where TChannel : struct, IChannel
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static TLanes Encode(TLanes words) =>
            TLanes.Byte(words, TChannel.Shift) * TLanes.Broadcast(1 / 255f);
    }

    private readonly struct Red : IChannel
    {
        public static int Shift => 0;
    }

    private readonly struct Green : IChannel
    {
        public static int Shift => 8;
    }

    private readonly struct Blue : IChannel
    {
        public static int Shift => 16;
    }

    private readonly struct Alpha : IChannel
    {
        public static int Shift => 24;
    }
}
