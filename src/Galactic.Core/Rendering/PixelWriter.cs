using System.Runtime.CompilerServices;

namespace Galactic.Rendering;

/// <summary>Writes one channel of an image in any layout.</summary>
internal static unsafe class PixelWriter
{
    /// <summary>Edge of a patch, pixels.</summary>
    public const int PatchSize = 8;

    /// <summary>Values of one channel of a patch.</summary>
    public const int PatchArea = PatchSize * PatchSize;

    /// <summary>Writes all pixels.</summary>
    /// <param name="frame">Frame.</param>
    /// <param name="words">Its depth or colours.</param>
    /// <param name="target">First value of the channel; 64 * channel values into a patch of the channels-last layout.</param>
    /// <param name="layout">Layout; plain and planar are the same for one channel.</param>
    /// <param name="channels">Channels of the image, all of them.</param>
    public static void Write<TLanes, TCode, TPixel, TStore>(
        Frame* frame, float* words, TPixel* target, PixelLayout layout, int channels = 1)
        where TLanes : struct, ILanes<TLanes>
        where TCode : struct, IPixelCode<TLanes>
        where TPixel : unmanaged
        where TStore : struct, IPixelStore<TLanes, TPixel>
    {
        switch (layout)
        {
            case PixelLayout.Patch8:
                WriteChannelsFirst<TLanes, TCode, TPixel, TStore>(frame, words, target);
                break;
            case PixelLayout.Patch8ChannelsLast:
                WriteChannelsLast<TLanes, TCode, TPixel, TStore>(frame, words, target, channels);
                break;
            default:
                WriteRows<TLanes, TCode, TPixel, TStore>(frame, words, target);
                break;
        }
    }

    private static void WriteRows<TLanes, TCode, TPixel, TStore>(Frame* frame, float* words, TPixel* target)
        where TLanes : struct, ILanes<TLanes>
        where TCode : struct, IPixelCode<TLanes>
        where TPixel : unmanaged
        where TStore : struct, IPixelStore<TLanes, TPixel>
    {
        int width = frame->View.Width;
        long stride = (long)frame->Stride * Frame.Tile;
        int whole = width / Frame.Tile;
        for (int y = 0; y < frame->View.Height; y++, words += Frame.Tile)
        {
            float* source = words;
            for (int column = 0; column < whole; column++, source += stride, target += Frame.Tile)
            {
                TStore.Store(target, TCode.Encode(TLanes.Load(source)));
            }

            if (width % Frame.Tile != 0)
            {
                WriteRest<TLanes, TCode, TPixel, TStore>(source, target, width % Frame.Tile);
                target += width % Frame.Tile;
            }
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void WriteRest<TLanes, TCode, TPixel, TStore>(float* source, TPixel* target, int count)
        where TLanes : struct, ILanes<TLanes>
        where TCode : struct, IPixelCode<TLanes>
        where TPixel : unmanaged
        where TStore : struct, IPixelStore<TLanes, TPixel>
    {
        TPixel* rest = stackalloc TPixel[Frame.Tile];
        TStore.Store(rest, TCode.Encode(TLanes.Load(source)));
        new Span<TPixel>(rest, count).CopyTo(new Span<TPixel>(target, count));
    }

    private static void WriteChannelsLast<TLanes, TCode, TPixel, TStore>(
        Frame* frame, float* words, TPixel* target, int channels)
        where TLanes : struct, ILanes<TLanes>
        where TCode : struct, IPixelCode<TLanes>
        where TPixel : unmanaged
        where TStore : struct, IPixelStore<TLanes, TPixel>
    {
        for (int y = 0; y < frame->View.Height; y += PatchSize)
        {
            for (int x = 0; x < frame->View.Width; x += PatchSize)
            {
                float* source = Pixel(frame, words, x, y);
                TPixel* patch = target;
                for (int row = 0; row < PatchSize; row += 2, source += 2 * Frame.Tile, patch += Frame.Tile)
                {
                    TStore.Store(patch, TCode.Encode(TLanes.LoadHalves(source, source + Frame.Tile)));
                }

                target += PatchArea * channels;
            }
        }
    }

    /// <summary>Sixteen patches at a time: their pixels of one channel are neighbours in the target.</summary>
    private static void WriteChannelsFirst<TLanes, TCode, TPixel, TStore>(Frame* frame, float* words, TPixel* target)
        where TLanes : struct, ILanes<TLanes>
        where TCode : struct, IPixelCode<TLanes>
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
                sources[i] = Pixel(frame, words, patch % across * PatchSize, patch / across * PatchSize);
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
    private static float* Pixel(Frame* frame, float* words, int x, int y) =>
        words + ((long)(x / Frame.Tile) * frame->Stride + y) * Frame.Tile + x % Frame.Tile;
}
