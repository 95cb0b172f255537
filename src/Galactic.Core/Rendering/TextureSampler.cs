using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

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
    /// <summary>Samples the texture of a record for some of sixteen pixels.</summary>
    /// <param name="frame">Frame.</param>
    /// <param name="record">Triangle with a texture.</param>
    /// <param name="lanes">Pixels wanted.</param>
    /// <param name="x">Column of the first pixel.</param>
    /// <param name="y">Row.</param>
    /// <param name="depth">1 / w of each pixel.</param>
    /// <param name="light">Multiplies the colour, 256 for 1.</param>
    /// <param name="colors">Receives opaque sRGB colours at the wanted pixels.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Sample(
        Frame* frame, SurfaceRecord* record, uint lanes, int x, int y, TLanes depth, int light, uint* colors)
    {
        TextureData* texture = record->Material->Texture;
        int* at = frame->Samples;
        Locate(frame, record, texture, x, y, depth, at);
        uint* texels = texture->Texels;
        for (; lanes != 0; lanes &= lanes - 1)
        {
            int lane = BitOperations.TrailingZeroCount(lanes);
            int* sample = at + lane;
            uint* first = texels + sample[0];
            colors[lane] = Blend(first, first + sample[16], sample[32], sample[48], light);
        }
    }

    /// <summary>Writes first texel, texels to the row below and the shares of the right and lower texels, of 256.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Locate(
        Frame* frame, SurfaceRecord* record, TextureData* texture, int x, int y, TLanes depth, int* at)
    {
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
        TLanes.StoreIntegers(at, first);
        TLanes.StoreIntegers(at + 16, stride);
        TLanes.StoreIntegers(at + 32, (texelX - left) * shares);
        TLanes.StoreIntegers(at + 48, (texelY - top) * shares);
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

    /// <summary>Blends two neighbours of a row with those below.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Blend(uint* upper, uint* lower, int right, int below, int light)
    {
        // Two texels of four channels in 16 bits, then one in 32: nothing is rounded before the end.
        Vector128<ushort> top = Vector128.WidenLower(Vector128.CreateScalarUnsafe(*(ulong*)upper).AsByte());
        Vector128<ushort> bottom = Vector128.WidenLower(Vector128.CreateScalarUnsafe(*(ulong*)lower).AsByte());
        Vector128<ushort> both = top * Vector128.Create((ushort)(256 - below)) + bottom * Vector128.Create((ushort)below);
        Vector128<uint> sum = Vector128.WidenLower(both) * Vector128.Create((uint)(256 - right))
            + Vector128.WidenUpper(both) * Vector128.Create((uint)right);
        Vector128<uint> lit = (sum * Vector128.Create((uint)light) + Vector128.Create(1u << 23)) >>> 24;
        Vector128<byte> bytes = Vector128.ShuffleNative(
            lit.AsByte(), Vector128.Create((byte)0, 4, 8, 12, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0));
        return bytes.AsUInt32().ToScalar() | 0xFF000000;
    }
}
