using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Four = System.Runtime.Intrinsics.Vector128<float>;

namespace Galactic.Rendering;

/// <summary>Sixteen floats in four 128-bit registers, with nothing that ARM or any x64 machine lacks.</summary>
internal readonly unsafe struct Lanes128(Four a, Four b, Four c, Four d) : ILanes<Lanes128>
{
    private readonly Four a = a;
    private readonly Four b = b;
    private readonly Four c = c;
    private readonly Four d = d;

    public static Lanes128 Iota
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => new(
            Vector128.Create(0f, 1, 2, 3), Vector128.Create(4f, 5, 6, 7), Vector128.Create(8f, 9, 10, 11),
            Vector128.Create(12f, 13, 14, 15));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 operator +(Lanes128 left, Lanes128 right) =>
        new(left.a + right.a, left.b + right.b, left.c + right.c, left.d + right.d);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 operator -(Lanes128 left, Lanes128 right) =>
        new(left.a - right.a, left.b - right.b, left.c - right.c, left.d - right.d);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 operator *(Lanes128 left, Lanes128 right) =>
        new(left.a * right.a, left.b * right.b, left.c * right.c, left.d * right.d);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 operator &(Lanes128 left, Lanes128 right) =>
        new(left.a & right.a, left.b & right.b, left.c & right.c, left.d & right.d);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 operator |(Lanes128 left, Lanes128 right) =>
        new(left.a | right.a, left.b | right.b, left.c | right.c, left.d | right.d);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 Broadcast(float value)
    {
        Four all = Vector128.Create(value);
        return new(all, all, all, all);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 Load(float* address) => LoadHalves(address, address + 8);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 LoadHalves(float* low, float* high) =>
        new(Vector128.Load(low), Vector128.Load(low + 4), Vector128.Load(high), Vector128.Load(high + 4));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 Columns(int first)
    {
        Vector128<int> columns = Vector128.Create(first) + Vector128<int>.Indices;
        return new(
            columns.AsSingle(), (columns + Vector128.Create(4)).AsSingle(), (columns + Vector128.Create(8)).AsSingle(),
            (columns + Vector128.Create(12)).AsSingle());
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 Next(Lanes128 columns)
    {
        Vector128<int> step = Vector128.Create(16);
        return new(
            (columns.a.AsInt32() + step).AsSingle(), (columns.b.AsInt32() + step).AsSingle(),
            (columns.c.AsInt32() + step).AsSingle(), (columns.d.AsInt32() + step).AsSingle());
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(float* address, Lanes128 value)
    {
        value.a.Store(address);
        value.b.Store(address + 4);
        value.c.Store(address + 8);
        value.d.Store(address + 12);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 Integers(Lanes128 value) => new(
        Vector128.ConvertToInt32Native(value.a).AsSingle(), Vector128.ConvertToInt32Native(value.b).AsSingle(),
        Vector128.ConvertToInt32Native(value.c).AsSingle(), Vector128.ConvertToInt32Native(value.d).AsSingle());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 ShiftRight(Lanes128 integers, int bits) => new(
        (integers.a.AsUInt32() >>> bits).AsSingle(), (integers.b.AsUInt32() >>> bits).AsSingle(),
        (integers.c.AsUInt32() >>> bits).AsSingle(), (integers.d.AsUInt32() >>> bits).AsSingle());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 Mask(Lanes128 integers, int mask)
    {
        Vector128<int> all = Vector128.Create(mask);
        return new(
            (integers.a.AsInt32() & all).AsSingle(), (integers.b.AsInt32() & all).AsSingle(),
            (integers.c.AsInt32() & all).AsSingle(), (integers.d.AsInt32() & all).AsSingle());
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 PlaceOf(Lanes128 row, Lanes128 stride, Lanes128 column, Lanes128 first, int last) => new(
        PlaceOf(row.a, stride.a, column.a, first.a, last), PlaceOf(row.b, stride.b, column.b, first.b, last),
        PlaceOf(row.c, stride.c, column.c, first.c, last), PlaceOf(row.d, stride.d, column.d, first.d, last));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 BroadcastPair(ulong bits)
    {
        Four all = Vector128.Create(bits).AsSingle();
        return new(all, all, all, all);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 LowPairs(Lanes128 value) => new(
        Vector128.Shuffle(value.a, Vector128.Create(0, 0, 1, 1)), Vector128.Shuffle(value.b, Vector128.Create(0, 0, 1, 1)),
        Vector128.Shuffle(value.c, Vector128.Create(0, 0, 1, 1)), Vector128.Shuffle(value.d, Vector128.Create(0, 0, 1, 1)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 HighPairs(Lanes128 value) => new(
        Vector128.Shuffle(value.a, Vector128.Create(2, 2, 3, 3)), Vector128.Shuffle(value.b, Vector128.Create(2, 2, 3, 3)),
        Vector128.Shuffle(value.c, Vector128.Create(2, 2, 3, 3)), Vector128.Shuffle(value.d, Vector128.Create(2, 2, 3, 3)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 Blend(
        ulong* texels, int* places, Lanes128 right, Lanes128 below,
        Lanes128 lowFactors, Lanes128 highFactors, Lanes128 lowOffsets, Lanes128 highOffsets) => new(
            Blend(texels, places, right.a, below.a, lowFactors.a, highFactors.a, lowOffsets.a, highOffsets.a),
            Blend(texels, places + 4, right.b, below.b, lowFactors.b, highFactors.b, lowOffsets.b, highOffsets.b),
            Blend(texels, places + 8, right.c, below.c, lowFactors.c, highFactors.c, lowOffsets.c, highOffsets.c),
            Blend(texels, places + 12, right.d, below.d, lowFactors.d, highFactors.d, lowOffsets.d, highOffsets.d));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreIntegers(int* address, Lanes128 value)
    {
        Vector128.ConvertToInt32Native(value.a).Store(address);
        Vector128.ConvertToInt32Native(value.b).Store(address + 4);
        Vector128.ConvertToInt32Native(value.c).Store(address + 8);
        Vector128.ConvertToInt32Native(value.d).Store(address + 12);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreBytes(byte* address, Lanes128 value)
    {
        Four half = Vector128.Create(0.5f);
        Vector128<uint> a = Vector128.ConvertToInt32Native(value.a + half).AsUInt32();
        Vector128<uint> b = Vector128.ConvertToInt32Native(value.b + half).AsUInt32();
        Vector128<uint> c = Vector128.ConvertToInt32Native(value.c + half).AsUInt32();
        Vector128<uint> d = Vector128.ConvertToInt32Native(value.d + half).AsUInt32();
        Vector128.Narrow(Vector128.Narrow(a, b), Vector128.Narrow(c, d)).Store(address);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreBFloat16(ushort* address, Lanes128 value)
    {
        Vector128.Narrow(Round(value.a), Round(value.b)).Store(address);
        Vector128.Narrow(Round(value.c), Round(value.d)).Store(address + 8);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 MultiplyAdd(Lanes128 a, Lanes128 b, Lanes128 c) => new(
        Vector128.MultiplyAddEstimate(a.a, b.a, c.a), Vector128.MultiplyAddEstimate(a.b, b.b, c.b),
        Vector128.MultiplyAddEstimate(a.c, b.c, c.c), Vector128.MultiplyAddEstimate(a.d, b.d, c.d));

    // As x64's instructions, which the rasterizer relies on: the right one where either is not a number.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 Min(Lanes128 left, Lanes128 right) => new(
        Least(left.a, right.a), Least(left.b, right.b), Least(left.c, right.c), Least(left.d, right.d));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 Max(Lanes128 left, Lanes128 right) => new(
        Most(left.a, right.a), Most(left.b, right.b), Most(left.c, right.c), Most(left.d, right.d));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 Ceiling(Lanes128 value) => new(
        Vector128.Ceiling(value.a), Vector128.Ceiling(value.b), Vector128.Ceiling(value.c), Vector128.Ceiling(value.d));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 Floor(Lanes128 value) => new(
        Vector128.Floor(value.a), Vector128.Floor(value.b), Vector128.Floor(value.c), Vector128.Floor(value.d));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 Reciprocal(Lanes128 value)
    {
        Four one = Four.One;
        return new(one / value.a, one / value.b, one / value.c, one / value.d);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 Less(Lanes128 left, Lanes128 right) => new(
        Vector128.LessThan(left.a, right.a), Vector128.LessThan(left.b, right.b), Vector128.LessThan(left.c, right.c),
        Vector128.LessThan(left.d, right.d));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 LessOrEqual(Lanes128 left, Lanes128 right) => new(
        Vector128.LessThanOrEqual(left.a, right.a), Vector128.LessThanOrEqual(left.b, right.b),
        Vector128.LessThanOrEqual(left.c, right.c), Vector128.LessThanOrEqual(left.d, right.d));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 Equal(Lanes128 integers, uint value)
    {
        Vector128<uint> all = Vector128.Create(value);
        return new(
            Vector128.Equals(integers.a.AsUInt32(), all).AsSingle(),
            Vector128.Equals(integers.b.AsUInt32(), all).AsSingle(),
            Vector128.Equals(integers.c.AsUInt32(), all).AsSingle(),
            Vector128.Equals(integers.d.AsUInt32(), all).AsSingle());
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 Byte(Lanes128 integers, int shift) => new(
        ByteOf(integers.a, shift), ByteOf(integers.b, shift), ByteOf(integers.c, shift), ByteOf(integers.d, shift));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 HalfLog2(Lanes128 value, int last) => new(
        HalfLog2(value.a, last), HalfLog2(value.b, last), HalfLog2(value.c, last), HalfLog2(value.d, last));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 Lookup(float* table, Lanes128 integers) => new(
        Lookup(table, integers.a.AsInt32()), Lookup(table, integers.b.AsInt32()), Lookup(table, integers.c.AsInt32()),
        Lookup(table, integers.d.AsInt32()));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 Select(Lanes128 mask, Lanes128 whenSet, Lanes128 whenClear) => new(
        Vector128.ConditionalSelect(mask.a, whenSet.a, whenClear.a),
        Vector128.ConditionalSelect(mask.b, whenSet.b, whenClear.b),
        Vector128.ConditionalSelect(mask.c, whenSet.c, whenClear.c),
        Vector128.ConditionalSelect(mask.d, whenSet.d, whenClear.d));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 SelectLess(Lanes128 left, Lanes128 right, Lanes128 whenLess, Lanes128 otherwise) =>
        Select(Less(left, right), whenLess, otherwise);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 Inside(Lanes128 value, Lanes128 least, Lanes128 most, Lanes128 columns, int start, int width)
    {
        Lanes128 clamped = Min(Max(value, least), most);
        Vector128<int> before = Vector128.Create(start - 1);
        Vector128<int> end = Vector128.Create(start + width);
        return new(
            Covered(columns.a, before, end) & clamped.a, Covered(columns.b, before, end) & clamped.b,
            Covered(columns.c, before, end) & clamped.c, Covered(columns.d, before, end) & clamped.d);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Widen(ref Lanes128 left, ref Lanes128 right, Lanes128 x, Lanes128 rows, int first, int count)
    {
        Vector128<int> before = Vector128.Create(first - 1);
        Vector128<int> end = Vector128.Create(first + count);
        Lanes128 isIn = new(
            Covered(rows.a, before, end), Covered(rows.b, before, end), Covered(rows.c, before, end),
            Covered(rows.d, before, end));
        left = Select(isIn, Min(left, x), left);
        right = Select(isIn, Max(right, x), right);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Bits(Lanes128 mask) =>
        mask.a.ExtractMostSignificantBits() | mask.b.ExtractMostSignificantBits() << 4
        | mask.c.ExtractMostSignificantBits() << 8 | mask.d.ExtractMostSignificantBits() << 12;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float MinAcross(Lanes128 value)
    {
        Four four = Least(Least(value.a, value.b), Least(value.c, value.d));
        Four two = Least(four, Vector128.Shuffle(four, Vector128.Create(2, 3, 0, 1)));
        return Least(two, Vector128.Shuffle(two, Vector128.Create(1, 0, 3, 2))).ToScalar();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float MaxAcross(Lanes128 value)
    {
        Four four = Most(Most(value.a, value.b), Most(value.c, value.d));
        Four two = Most(four, Vector128.Shuffle(four, Vector128.Create(2, 3, 0, 1)));
        return Most(two, Vector128.Shuffle(two, Vector128.Create(1, 0, 3, 2))).ToScalar();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Four Least(Four left, Four right) =>
        Vector128.ConditionalSelect(Vector128.LessThan(left, right), left, right);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Four Most(Four left, Four right) =>
        Vector128.ConditionalSelect(Vector128.GreaterThan(left, right), left, right);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Four Blend(
        ulong* texels, int* places, Four right, Four below,
        Four lowFactors, Four highFactors, Four lowOffsets, Four highOffsets) => TexelBlend.Blend(
            texels, places, right.AsUInt32(), below.AsUInt32(), lowFactors.AsUInt64(), highFactors.AsUInt64(),
            lowOffsets.AsUInt64(), highOffsets.AsUInt64()).AsSingle();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Four PlaceOf(Four row, Four stride, Four column, Four first, int last)
    {
        Vector128<int> place = row.AsInt32() * stride.AsInt32() + column.AsInt32() + first.AsInt32();
        return Vector128.Min(place.AsUInt32(), Vector128.Create((uint)last)).AsSingle();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Four Covered(Four columns, Vector128<int> before, Vector128<int> end) =>
        (Vector128.GreaterThan(columns.AsInt32(), before) & Vector128.GreaterThan(end, columns.AsInt32())).AsSingle();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Four ByteOf(Four integers, int shift) =>
        Vector128.ConvertToSingle((integers.AsInt32() >>> shift) & Vector128.Create(255));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Four HalfLog2(Four value, int last)
    {
        Vector128<int> half = ((value.AsInt32() >> 23) - Vector128.Create(126)) >> 1;
        return Vector128.Min(Vector128.Max(half, Vector128<int>.Zero), Vector128.Create(last)).AsSingle();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Four Lookup(float* table, Vector128<int> integers) =>
        Vector128.Create(table[integers[0]], table[integers[1]], table[integers[2]], table[integers[3]]);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<uint> Round(Four value)
    {
        Vector128<uint> bits = value.AsUInt32();
        return (bits + Vector128.Create(0x7FFFu) + ((bits >>> 16) & Vector128<uint>.One)) >>> 16;
    }
}
