using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Galactic.Rendering;

/// <summary>Sixteen floats in one 512-bit register.</summary>
internal readonly unsafe struct Lanes512(Vector512<float> value) : ILanes<Lanes512>
{
    private readonly Vector512<float> v = value;

    public static Lanes512 Iota
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => new(Vector512.Create(0f, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 operator +(Lanes512 left, Lanes512 right) => new(left.v + right.v);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 operator -(Lanes512 left, Lanes512 right) => new(left.v - right.v);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 operator *(Lanes512 left, Lanes512 right) => new(left.v * right.v);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 operator &(Lanes512 left, Lanes512 right) => new(left.v & right.v);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 operator |(Lanes512 left, Lanes512 right) => new(left.v | right.v);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 Broadcast(float value) => new(Vector512.Create(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 Load(float* address) => new(Vector512.Load(address));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 LoadHalves(float* low, float* high) =>
        new(Vector512.Create(Vector256.Load(low), Vector256.Load(high)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 Columns(int first) => new((Vector512.Create(first) + Vector512<int>.Indices).AsSingle());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 Next(Lanes512 columns) => new((columns.v.AsInt32() + Vector512.Create(16)).AsSingle());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(float* address, Lanes512 value) => value.v.Store(address);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 Integers(Lanes512 value) => new(Vector512.ConvertToInt32Native(value.v).AsSingle());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 ShiftRight(Lanes512 integers, int bits) => new((integers.v.AsUInt32() >>> bits).AsSingle());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 Mask(Lanes512 integers, int mask) =>
        new((integers.v.AsInt32() & Vector512.Create(mask)).AsSingle());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 PlaceOf(Lanes512 row, Lanes512 stride, Lanes512 column, Lanes512 first, int last)
    {
        // Words are multiplied in a third of the time that integers take.
        Vector512<int> start = Avx512BW.MultiplyAddAdjacent(row.v.AsInt16(), stride.v.AsInt16());
        Vector512<uint> place = (start + column.v.AsInt32() + first.v.AsInt32()).AsUInt32();
        return new(Vector512.Min(place, Vector512.Create((uint)last)).AsSingle());
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 BroadcastPair(ulong bits) => new(Vector512.Create(bits).AsSingle());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 LowPairs(Lanes512 value) => new(Avx512F.Shuffle(value.v.AsInt32(), 0x50).AsSingle());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 HighPairs(Lanes512 value) => new(Avx512F.Shuffle(value.v.AsInt32(), 0xFA).AsSingle());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 Blend(
        ulong* texels, int* places, Lanes512 right, Lanes512 below,
        Lanes512 lowFactors, Lanes512 highFactors, Lanes512 lowOffsets, Lanes512 highOffsets) => new(TexelBlend.Blend(
            texels, places, right.v.AsUInt32(), below.v.AsUInt32(), lowFactors.v.AsUInt64(), highFactors.v.AsUInt64(),
            lowOffsets.v.AsUInt64(), highOffsets.v.AsUInt64()).AsSingle());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreIntegers(int* address, Lanes512 value) =>
        Vector512.ConvertToInt32Native(value.v).Store(address);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreBytes(byte* address, Lanes512 value)
    {
        Vector512<uint> rounded = Vector512.ConvertToUInt32Native(value.v + Vector512.Create(0.5f));
        Vector512<ushort> words = Vector512.Narrow(rounded, rounded);
        Vector512.Narrow(words, words).GetLower().GetLower().Store(address);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreBFloat16(ushort* address, Lanes512 value)
    {
        Vector512<uint> bits = value.v.AsUInt32();
        Vector512<uint> odd = (bits >>> 16) & Vector512<uint>.One;
        Vector512<uint> rounded = (bits + Vector512.Create(0x7FFFu) + odd) >>> 16;
        Vector512.Narrow(rounded, rounded).GetLower().Store(address);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 MultiplyAdd(Lanes512 a, Lanes512 b, Lanes512 c) =>
        new(Vector512.FusedMultiplyAdd(a.v, b.v, c.v));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 Min(Lanes512 left, Lanes512 right) => new(Vector512.MinNative(left.v, right.v));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 Max(Lanes512 left, Lanes512 right) => new(Vector512.MaxNative(left.v, right.v));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 Ceiling(Lanes512 value) => new(Vector512.Ceiling(value.v));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 Floor(Lanes512 value) => new(Vector512.Floor(value.v));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 Reciprocal(Lanes512 value)
    {
        if (!Avx512F.IsSupported)
        {
            return new(Vector512<float>.One / value.v);
        }

        // One Newton step doubles the 14 correct bits of the estimate.
        Vector512<float> estimate = Avx512F.Reciprocal14(value.v);
        Vector512<float> error = Vector512.FusedMultiplyAdd(-value.v, estimate, Vector512<float>.One);
        return new(Vector512.FusedMultiplyAdd(estimate, error, estimate));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 Less(Lanes512 left, Lanes512 right) => new(Vector512.LessThan(left.v, right.v));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 LessOrEqual(Lanes512 left, Lanes512 right) =>
        new(Vector512.LessThanOrEqual(left.v, right.v));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 Equal(Lanes512 integers, uint value) =>
        new(Vector512.Equals(integers.v.AsUInt32(), Vector512.Create(value)).AsSingle());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 Byte(Lanes512 integers, int shift) => new(Vector512.ConvertToSingle(
        (integers.v.AsInt32() >>> shift) & Vector512.Create(255)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 HalfLog2(Lanes512 value, int last)
    {
        Vector512<int> half = ((value.v.AsInt32() >> 23) - Vector512.Create(126)) >> 1;
        return new(Vector512.Min(Vector512.Max(half, Vector512<int>.Zero), Vector512.Create(last)).AsSingle());
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 Lookup(float* table, Lanes512 integers) =>
        new(Vector512.ShuffleNative(Vector512.Load(table), integers.v.AsInt32()));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 Select(Lanes512 mask, Lanes512 whenSet, Lanes512 whenClear) =>
        new(Vector512.ConditionalSelect(mask.v, whenSet.v, whenClear.v));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 SelectLess(Lanes512 left, Lanes512 right, Lanes512 whenLess, Lanes512 otherwise) =>
        new(Vector512.ConditionalSelect(Vector512.LessThan(left.v, right.v), whenLess.v, otherwise.v));

    // One expression, so that comparison and masking stay in a mask register.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 Inside(
        Lanes512 value, Lanes512 least, Lanes512 most, Lanes512 columns, int start, int width) =>
        new(Vector512.ConditionalSelect(
            Vector512.LessThan((columns.v.AsInt32() - Vector512.Create(start)).AsUInt32(),
                Vector512.Create((uint)width)).AsSingle(),
            Vector512.MinNative(Vector512.MaxNative(value.v, least.v), most.v),
            Vector512<float>.Zero));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Widen(ref Lanes512 left, ref Lanes512 right, Lanes512 x, Lanes512 rows, int first, int count)
    {
        Vector512<float> isIn = Vector512.LessThan(
            (rows.v.AsInt32() - Vector512.Create(first)).AsUInt32(), Vector512.Create((uint)count)).AsSingle();
        left = new(Vector512.ConditionalSelect(isIn, Vector512.MinNative(left.v, x.v), left.v));
        right = new(Vector512.ConditionalSelect(isIn, Vector512.MaxNative(right.v, x.v), right.v));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Bits(Lanes512 mask) => (uint)mask.v.ExtractMostSignificantBits();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float MinAcross(Lanes512 value) =>
        Lanes256.MinAcross(Vector256.MinNative(value.v.GetLower(), value.v.GetUpper()));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float MaxAcross(Lanes512 value) =>
        Lanes256.MaxAcross(Vector256.MaxNative(value.v.GetLower(), value.v.GetUpper()));
}
