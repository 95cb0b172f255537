using System.Numerics;
using Galactic.Assets;

namespace Galactic.Rendering;

/// <summary>
/// Base colour, tint and light of a texture: what the blended sRGB bytes are multiplied by and what is taken off them,
/// a word for each of red, green, blue and alpha.
/// </summary>
/// <remarks>
/// A colour k times as strong in linear light is, where sRGB is a power law (bytes above 10, IEC 61966-2-1),
/// 1.055 (k x)^(1 / 2.4) - 0.055 = r e - 0.055 (1 - r) with r = k^(1 / 2.4) and e the encoded x: a straight line. Below,
/// it is off by less than 2 of 255. Alpha is always full.
/// </remarks>
internal readonly struct TexelScale
{
    /// <summary>Bits behind the point of a scaled byte, before it is rounded.</summary>
    public const int Shift = 6;

    /// <summary>What a blended byte, times 127, is multiplied by to become 2^6 times the byte, in 1 / 2^15.</summary>
    private const float Unit = (1 << 15) * (float)(1 << Shift) / TexelBlend.LowerShares;

    /// <summary>Half of a byte, which makes the shift round.</summary>
    private const int Half = 1 << (Shift - 1);

    /// <summary>Factors, in 1 / 2^15.</summary>
    public readonly ulong Factors;

    /// <summary>What is taken off, in 1 / 2^6, less what rounding adds.</summary>
    public readonly ulong Offsets;

    /// <summary>[byte] r of the colour that a byte of sRGB stands for.</summary>
    private static readonly float[] RootOfByte =
        [.. Enumerable.Range(0, 256).Select(i => Root(LinearColor.FromByte((byte)i)))];

    /// <summary>The texels as they are.</summary>
    public static readonly TexelScale One = new(Vector3.One, uint.MaxValue, 1);

    /// <summary>Scales by a colour, a tint and light.</summary>
    /// <param name="roots">r of red, green and blue of the base colour.</param>
    /// <param name="tint">sRGB bytes.</param>
    /// <param name="light">Factor of the encoded colour, 0 to 1.</param>
    public TexelScale(Vector3 roots, uint tint, float light)
    {
        roots *= new Vector3(RootOfByte[tint & 255], RootOfByte[tint >> 8 & 255], RootOfByte[tint >> 16 & 255]);
        Factors = Words(Factor(roots.X, light), Factor(roots.Y, light), Factor(roots.Z, light), 0);
        Offsets = Words(
            Offset(roots.X, light), Offset(roots.Y, light), Offset(roots.Z, light), -(255 << Shift) - Half);
    }

    /// <summary>r of a linear share, at most 1.</summary>
    public static float Root(float share) => MathF.Pow(Math.Clamp(share, 0, 1), 1 / 2.4f);

    private static int Factor(float root, float light) => (int)(Unit * root * Math.Clamp(light, 0, 1) + 0.5f);

    private static int Offset(float root, float light) =>
        (int)((255 << Shift) * 0.055f * (1 - root) * Math.Clamp(light, 0, 1) + 0.5f) - Half;

    private static ulong Words(int red, int green, int blue, int alpha) =>
        (ushort)red | (ulong)(ushort)green << 16 | (ulong)(ushort)blue << 32 | (ulong)(ushort)alpha << 48;
}
