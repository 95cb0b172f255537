using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using Floats = System.Runtime.Intrinsics.Vector512<float>;
using Ints = System.Runtime.Intrinsics.Vector512<int>;

namespace Galactic.Simulation;

/// <summary>
/// Arithmetic on 16 envs at once. Only plain IEEE operations in a fixed order, so that every machine and vector
/// width gives the same bits.
/// </summary>
internal static unsafe class LaneMath
{
    private const float TwoOverPi = 0.63661975f;

    // Pi/2 in three parts; the first two have few bits, so that their products with small integers are exact.
    private const float HalfPiHigh = 1.5703125f;
    private const float HalfPiMiddle = 4.837512969970703125e-4f;
    private const float HalfPiLow = 7.54978995489188216e-8f;

    /// <summary>Sine and cosine; error below 3e-7 for angles up to 1000 rad. Exact at 0.</summary>
    public static (Floats Sin, Floats Cos) SinCos(Floats angle)
    {
        Floats quarter = Vector512.Round(angle * TwoOverPi);
        Floats r = angle - quarter * HalfPiHigh - quarter * HalfPiMiddle - quarter * HalfPiLow;
        Floats r2 = r * r;
        Floats one = Floats.One;

        // Taylor series; |r| <= pi/4 keeps the first dropped terms below 3e-9.
        Floats sin = r * (
            one - r2 * (1f / 6) * (one - r2 * (1f / 20) * (one - r2 * (1f / 42) * (one - r2 * (1f / 72)))));
        Floats cos = one - r2 * 0.5f * (
            one - r2 * (1f / 12) * (one - r2 * (1f / 30) * (one - r2 * (1f / 56) * (one - r2 * (1f / 90)))));
        Ints turn = Vector512.ConvertToInt32(quarter);
        Floats swap = Vector512.Equals(turn & Ints.One, Ints.One).AsSingle();
        Floats s = Vector512.ConditionalSelect(swap, cos, sin);
        Floats c = Vector512.ConditionalSelect(swap, sin, cos);
        s ^= ((turn & Vector512.Create(2)) << 30).AsSingle();
        c ^= (((turn + Ints.One) & Vector512.Create(2)) << 30).AsSingle();
        return (s, c);
    }

    /// <summary>Turns 16 rows into columns, one row per lane.</summary>
    /// <param name="from">16 rows of <paramref name="columns"/> floats without gaps, followed by 3 readable floats.</param>
    /// <param name="columns">Columns to turn.</param>
    /// <param name="to">Receives the columns; room for up to 3 more than there are.</param>
    public static void Transpose(float* from, int columns, Floats* to)
    {
        for (int row = 0; row < 16; row += 4)
        {
            for (int column = 0; column < columns; column += 4)
            {
                TransposeBlock(from + row * columns + column, columns, (float*)(to + column) + row, 16);
            }
        }
    }

    /// <summary>Transposes a 16 x 16 matrix.</summary>
    /// <param name="from">16 consecutive rows.</param>
    /// <param name="to">Receives 16 rows, <paramref name="stride"/> floats apart.</param>
    public static void Transpose(float* from, float* to, int stride)
    {
        for (int row = 0; row < 16; row += 4)
        {
            for (int column = 0; column < 16; column += 4)
            {
                TransposeBlock(from + row * 16 + column, 16, to + column * stride + row, stride);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void TransposeBlock(float* from, int stride, float* to, int toStride)
    {
        if (!Sse.IsSupported)
        {
            for (int i = 0; i < 16; i++)
            {
                to[i % 4 * toStride + i / 4] = from[i / 4 * stride + i % 4];
            }

            return;
        }

        (Vector128<float> a, Vector128<float> b) = (Vector128.Load(from), Vector128.Load(from + stride));
        (Vector128<float> c, Vector128<float> d) = (
            Vector128.Load(from + 2 * stride), Vector128.Load(from + 3 * stride));
        (Vector128<float> lowAb, Vector128<float> lowCd) = (Sse.UnpackLow(a, b), Sse.UnpackLow(c, d));
        (Vector128<float> highAb, Vector128<float> highCd) = (Sse.UnpackHigh(a, b), Sse.UnpackHigh(c, d));
        Sse.MoveLowToHigh(lowAb, lowCd).Store(to);
        Sse.MoveHighToLow(lowCd, lowAb).Store(to + toStride);
        Sse.MoveLowToHigh(highAb, highCd).Store(to + 2 * toStride);
        Sse.MoveHighToLow(highCd, highAb).Store(to + 3 * toStride);
    }

    /// <summary>True if any lane of a mask is set.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Any(Ints mask) => mask != Ints.Zero;

    /// <summary>The mask of one bit per lane.</summary>
    public static Ints Mask(uint bits)
    {
        Ints own = Vector512.Create(1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024, 2048, 4096, 8192, 16384, 32768);
        return Vector512.Equals(Vector512.Create((int)bits) & own, own);
    }

    /// <summary>One bit per lane of a mask.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Bits(Ints mask) => (uint)mask.ExtractMostSignificantBits();
}
