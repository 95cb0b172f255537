using System.Numerics;
using System.Runtime.CompilerServices;
using Galactic.Assets;

namespace Galactic.Rendering;

/// <summary>sRGB bytes of linear light in 4096 equal steps.</summary>
internal static class LinearSteps
{
    /// <summary>Number of the last step.</summary>
    public const int Last = 4095;

    /// <summary>[step] sRGB byte.</summary>
    public static readonly byte[] Encoded = [.. Enumerable.Range(0, Last + 1).Select(
        i => (byte)LinearColor.Pack(new Vector4((float)i / Last)))];
}

/// <summary>
/// Colours surfaces with corner colours, interpolated in linear light, and perhaps a texture; and those that emit light.
/// </summary>
internal static unsafe class TintShader<TLanes>
    where TLanes : struct, ILanes<TLanes>
{
    /// <summary>
    /// Writes the colours of some of sixteen pixels to <see cref="Frame.Tinted"/>; see
    /// <see cref="TextureSampler{TLanes}.Locate"/>.
    /// </summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Shade(
        Frame* frame, SurfaceRecord* record, uint lanes, int x, int y, float* depths)
    {
        uint* colors = stackalloc uint[Frame.Tile];
        bool isTextured = record->Material->Texture != null;
        if (isTextured)
        {
            Sample(frame, record, x, y, depths, colors);
        }

        float row = y - frame->View.CenterY;
        TLanes column = TLanes.Broadcast(x - frame->View.CenterX) + TLanes.Iota;
        TLanes w = TLanes.Reciprocal(TLanes.Load(depths));
        int* steps = frame->Samples;
        Steps(record->Red, record->Red0, column, row, w, steps);
        Steps(record->Green, record->Green0, column, row, w, steps + 16);
        Steps(record->Blue, record->Blue0, column, row, w, steps + 32);
        for (; lanes != 0; lanes &= lanes - 1)
        {
            int lane = BitOperations.TrailingZeroCount(lanes);
            uint texel = isTextured ? colors[lane] : uint.MaxValue;
            uint red = Channel(texel, steps[lane], record->Light);
            uint green = Channel(texel >> 8, steps[16 + lane], record->Light);
            uint blue = Channel(texel >> 16, steps[32 + lane], record->Light);
            frame->Tinted[lane] = Light.Add(red | green << 8 | blue << 16, record->Emission);
        }
    }

    private static void Sample(Frame* frame, SurfaceRecord* record, int x, int y, float* depths, uint* colors)
    {
        ShadedRun* run = frame->Runs + Frame.Tile;
        TextureSampler<TLanes>.Locate(frame, record, x, y, depths, run);
        run->Scale = TexelScale.One;
        TLanes.Store((float*)colors, SurfaceShader<TLanes>.One(frame, run));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Steps(in Plane plane, float first, TLanes column, float row, TLanes w, int* steps)
    {
        TLanes along = TLanes.MultiplyAdd(
            column, TLanes.Broadcast(plane.X), TLanes.Broadcast(plane.Y * row + plane.C));
        TLanes value = TLanes.MultiplyAdd(along, w, TLanes.Broadcast(first));
        TLanes inside = TLanes.Min(TLanes.Max(value, TLanes.Broadcast(0)), TLanes.Broadcast(1));
        TLanes.StoreIntegers(
            steps, TLanes.MultiplyAdd(inside, TLanes.Broadcast(LinearSteps.Last), TLanes.Broadcast(0.5f)));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Channel(uint texel, int step, int light)
    {
        int value = (int)(LinearColor.FromByte((byte)texel) * step + 0.5f);
        return (uint)((LinearSteps.Encoded[value] * light + 128) >> 8);
    }
}
