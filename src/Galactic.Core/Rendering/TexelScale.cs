using System.Numerics;
using Galactic.Assets;

namespace Galactic.Rendering;

/// <summary>
/// Base colour, tint and light of a texture: what the blended sRGB bytes are multiplied by and what is taken off them,
/// in integers of 1 / 256, two channels to a word.
/// </summary>
/// <remarks>
/// A colour k times as strong in linear light is, where sRGB is a power law (bytes above 10, IEC 61966-2-1),
/// 1.055 (k x)^(1 / 2.4) - 0.055 = r e - 0.055 (1 - r) with r = k^(1 / 2.4) and e the encoded x: a straight line. Below,
/// it is off by less than 2 of 255.
/// </remarks>
internal readonly struct TexelScale
{
    /// <summary>Factors of red and, in the upper half, blue.</summary>
    public readonly uint Even;

    /// <summary>Factor of green.</summary>
    public readonly uint Odd;

    /// <summary>What is taken off red and blue.</summary>
    public readonly uint EvenOffset;

    /// <summary>What is taken off green.</summary>
    public readonly uint OddOffset;

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
        Even = Factor(roots.X, light) | Factor(roots.Z, light) << 16;
        Odd = Factor(roots.Y, light);
        EvenOffset = Offset(roots.X, light) | Offset(roots.Z, light) << 16;
        OddOffset = Offset(roots.Y, light);
    }

    /// <summary>r of a linear share, at most 1.</summary>
    public static float Root(float share) => MathF.Pow(Math.Clamp(share, 0, 1), 1 / 2.4f);

    private static uint Factor(float root, float light) => (uint)(256 * root * Math.Clamp(light, 0, 1) + 0.5f);

    private static uint Offset(float root, float light) =>
        (uint)(256 * 255 * 0.055f * (1 - root) * Math.Clamp(light, 0, 1) + 0.5f);
}
