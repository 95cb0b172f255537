using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Galactic.Rendering;

/// <summary>Turns eight rows of eight values into columns.</summary>
internal static unsafe class Transpose
{
    private const int Size = 8;

    /// <summary>Writes value c of row r to target[c * 16 + r].</summary>
    /// <param name="rows">Addresses of the eight rows.</param>
    /// <param name="offset">Where in each row to start.</param>
    /// <param name="target">Eight columns, 16 values apart.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Rows(float** rows, int offset, float* target)
    {
        if (Avx.IsSupported)
        {
            Half(rows, offset, target);
            Half(rows, offset + Size / 2, target + Size / 2 * Frame.Tile);
            return;
        }

        for (int i = 0; i < Size * Size; i++)
        {
            target[i / Size * Frame.Tile + i % Size] = rows[i % Size][offset + i / Size];
        }
    }

    // Four columns: rows r and r + 4 share a register, so that nothing crosses its middle after loading.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Half(float** rows, int offset, float* target)
    {
        Vector256<float> a = Vector256.Create(Vector128.Load(rows[0] + offset), Vector128.Load(rows[4] + offset));
        Vector256<float> b = Vector256.Create(Vector128.Load(rows[1] + offset), Vector128.Load(rows[5] + offset));
        Vector256<float> c = Vector256.Create(Vector128.Load(rows[2] + offset), Vector128.Load(rows[6] + offset));
        Vector256<float> d = Vector256.Create(Vector128.Load(rows[3] + offset), Vector128.Load(rows[7] + offset));
        Vector256<float> lowAb = Avx.UnpackLow(a, b);
        Vector256<float> lowCd = Avx.UnpackLow(c, d);
        Vector256<float> highAb = Avx.UnpackHigh(a, b);
        Vector256<float> highCd = Avx.UnpackHigh(c, d);
        Avx.Shuffle(lowAb, lowCd, 0b01_00_01_00).Store(target);
        Avx.Shuffle(lowAb, lowCd, 0b11_10_11_10).Store(target + Frame.Tile);
        Avx.Shuffle(highAb, highCd, 0b01_00_01_00).Store(target + 2 * Frame.Tile);
        Avx.Shuffle(highAb, highCd, 0b11_10_11_10).Store(target + 3 * Frame.Tile);
    }
}
