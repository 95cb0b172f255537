using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Galactic.Rendering;

/// <summary>Sixteen floats in two 256-bit registers.</summary>
internal readonly unsafe struct Lanes256(Vector256<float> low, Vector256<float> high) : ILanes<Lanes256>
{
    private readonly Vector256<float> low = low;
    private readonly Vector256<float> high = high;

    public static Lanes256 Iota
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => new(Vector256.Create(0f, 1, 2, 3, 4, 5, 6, 7), Vector256.Create(8f, 9, 10, 11, 12, 13, 14, 15));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 operator +(Lanes256 left, Lanes256 right) =>
        new(left.low + right.low, left.high + right.high);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 operator -(Lanes256 left, Lanes256 right) =>
        new(left.low - right.low, left.high - right.high);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 operator *(Lanes256 left, Lanes256 right) =>
        new(left.low * right.low, left.high * right.high);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 operator &(Lanes256 left, Lanes256 right) =>
        new(left.low & right.low, left.high & right.high);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 operator |(Lanes256 left, Lanes256 right) =>
        new(left.low | right.low, left.high | right.high);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 Broadcast(float value) => new(Vector256.Create(value), Vector256.Create(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 Load(float* address) => new(Vector256.Load(address), Vector256.Load(address + 8));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 LoadHalves(float* low, float* high) => new(Vector256.Load(low), Vector256.Load(high));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 Columns(int first) => new(
        (Vector256.Create(first) + Vector256<int>.Indices).AsSingle(),
        (Vector256.Create(first + 8) + Vector256<int>.Indices).AsSingle());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 Next(Lanes256 columns) => new(
        (columns.low.AsInt32() + Vector256.Create(16)).AsSingle(),
        (columns.high.AsInt32() + Vector256.Create(16)).AsSingle());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(float* address, Lanes256 value)
    {
        value.low.Store(address);
        value.high.Store(address + 8);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 Integers(Lanes256 value) => new(
        Vector256.ConvertToInt32Native(value.low).AsSingle(), Vector256.ConvertToInt32Native(value.high).AsSingle());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 ShiftRight(Lanes256 integers, int bits) => new(
        (integers.low.AsUInt32() >>> bits).AsSingle(), (integers.high.AsUInt32() >>> bits).AsSingle());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 Mask(Lanes256 integers, int mask) => new(
        (integers.low.AsInt32() & Vector256.Create(mask)).AsSingle(),
        (integers.high.AsInt32() & Vector256.Create(mask)).AsSingle());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 PlaceOf(Lanes256 row, Lanes256 stride, Lanes256 column, Lanes256 first, int last) => new(
        PlaceOf(row.low, stride.low, column.low, first.low, last),
        PlaceOf(row.high, stride.high, column.high, first.high, last));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 BroadcastPair(ulong bits) => new(
        Vector256.Create(bits).AsSingle(), Vector256.Create(bits).AsSingle());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 LowPairs(Lanes256 value) => new(
        Avx2.Shuffle(value.low.AsInt32(), 0x50).AsSingle(), Avx2.Shuffle(value.high.AsInt32(), 0x50).AsSingle());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 HighPairs(Lanes256 value) => new(
        Avx2.Shuffle(value.low.AsInt32(), 0xFA).AsSingle(), Avx2.Shuffle(value.high.AsInt32(), 0xFA).AsSingle());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 Blend(
        ulong* texels, int* places, Lanes256 right, Lanes256 below,
        Lanes256 lowFactors, Lanes256 highFactors, Lanes256 lowOffsets, Lanes256 highOffsets) => new(
            TexelBlend.Blend(
                texels, places, right.low.AsUInt32(), below.low.AsUInt32(), lowFactors.low.AsUInt64(),
                highFactors.low.AsUInt64(), lowOffsets.low.AsUInt64(), highOffsets.low.AsUInt64()).AsSingle(),
            TexelBlend.Blend(
                texels, places + 8, right.high.AsUInt32(), below.high.AsUInt32(), lowFactors.high.AsUInt64(),
                highFactors.high.AsUInt64(), lowOffsets.high.AsUInt64(), highOffsets.high.AsUInt64()).AsSingle());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreIntegers(int* address, Lanes256 value)
    {
        Vector256.ConvertToInt32Native(value.low).Store(address);
        Vector256.ConvertToInt32Native(value.high).Store(address + 8);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreBytes(byte* address, Lanes256 value)
    {
        Vector256<float> half = Vector256.Create(0.5f);
        Vector256<uint> low = Vector256.ConvertToUInt32Native(value.low + half);
        Vector256<uint> high = Vector256.ConvertToUInt32Native(value.high + half);
        Vector256<ushort> words = Vector256.Narrow(low, high);
        Vector256.Narrow(words, words).GetLower().Store(address);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreBFloat16(ushort* address, Lanes256 value) =>
        Vector256.Narrow(Round(value.low), Round(value.high)).Store(address);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 MultiplyAdd(Lanes256 a, Lanes256 b, Lanes256 c) => new(
        Vector256.MultiplyAddEstimate(a.low, b.low, c.low), Vector256.MultiplyAddEstimate(a.high, b.high, c.high));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 Min(Lanes256 left, Lanes256 right) =>
        new(Vector256.MinNative(left.low, right.low), Vector256.MinNative(left.high, right.high));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 Max(Lanes256 left, Lanes256 right) =>
        new(Vector256.MaxNative(left.low, right.low), Vector256.MaxNative(left.high, right.high));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 Ceiling(Lanes256 value) =>
        new(Vector256.Ceiling(value.low), Vector256.Ceiling(value.high));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 Floor(Lanes256 value) => new(Vector256.Floor(value.low), Vector256.Floor(value.high));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 Reciprocal(Lanes256 value) => new(Reciprocal(value.low), Reciprocal(value.high));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 Less(Lanes256 left, Lanes256 right) =>
        new(Vector256.LessThan(left.low, right.low), Vector256.LessThan(left.high, right.high));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 LessOrEqual(Lanes256 left, Lanes256 right) =>
        new(Vector256.LessThanOrEqual(left.low, right.low), Vector256.LessThanOrEqual(left.high, right.high));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 Equal(Lanes256 integers, uint value) => new(
        Vector256.Equals(integers.low.AsUInt32(), Vector256.Create(value)).AsSingle(),
        Vector256.Equals(integers.high.AsUInt32(), Vector256.Create(value)).AsSingle());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 Byte(Lanes256 integers, int shift) => new(
        Vector256.ConvertToSingle((integers.low.AsInt32() >>> shift) & Vector256.Create(255)),
        Vector256.ConvertToSingle((integers.high.AsInt32() >>> shift) & Vector256.Create(255)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 HalfLog2(Lanes256 value, int last) =>
        new(HalfLog2(value.low, last), HalfLog2(value.high, last));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 Lookup(float* table, Lanes256 integers) =>
        new(Lookup(table, integers.low.AsInt32()), Lookup(table, integers.high.AsInt32()));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 Select(Lanes256 mask, Lanes256 whenSet, Lanes256 whenClear) => new(
        Vector256.ConditionalSelect(mask.low, whenSet.low, whenClear.low),
        Vector256.ConditionalSelect(mask.high, whenSet.high, whenClear.high));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 SelectLess(Lanes256 left, Lanes256 right, Lanes256 whenLess, Lanes256 otherwise) =>
        Select(Less(left, right), whenLess, otherwise);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 Inside(Lanes256 value, Lanes256 least, Lanes256 most, Lanes256 columns, int start, int width)
    {
        Lanes256 clamped = Min(Max(value, least), most);
        return new(
            Covered(columns.low, start, width) & clamped.low, Covered(columns.high, start, width) & clamped.high);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Widen(ref Lanes256 left, ref Lanes256 right, Lanes256 x, Lanes256 rows, int first, int count)
    {
        Lanes256 isIn = new(Covered(rows.low, first, count), Covered(rows.high, first, count));
        left = Select(isIn, Min(left, x), left);
        right = Select(isIn, Max(right, x), right);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Bits(Lanes256 mask) =>
        mask.low.ExtractMostSignificantBits() | mask.high.ExtractMostSignificantBits() << 8;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float MinAcross(Lanes256 value) => MinAcross(Vector256.MinNative(value.low, value.high));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float MaxAcross(Lanes256 value) => MaxAcross(Vector256.MaxNative(value.low, value.high));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float MinAcross(Vector256<float> value)
    {
        Vector128<float> four = Vector128.MinNative(value.GetLower(), value.GetUpper());
        Vector128<float> two = Vector128.MinNative(four, Vector128.Shuffle(four, Vector128.Create(2, 3, 0, 1)));
        return Vector128.MinNative(two, Vector128.Shuffle(two, Vector128.Create(1, 0, 3, 2))).ToScalar();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float MaxAcross(Vector256<float> value)
    {
        Vector128<float> four = Vector128.MaxNative(value.GetLower(), value.GetUpper());
        Vector128<float> two = Vector128.MaxNative(four, Vector128.Shuffle(four, Vector128.Create(2, 3, 0, 1)));
        return Vector128.MaxNative(two, Vector128.Shuffle(two, Vector128.Create(1, 0, 3, 2))).ToScalar();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> HalfLog2(Vector256<float> value, int last)
    {
        Vector256<int> half = ((value.AsInt32() >> 23) - Vector256.Create(126)) >> 1;
        return Vector256.Min(Vector256.Max(half, Vector256<int>.Zero), Vector256.Create(last)).AsSingle();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Lookup(float* table, Vector256<int> integers) => Vector256.ConditionalSelect(
        Vector256.GreaterThan(integers, Vector256.Create(7)).AsSingle(),
        Vector256.ShuffleNative(Vector256.Load(table + 8), integers & Vector256.Create(7)),
        Vector256.ShuffleNative(Vector256.Load(table), integers & Vector256.Create(7)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> PlaceOf(
        Vector256<float> row, Vector256<float> stride, Vector256<float> column, Vector256<float> first, int last)
    {
        Vector256<int> start = Avx2.MultiplyAddAdjacent(row.AsInt16(), stride.AsInt16());
        Vector256<uint> place = (start + column.AsInt32() + first.AsInt32()).AsUInt32();
        return Vector256.Min(place, Vector256.Create((uint)last)).AsSingle();
    }

    // Both bounds are small, so that signed comparisons, which every machine has, will do.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Covered(Vector256<float> columns, int start, int width) =>
        (Vector256.GreaterThan(columns.AsInt32(), Vector256.Create(start - 1))
            & Vector256.GreaterThan(Vector256.Create(start + width), columns.AsInt32())).AsSingle();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Reciprocal(Vector256<float> value)
    {
        if (!Avx.IsSupported || !Fma.IsSupported)
        {
            return Vector256<float>.One / value;
        }

        // One Newton step doubles the 12 correct bits of the estimate.
        Vector256<float> estimate = Avx.Reciprocal(value);
        Vector256<float> error = Fma.MultiplyAddNegated(value, estimate, Vector256<float>.One);
        return Fma.MultiplyAdd(estimate, error, estimate);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<uint> Round(Vector256<float> value)
    {
        Vector256<uint> bits = value.AsUInt32();
        return (bits + Vector256.Create(0x7FFFu) + ((bits >>> 16) & Vector256<uint>.One)) >>> 16;
    }
}
