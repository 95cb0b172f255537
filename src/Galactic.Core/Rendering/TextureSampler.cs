using System.Numerics;
using System.Runtime.CompilerServices;

namespace Galactic.Rendering;

/// <summary>Reads a texture where pixels of one triangle see it.</summary>
/// <remarks>
/// Texture coordinates are perspective-correct. The level is the one nearest to a texel per pixel along the longer side
/// of the pixel's footprint; of that, the four texels around the point are blended, as stored: the levels themselves are
/// means in linear light, and neighbours of a level are too close in colour for the difference to show.
/// </remarks>
internal static unsafe class TextureSampler<TLanes>
    where TLanes : struct, ILanes<TLanes>
{
    private const uint AllLanes = 0xFFFF;

    /// <summary>
    /// Puts the four texels around the place that each of some of sixteen pixels sees into the frame's
    /// <see cref="Frame.Upper"/> and <see cref="Frame.Lower"/>.
    /// </summary>
    /// <param name="frame">Frame.</param>
    /// <param name="record">Triangle with a texture.</param>
    /// <param name="lanes">Pixels wanted.</param>
    /// <param name="x">Column of the first pixel.</param>
    /// <param name="y">Row.</param>
    /// <param name="depth">1 / w of each pixel.</param>
    /// <param name="right">Receives the share of the right texels, integers of 256.</param>
    /// <param name="below">Receives the share of the lower texels, integers of 256.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Fetch(
        Frame* frame, SurfaceRecord* record, uint lanes, int x, int y, TLanes depth, out TLanes right, out TLanes below)
    {
        TextureData* texture = record->Material->Texture;
        float row = y - frame->View.CenterY;
        TLanes column = TLanes.Broadcast(x - frame->View.CenterX) + TLanes.Iota;
        TLanes w = TLanes.Reciprocal(depth);
        TLanes u = Along(record->U, column, row) * w;
        TLanes v = Along(record->V, column, row) * w;
        TLanes level = Level(record, texture, u, v, w);
        TLanes width = TLanes.Lookup(texture->Widths, level);
        TLanes height = TLanes.Lookup(texture->Heights, level);
        TLanes half = TLanes.Broadcast(0.5f);
        TLanes texelX = TLanes.MultiplyAdd(Wrap(u + TLanes.Broadcast(record->U0), texture->RepeatX), width, half);
        TLanes texelY = TLanes.MultiplyAdd(Wrap(v + TLanes.Broadcast(record->V0), texture->RepeatY), height, half);
        TLanes left = TLanes.Floor(texelX);
        TLanes top = TLanes.Floor(texelY);
        TLanes stride = width + TLanes.Broadcast(2);
        TLanes first = TLanes.MultiplyAdd(top, stride, left) + TLanes.Lookup(texture->Offsets, level);
        TLanes shares = TLanes.Broadcast(256);
        right = TLanes.Integers((texelX - left) * shares);
        below = TLanes.Integers((texelY - top) * shares);
        int* at = frame->Samples;
        TLanes.StoreIntegers(at, first);
        TLanes.StoreIntegers(at + 16, first + stride);
        if (lanes == AllLanes)
        {
            FetchAll(texture->Texels, at, frame->Upper, frame->Lower);
        }
        else
        {
            FetchSome(texture->Texels, at, frame->Upper, frame->Lower, lanes);
        }
    }

    // Without asking which, and without a branch to guess wrong.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void FetchAll(uint* texels, int* at, ulong* upper, ulong* lower)
    {
        for (int lane = 0; lane < Frame.Tile; lane += 4)
        {
            upper[lane] = *(ulong*)(texels + at[lane]);
            lower[lane] = *(ulong*)(texels + at[16 + lane]);
            upper[lane + 1] = *(ulong*)(texels + at[lane + 1]);
            lower[lane + 1] = *(ulong*)(texels + at[16 + lane + 1]);
            upper[lane + 2] = *(ulong*)(texels + at[lane + 2]);
            lower[lane + 2] = *(ulong*)(texels + at[16 + lane + 2]);
            upper[lane + 3] = *(ulong*)(texels + at[lane + 3]);
            lower[lane + 3] = *(ulong*)(texels + at[16 + lane + 3]);
        }
    }

    private static void FetchSome(uint* texels, int* at, ulong* upper, ulong* lower, uint lanes)
    {
        for (; lanes != 0; lanes &= lanes - 1)
        {
            int lane = BitOperations.TrailingZeroCount(lanes);
            upper[lane] = *(ulong*)(texels + at[lane]);
            lower[lane] = *(ulong*)(texels + at[16 + lane]);
        }
    }

    /// <summary>The level whose texels are nearest in size to a pixel.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes Level(SurfaceRecord* record, TextureData* texture, TLanes u, TLanes v, TLanes w)
    {
        TLanes across = w * TLanes.Broadcast(texture->Width);
        TLanes down = w * TLanes.Broadcast(texture->Height);
        TLanes depthX = TLanes.Broadcast(record->DepthX);
        TLanes depthY = TLanes.Broadcast(record->DepthY);
        TLanes ux = (TLanes.Broadcast(record->U.X) - u * depthX) * across;
        TLanes uy = (TLanes.Broadcast(record->U.Y) - u * depthY) * across;
        TLanes vx = (TLanes.Broadcast(record->V.X) - v * depthX) * down;
        TLanes vy = (TLanes.Broadcast(record->V.Y) - v * depthY) * down;
        TLanes square = TLanes.Max(
            TLanes.MultiplyAdd(ux, ux, vx * vx), TLanes.MultiplyAdd(uy, uy, vy * vy));
        return TLanes.HalfLog2(square + square, texture->LastLevel);
    }

    /// <summary>A texture coordinate between 0 and 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes Wrap(TLanes coordinate, float repeat)
    {
        TLanes wrapped = coordinate - TLanes.Floor(coordinate) * TLanes.Broadcast(repeat);
        return TLanes.Min(TLanes.Max(wrapped, TLanes.Broadcast(0)), TLanes.Broadcast(1));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes Along(in Plane plane, TLanes column, float row) =>
        TLanes.MultiplyAdd(column, TLanes.Broadcast(plane.X), TLanes.Broadcast(plane.Y * row + plane.C));
}
