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
        TLanes columns = TLanes.Lookup(texture->Widths, level);
        TLanes rows = TLanes.Lookup(texture->Heights, level);
        TLanes stride = TLanes.Lookup((float*)texture->Strides, level);
        TLanes first = TLanes.Lookup((float*)texture->Firsts, level);

        // The border moves the first texel by one, the middle of a texel is half of one away.
        TLanes left = TLanes.Integers(TLanes.MultiplyAdd(
            Wrap(u + TLanes.Broadcast(record->U0), texture->RepeatX), columns, TLanes.Broadcast(TexelBlend.RightShares / 2)));
        TLanes top = TLanes.Integers(TLanes.MultiplyAdd(
            Wrap(v + TLanes.Broadcast(record->V0), texture->RepeatY), rows, TLanes.Broadcast(TexelBlend.LowerParts / 2)));
        TLanes place = TLanes.PlaceOf(
            TLanes.ShiftRight(top, TexelBlend.LowerBits), stride, TLanes.ShiftRight(left, TexelBlend.RightBits), first, texture->LastPlace);
        TLanes.Store((float*)places->Places, place);
        TLanes.Store((float*)places->Right, TLanes.Mask(left, TexelBlend.RightShares - 1));
        TLanes.Store((float*)places->Below, TLanes.Mask(top, TexelBlend.LowerParts - 1));
    }

    /// <summary>The level whose texels are nearest in size to a pixel.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes Level(SurfaceRecord* record, TextureData* texture, TLanes u, TLanes v, TLanes w)
    {
        TLanes backX = TLanes.Broadcast(-record->DepthX);
        TLanes backY = TLanes.Broadcast(-record->DepthY);
        TLanes ux = TLanes.MultiplyAdd(u, backX, TLanes.Broadcast(record->U.X));
        TLanes uy = TLanes.MultiplyAdd(u, backY, TLanes.Broadcast(record->U.Y));
        TLanes vx = TLanes.MultiplyAdd(v, backX, TLanes.Broadcast(record->V.X));
        TLanes vy = TLanes.MultiplyAdd(v, backY, TLanes.Broadcast(record->V.Y));
        TLanes across = TLanes.Broadcast(texture->Width * texture->Width);
        TLanes down = TLanes.Broadcast(texture->Height * texture->Height);
        TLanes alongX = TLanes.MultiplyAdd(ux * ux, across, vx * vx * down);
        TLanes alongY = TLanes.MultiplyAdd(uy * uy, across, vy * vy * down);
        return TLanes.HalfLog2(TLanes.Max(alongX, alongY) * (w * w), texture->LastLevel);
    }

    /// <summary>A texture coordinate between 0 and 1; what is not a number stays so.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes Wrap(TLanes coordinate, float repeat) => repeat != 0
        ? coordinate - TLanes.Floor(coordinate)
        : TLanes.Min(TLanes.Max(coordinate, TLanes.Broadcast(0)), TLanes.Broadcast(1));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes Along(in Plane plane, TLanes column, float row) =>
        TLanes.MultiplyAdd(column, TLanes.Broadcast(plane.X), TLanes.Broadcast(plane.Y * row + plane.C));
}
