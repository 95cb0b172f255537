using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Galactic.Rendering;

/// <summary>
/// Blends texels, two channels of eight bits in each half of a 32-bit lane: first those above each other, then those
/// beside each other, then colour and light (see <see cref="TexelScale"/>), rounded each time.
/// </summary>
internal static class TexelBlend
{
    private const uint Channels = 0x00FF00FF;
    private const uint Opaque = 0xFF000000;
    private const ushort Half = 128;

    /// <summary>128 bits of texels, as <see cref="ILanes{TSelf}.Blend"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<uint> Blend(
        Vector128<uint> upperLeft, Vector128<uint> upperRight, Vector128<uint> lowerLeft, Vector128<uint> lowerRight, Vector128<uint> right,
        Vector128<uint> below, Vector128<uint> evenScale, Vector128<uint> oddScale, Vector128<uint> evenOffset, Vector128<uint> oddOffset)
    {
        Vector128<ushort> whole = Vector128.Create((ushort)256);
        Vector128<ushort> toRight = Twice(right), toLeft = whole - toRight;
        Vector128<ushort> toBelow = Twice(below), toAbove = whole - toBelow;
        Vector128<ushort> even = Mix(
            Mix(Even(upperLeft), Even(lowerLeft), toAbove, toBelow),
            Mix(Even(upperRight), Even(lowerRight), toAbove, toBelow), toLeft, toRight);
        Vector128<ushort> odd = Mix(
            Mix(Odd(upperLeft), Odd(lowerLeft), toAbove, toBelow),
            Mix(Odd(upperRight), Odd(lowerRight), toAbove, toBelow), toLeft, toRight);
        even = Scale(even, evenScale, evenOffset);
        odd = Scale(odd, oddScale, oddOffset);
        return even.AsUInt32() | odd.AsUInt32() << 8 | Vector128.Create(Opaque);

        static Vector128<ushort> Scale(Vector128<ushort> value, Vector128<uint> scale, Vector128<uint> offset) =>
            Vector128.SubtractSaturate(value * scale.AsUInt16() + Vector128.Create(Half), offset.AsUInt16()) >>> 8;
        static Vector128<ushort> Twice(Vector128<uint> share) => (share | share << 16).AsUInt16();
        static Vector128<ushort> Even(Vector128<uint> texels) => (texels & Vector128.Create(Channels)).AsUInt16();
        static Vector128<ushort> Odd(Vector128<uint> texels) => Even(texels >>> 8);
        static Vector128<ushort> Mix(
            Vector128<ushort> a, Vector128<ushort> b, Vector128<ushort> ofA, Vector128<ushort> ofB) => (a * ofA + b * ofB + Vector128.Create(Half)) >>> 8;
    }

    /// <summary>256 bits of texels, as <see cref="ILanes{TSelf}.Blend"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<uint> Blend(
        Vector256<uint> upperLeft, Vector256<uint> upperRight, Vector256<uint> lowerLeft, Vector256<uint> lowerRight, Vector256<uint> right,
        Vector256<uint> below, Vector256<uint> evenScale, Vector256<uint> oddScale, Vector256<uint> evenOffset, Vector256<uint> oddOffset)
    {
        Vector256<ushort> whole = Vector256.Create((ushort)256);
        Vector256<ushort> toRight = Twice(right), toLeft = whole - toRight;
        Vector256<ushort> toBelow = Twice(below), toAbove = whole - toBelow;
        Vector256<ushort> even = Mix(
            Mix(Even(upperLeft), Even(lowerLeft), toAbove, toBelow),
            Mix(Even(upperRight), Even(lowerRight), toAbove, toBelow), toLeft, toRight);
        Vector256<ushort> odd = Mix(
            Mix(Odd(upperLeft), Odd(lowerLeft), toAbove, toBelow),
            Mix(Odd(upperRight), Odd(lowerRight), toAbove, toBelow), toLeft, toRight);
        even = Scale(even, evenScale, evenOffset);
        odd = Scale(odd, oddScale, oddOffset);
        return even.AsUInt32() | odd.AsUInt32() << 8 | Vector256.Create(Opaque);

        static Vector256<ushort> Scale(Vector256<ushort> value, Vector256<uint> scale, Vector256<uint> offset) =>
            Vector256.SubtractSaturate(value * scale.AsUInt16() + Vector256.Create(Half), offset.AsUInt16()) >>> 8;
        static Vector256<ushort> Twice(Vector256<uint> share) => (share | share << 16).AsUInt16();
        static Vector256<ushort> Even(Vector256<uint> texels) => (texels & Vector256.Create(Channels)).AsUInt16();
        static Vector256<ushort> Odd(Vector256<uint> texels) => Even(texels >>> 8);
        static Vector256<ushort> Mix(
            Vector256<ushort> a, Vector256<ushort> b, Vector256<ushort> ofA, Vector256<ushort> ofB) => (a * ofA + b * ofB + Vector256.Create(Half)) >>> 8;
    }

    /// <summary>512 bits of texels, as <see cref="ILanes{TSelf}.Blend"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<uint> Blend(
        Vector512<uint> upperLeft, Vector512<uint> upperRight, Vector512<uint> lowerLeft, Vector512<uint> lowerRight, Vector512<uint> right,
        Vector512<uint> below, Vector512<uint> evenScale, Vector512<uint> oddScale, Vector512<uint> evenOffset, Vector512<uint> oddOffset)
    {
        Vector512<ushort> whole = Vector512.Create((ushort)256);
        Vector512<ushort> toRight = Twice(right), toLeft = whole - toRight;
        Vector512<ushort> toBelow = Twice(below), toAbove = whole - toBelow;
        Vector512<ushort> even = Mix(
            Mix(Even(upperLeft), Even(lowerLeft), toAbove, toBelow),
            Mix(Even(upperRight), Even(lowerRight), toAbove, toBelow), toLeft, toRight);
        Vector512<ushort> odd = Mix(
            Mix(Odd(upperLeft), Odd(lowerLeft), toAbove, toBelow),
            Mix(Odd(upperRight), Odd(lowerRight), toAbove, toBelow), toLeft, toRight);
        even = Scale(even, evenScale, evenOffset);
        odd = Scale(odd, oddScale, oddOffset);
        return even.AsUInt32() | odd.AsUInt32() << 8 | Vector512.Create(Opaque);

        static Vector512<ushort> Scale(Vector512<ushort> value, Vector512<uint> scale, Vector512<uint> offset) =>
            Vector512.SubtractSaturate(value * scale.AsUInt16() + Vector512.Create(Half), offset.AsUInt16()) >>> 8;
        static Vector512<ushort> Twice(Vector512<uint> share) => (share | share << 16).AsUInt16();
        static Vector512<ushort> Even(Vector512<uint> texels) => (texels & Vector512.Create(Channels)).AsUInt16();
        static Vector512<ushort> Odd(Vector512<uint> texels) => Even(texels >>> 8);
        static Vector512<ushort> Mix(
            Vector512<ushort> a, Vector512<ushort> b, Vector512<ushort> ofA, Vector512<ushort> ofB) => (a * ofA + b * ofB + Vector512.Create(Half)) >>> 8;
    }
}
