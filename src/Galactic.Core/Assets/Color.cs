namespace Galactic.Assets;

/// <summary>sRGB colours packed in 32 bits, red in the lowest byte, alpha in the highest.</summary>
public static class Color
{
    /// <summary>Packs channels 0-255.</summary>
    public static uint Rgb(int red, int green, int blue) =>
        (uint)Math.Clamp(red, 0, 255) | (uint)Math.Clamp(green, 0, 255) << 8 | (uint)Math.Clamp(blue, 0, 255) << 16 | 0xFF000000;

    /// <summary>Packs 0xRRGGBB, the way colours are written in tables.</summary>
    public static uint Hex(int rrggbb) => Rgb(rrggbb >> 16, rrggbb >> 8 & 255, rrggbb & 255);
}
