using System.Runtime.CompilerServices;

namespace Galactic.Rendering;

/// <summary>Finds where in a texture pixels of one triangle look.</summary>
/// <remarks>
/// Texture coordinates are perspective-correct. The level is the one nearest to a texel per pixel along the longer side
/// of the pixel's footprint; of that, the four texels around the point are blended, as stored: the levels themselves are
/// means in linear light, and neighbours of a level are too close in colour for the difference to show.
/// </remarks>
internal static unsafe class TextureSampler<TLanes>
    where TLanes : struct, ILanes<TLanes>
{
    /// <summary>Finds the four texels around the place that each of sixteen pixels sees.</summary>
    /// <param name="frame">Frame.</param>
    /// <param name="record">Triangle with a texture.</param>
    /// <param name="x">Column of the first pixel.</param>
    /// <param name="y">Row.</param>
    /// <param name="depths">[16] 1 / w of each pixel; what comes of 0 means nothing.</param>
    /// <param name="places">Receives them; the rest is left as it is.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Locate(Frame* frame, SurfaceRecord* record, int x, int y, float* depths, ShadedRun* places)
    {
        TLanes depth = TLanes.Load(depths);
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
        TLanes.Store((float*)places->Upper, TLanes.AddIntegers(TLanes.Integers(first), texture->First));
        TLanes.Store((float*)places->Lower, TLanes.AddIntegers(TLanes.Integers(first + stride), texture->First));
        TLanes.Store((float*)places->Right, TLanes.Integers((texelX - left) * shares));
        TLanes.Store((float*)places->Below, TLanes.Integers((texelY - top) * shares));
    }

    /// <summary>Reads two texels side by side for each of sixteen places.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Fetch(uint* texels, int* places, ulong* pairs)
    {
        pairs[0] = *(ulong*)(texels + places[0]);
        pairs[1] = *(ulong*)(texels + places[1]);
        pairs[2] = *(ulong*)(texels + places[2]);
        pairs[3] = *(ulong*)(texels + places[3]);
        pairs[4] = *(ulong*)(texels + places[4]);
        pairs[5] = *(ulong*)(texels + places[5]);
        pairs[6] = *(ulong*)(texels + places[6]);
        pairs[7] = *(ulong*)(texels + places[7]);
        pairs[8] = *(ulong*)(texels + places[8]);
        pairs[9] = *(ulong*)(texels + places[9]);
        pairs[10] = *(ulong*)(texels + places[10]);
        pairs[11] = *(ulong*)(texels + places[11]);
        pairs[12] = *(ulong*)(texels + places[12]);
        pairs[13] = *(ulong*)(texels + places[13]);
        pairs[14] = *(ulong*)(texels + places[14]);
        pairs[15] = *(ulong*)(texels + places[15]);
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
