using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Galactic.Rendering;

/// <summary>
/// Blends the four texels around each of some places and applies colour and light.
/// </summary>
/// <remarks>
/// A texel is stored between the bytes of the one below it (<see cref="TextureData"/>), so one load of sixteen bytes
/// brings all four. Multiply-and-add instructions blend bytes above each other into 15 bits, then words beside each other
/// into 23, of which 15 are kept for <see cref="TexelScale"/>. All widths give the same bits.
/// Wide registers take the pixels 4 k + j together, k being the 128-bit lane: packing four such registers to bytes puts
/// the pixels in order. That is why scales come in two halves: those of <see cref="ILanes{TSelf}.LowPairs"/> and those of
/// <see cref="ILanes{TSelf}.HighPairs"/>.
/// </remarks>
internal static unsafe class TexelBlend
{
    /// <summary>Bits of the share of the right texels.</summary>
    public const int RightBits = 8;

    /// <summary>Bits of the share of the lower texels: a factor of signed bytes.</summary>
    public const int LowerBits = 7;

    /// <summary>Shares of the right texels are integers below this.</summary>
    public const int RightShares = 1 << RightBits;

    /// <summary>Parts of a texel's height that are told apart.</summary>
    public const int LowerParts = 1 << LowerBits;

    /// <summary>Shares of the lower texels are integers from 0 to this.</summary>
    public const int LowerShares = LowerParts - 1;

    /// <summary>Full alpha, blended.</summary>
    public const int FullAlpha = 255 * LowerShares * RightShares;

    /// <summary>Sixteen opaque colours.</summary>
    /// <param name="texels">Texels of all textures.</param>
    /// <param name="places">[16] the upper left texel of each pixel.</param>
    /// <param name="right">[16] share of the right texels, of <see cref="RightShares"/>.</param>
    /// <param name="below">[16] share of the lower texels, of <see cref="LowerShares"/>.</param>
    /// <param name="lowFactors">[8] factors of <see cref="TexelScale"/> of the pixels 0, 1, 4, 5, 8 and so on.</param>
    /// <param name="highFactors">[8] those of the others.</param>
    /// <param name="lowOffsets">[8] offsets.</param>
    /// <param name="highOffsets">[8] the others.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<uint> Blend(
        ulong* texels, int* places, Vector512<uint> right, Vector512<uint> below,
        Vector512<ulong> lowFactors, Vector512<ulong> highFactors, Vector512<ulong> lowOffsets, Vector512<ulong> highOffsets)
    {
        Vector512<int> rows = ((below << 8) - below + Vector512.Create((uint)LowerShares)).AsInt32();
        rows |= rows << 16;
        Vector512<int> columns = ((right << 16) - right + Vector512.Create((uint)RightShares)).AsInt32();
        Vector512<ushort> low = Avx512BW.PackUnsignedSaturate(
            Mix(Four(texels, places), Avx512F.Shuffle(rows, 0x00), Avx512F.Shuffle(columns, 0x00)),
            Mix(Four(texels, places + 1), Avx512F.Shuffle(rows, 0x55), Avx512F.Shuffle(columns, 0x55)));
        Vector512<ushort> high = Avx512BW.PackUnsignedSaturate(
            Mix(Four(texels, places + 2), Avx512F.Shuffle(rows, 0xAA), Avx512F.Shuffle(columns, 0xAA)),
            Mix(Four(texels, places + 3), Avx512F.Shuffle(rows, 0xFF), Avx512F.Shuffle(columns, 0xFF)));
        return Avx512BW.PackUnsignedSaturate(
            Scale(low, lowFactors, lowOffsets), Scale(high, highFactors, highOffsets)).AsUInt32();

        static Vector512<byte> Four(ulong* texels, int* places)
        {
            Vector512<ulong> four = Vector128.Load(texels + places[0]).ToVector256Unsafe().ToVector512Unsafe();
            four = Avx512F.InsertVector128(four, Vector128.Load(texels + places[4]), 1);
            four = Avx512F.InsertVector128(four, Vector128.Load(texels + places[8]), 2);
            return Avx512F.InsertVector128(four, Vector128.Load(texels + places[12]), 3).AsByte();
        }

        static Vector512<int> Mix(Vector512<byte> four, Vector512<int> rows, Vector512<int> columns) =>
            Avx512BW.MultiplyAddAdjacent(
                Avx512BW.MultiplyAddAdjacent(Avx512BW.Shuffle(four, Together512), rows.AsSByte()),
                columns.AsInt16()) >>> RightBits;
        static Vector512<short> Scale(Vector512<ushort> values, Vector512<ulong> factors, Vector512<ulong> offsets) =>
            Avx512BW.MultiplyHighRoundScale(values.AsInt16(), factors.AsInt16()) - offsets.AsInt16() >> TexelScale.Shift;
    }

    /// <summary>Eight opaque colours; see the other.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<uint> Blend(
        ulong* texels, int* places, Vector256<uint> right, Vector256<uint> below,
        Vector256<ulong> lowFactors, Vector256<ulong> highFactors, Vector256<ulong> lowOffsets, Vector256<ulong> highOffsets)
    {
        Vector256<int> rows = ((below << 8) - below + Vector256.Create((uint)LowerShares)).AsInt32();
        rows |= rows << 16;
        Vector256<int> columns = ((right << 16) - right + Vector256.Create((uint)RightShares)).AsInt32();
        Vector256<ushort> low = Avx2.PackUnsignedSaturate(
            Mix(Two(texels, places), Avx2.Shuffle(rows, 0x00), Avx2.Shuffle(columns, 0x00)),
            Mix(Two(texels, places + 1), Avx2.Shuffle(rows, 0x55), Avx2.Shuffle(columns, 0x55)));
        Vector256<ushort> high = Avx2.PackUnsignedSaturate(
            Mix(Two(texels, places + 2), Avx2.Shuffle(rows, 0xAA), Avx2.Shuffle(columns, 0xAA)),
            Mix(Two(texels, places + 3), Avx2.Shuffle(rows, 0xFF), Avx2.Shuffle(columns, 0xFF)));
        return Avx2.PackUnsignedSaturate(
            Scale(low, lowFactors, lowOffsets), Scale(high, highFactors, highOffsets)).AsUInt32();

        static Vector256<byte> Two(ulong* texels, int* places) => Avx2.InsertVector128(
            Vector128.Load(texels + places[0]).ToVector256Unsafe(), Vector128.Load(texels + places[4]), 1).AsByte();
        static Vector256<int> Mix(Vector256<byte> two, Vector256<int> rows, Vector256<int> columns) =>
            Avx2.MultiplyAddAdjacent(
                Avx2.MultiplyAddAdjacent(Avx2.Shuffle(two, Together256), rows.AsSByte()), columns.AsInt16()) >>> RightBits;
        static Vector256<short> Scale(Vector256<ushort> values, Vector256<ulong> factors, Vector256<ulong> offsets) =>
            Avx2.MultiplyHighRoundScale(values.AsInt16(), factors.AsInt16()) - offsets.AsInt16() >> TexelScale.Shift;
    }

    /// <summary>Four opaque colours, on any machine; see the other.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<uint> Blend(
        ulong* texels, int* places, Vector128<uint> right, Vector128<uint> below,
        Vector128<ulong> lowFactors, Vector128<ulong> highFactors, Vector128<ulong> lowOffsets, Vector128<ulong> highOffsets)
    {
        Vector128<int> first = Scale(One(0), lowFactors.GetLower(), lowOffsets.GetLower());
        Vector128<int> second = Scale(One(1), lowFactors.GetUpper(), lowOffsets.GetUpper());
        Vector128<int> third = Scale(One(2), highFactors.GetLower(), highOffsets.GetLower());
        Vector128<int> fourth = Scale(One(3), highFactors.GetUpper(), highOffsets.GetUpper());
        return Vector128.Narrow(
            Vector128.Narrow(first.AsUInt32(), second.AsUInt32()),
            Vector128.Narrow(third.AsUInt32(), fourth.AsUInt32())).AsUInt32();

        Vector128<uint> One(int pixel)
        {
            Vector128<ushort> pairs = Vector128.Load(texels + places[pixel]).AsUInt16();
            Vector128<ushort> lower = Vector128.Create((ushort)below[pixel]);
            Vector128<ushort> rows = (pairs & Vector128.Create((ushort)255))
                * (Vector128.Create((ushort)LowerShares) - lower) + (pairs >>> 8) * lower;
            return (Vector128.WidenLower(rows) * (RightShares - right[pixel]) + Vector128.WidenUpper(rows) * right[pixel]) >>> RightBits;
        }

        static Vector128<int> Scale(Vector128<uint> values, Vector64<ulong> factors, Vector64<ulong> offsets)
        {
            Vector128<int> factor = Vector128.WidenLower(factors.ToVector128Unsafe().AsInt16());
            Vector128<int> offset = Vector128.WidenLower(offsets.ToVector128Unsafe().AsInt16());
            Vector128<int> scaled = (values.AsInt32() * factor + Vector128.Create(0x4000)) >> 15;
            return Vector128.Min(
                Vector128.Max((scaled - offset) >> TexelScale.Shift, Vector128<int>.Zero), Vector128.Create(255));
        }
    }

    // Bytes 0, 1, 8, 9 and so on: the four of each channel together.
    private const ulong TogetherLow = 0x0B0A030209080100;
    private const ulong TogetherHigh = 0x0F0E07060D0C0504;

    private static Vector256<byte> Together256
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector256.Create(TogetherLow, TogetherHigh, TogetherLow, TogetherHigh).AsByte();
    }

    private static Vector512<byte> Together512
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector512.Create(
            TogetherLow, TogetherHigh, TogetherLow, TogetherHigh, TogetherLow, TogetherHigh, TogetherLow, TogetherHigh).AsByte();
    }
}
