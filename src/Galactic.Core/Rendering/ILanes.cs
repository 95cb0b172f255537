namespace Galactic.Rendering;

/// <summary>
/// Sixteen floats worked on at once. The rasterizer is written against this and compiled once per
/// implementation, so every instruction set runs the same algorithm.
/// </summary>
/// <remarks>Comparisons give all-ones or all-zero lanes, for <see cref="Select"/> and <see cref="Bits"/>.</remarks>
internal unsafe interface ILanes<TSelf>
    where TSelf : struct, ILanes<TSelf>
{
    /// <summary>0, 1, ... 15.</summary>
    static abstract TSelf Iota { get; }

    static abstract TSelf operator +(TSelf left, TSelf right);

    static abstract TSelf operator -(TSelf left, TSelf right);

    static abstract TSelf operator *(TSelf left, TSelf right);

    static abstract TSelf operator &(TSelf left, TSelf right);

    static abstract TSelf operator |(TSelf left, TSelf right);

    static abstract TSelf Broadcast(float value);

    static abstract TSelf Load(float* address);

    /// <summary>Eight values from each address.</summary>
    static abstract TSelf LoadHalves(float* low, float* high);

    /// <summary>Integers first, first + 1, ... as bits.</summary>
    static abstract TSelf Columns(int first);

    /// <summary>The <see cref="Columns"/> 16 further on.</summary>
    static abstract TSelf Next(TSelf columns);

    static abstract void Store(float* address, TSelf value);

    /// <summary>Rounds toward zero; integers as bits.</summary>
    static abstract TSelf Integers(TSelf value);

    /// <summary>Integers divided by 2^bits; not negative.</summary>
    static abstract TSelf ShiftRight(TSelf integers, int bits);

    /// <summary>Integers and a mask.</summary>
    static abstract TSelf Mask(TSelf integers, int mask);

    /// <summary>
    /// Integers row * stride + column + first, of factors below 2^15; whatever they are, between 0 and
    /// <paramref name="last"/>.
    /// </summary>
    static abstract TSelf PlaceOf(TSelf row, TSelf stride, TSelf column, TSelf first, int last);

    /// <summary>The same 64 bits for each two lanes.</summary>
    static abstract TSelf BroadcastPair(ulong bits);

    /// <summary>Lanes 0, 0, 1, 1 of each four.</summary>
    static abstract TSelf LowPairs(TSelf value);

    /// <summary>Lanes 2, 2, 3, 3 of each four.</summary>
    static abstract TSelf HighPairs(TSelf value);

    /// <summary>Opaque sRGB colours between four texels each, lit; see <see cref="TexelBlend"/>.</summary>
    /// <param name="texels">Texels of all textures.</param>
    /// <param name="places">[16] upper left texels.</param>
    /// <param name="right">Shares of the right texels.</param>
    /// <param name="below">Shares of the lower texels.</param>
    /// <param name="lowFactors">[8] of 64 bits.</param>
    /// <param name="highFactors">[8] of 64 bits.</param>
    /// <param name="lowOffsets">[8] of 64 bits.</param>
    /// <param name="highOffsets">[8] of 64 bits.</param>
    static abstract TSelf Blend(
        ulong* texels, int* places, TSelf right, TSelf below,
        TSelf lowFactors, TSelf highFactors, TSelf lowOffsets, TSelf highOffsets);

    /// <summary>Rounds toward zero and stores 16 integers.</summary>
    static abstract void StoreIntegers(int* address, TSelf value);

    /// <summary>Rounds to nearest and stores 16 bytes; values between 0 and 255.</summary>
    static abstract void StoreBytes(byte* address, TSelf value);

    /// <summary>Rounds to nearest even and stores 16 bfloat16 values.</summary>
    static abstract void StoreBFloat16(ushort* address, TSelf value);

    /// <summary>a * b + c, rounded once where the machine can.</summary>
    static abstract TSelf MultiplyAdd(TSelf a, TSelf b, TSelf c);

    static abstract TSelf Min(TSelf left, TSelf right);

    /// <summary>
    /// The larger; <paramref name="right"/> or not-a-number where <paramref name="left"/> is not a number.
    /// </summary>
    static abstract TSelf Max(TSelf left, TSelf right);

    static abstract TSelf Ceiling(TSelf value);

    static abstract TSelf Floor(TSelf value);

    /// <summary>1 / value to within 2e-7 relative; not a number for 0.</summary>
    static abstract TSelf Reciprocal(TSelf value);

    static abstract TSelf Less(TSelf left, TSelf right);

    static abstract TSelf LessOrEqual(TSelf left, TSelf right);

    /// <summary>Lanes whose bits are an integer.</summary>
    static abstract TSelf Equal(TSelf integers, uint value);

    /// <summary>The byte of each lane's integer that starts at a bit, as a float.</summary>
    static abstract TSelf Byte(TSelf integers, int shift);

    /// <summary>
    /// log2(value) / 2 rounded to an integer, as bits, between 0 and <paramref name="last"/>; exact, and
    /// <paramref name="last"/> for what is not a number.
    /// </summary>
    static abstract TSelf HalfLog2(TSelf value, int last);

    /// <summary>table[lane], of 16 values, for lanes that are integers from 0 to 15.</summary>
    static abstract TSelf Lookup(float* table, TSelf integers);

    static abstract TSelf Select(TSelf mask, TSelf whenSet, TSelf whenClear);

    /// <summary>Per lane, left &lt; right ? whenLess : otherwise, without a mask that lives on.</summary>
    static abstract TSelf SelectLess(TSelf left, TSelf right, TSelf whenLess, TSelf otherwise);

    /// <summary>
    /// The value, brought between <paramref name="least"/> and <paramref name="most"/>, in columns
    /// [<paramref name="start"/>, start + <paramref name="width"/>), 0 in the others.
    /// </summary>
    static abstract TSelf Inside(TSelf value, TSelf least, TSelf most, TSelf columns, int start, int width);

    /// <summary>
    /// Brings x between left and right, in lanes whose row is in [<paramref name="first"/>, first +
    /// <paramref name="count"/>).
    /// </summary>
    /// <param name="rows">Integers, see <see cref="Columns"/>.</param>
    static abstract void Widen(ref TSelf left, ref TSelf right, TSelf x, TSelf rows, int first, int count);

    /// <summary>Bit i is the top bit of lane i.</summary>
    static abstract uint Bits(TSelf mask);

    static abstract float MinAcross(TSelf value);

    static abstract float MaxAcross(TSelf value);
}
