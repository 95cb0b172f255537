using System.Numerics;

namespace Galactic.Assets;

/// <summary>Conversions between sRGB bytes and linear light (IEC 61966-2-1).</summary>
internal static class LinearColor
{
    private static readonly float[] Table = [.. Enumerable.Range(0, 256).Select(i => ToLinear(i / 255f))];

    /// <summary>Linear light of an sRGB byte.</summary>
    public static float FromByte(byte value) => Table[value];

    /// <summary>
    /// Linear light of a display value from 0 to 1, as exact as a byte; above 1, as many times white.
    /// </summary>
    public static float FromDisplay(float value) =>
        value > 1 ? value : Table[(byte)Math.Clamp(value * 255 + 0.5f, 0, 255)];

    /// <summary>Linear red, green, blue of a packed colour; w is alpha.</summary>
    public static Vector4 Unpack(uint color) =>
        new(Table[color & 255], Table[color >> 8 & 255], Table[color >> 16 & 255], (color >> 24) / 255f);

    /// <summary>The packed, opaque sRGB colour of linear red, green and blue.</summary>
    public static uint Pack(Vector4 linear) => Color.Rgb(ToByte(linear.X), ToByte(linear.Y), ToByte(linear.Z));

    /// <summary>The packed sRGB colour of linear red, green and blue, with alpha.</summary>
    public static uint PackAlpha(Vector4 linear) =>
        Pack(linear) & 0xFFFFFF | (uint)MathF.Round(Math.Clamp(linear.W, 0, 1) * 255) << 24;

    private static int ToByte(float linear)
    {
        float value = float.IsFinite(linear) ? Math.Clamp(linear, 0, 1) : 0;
        float encoded = value <= 0.0031308f ? value * 12.92f : 1.055f * MathF.Pow(value, 1 / 2.4f) - 0.055f;
        return (int)MathF.Round(encoded * 255);
    }

    private static float ToLinear(float value) =>
        value <= 0.04045f ? value / 12.92f : MathF.Pow((value + 0.055f) / 1.055f, 2.4f);
}
