using System.Numerics;
using Galactic.Assets;

namespace Galactic.Homes;

/// <summary>The colour of light of a temperature.</summary>
internal static class BlackBody
{
    /// <summary>
    /// sRGB colour of a black body, its brightest channel full. Chromaticity by the cubic fit of the Planckian locus of
    /// Kim et al. (2002), good for 1,667 to 25,000 kelvin.
    /// </summary>
    public static uint Color(int kelvin)
    {
        double t = 1000.0 / kelvin;
        double x = kelvin <= 4000
            ? ((-0.2661239 * t - 0.2343589) * t + 0.8776956) * t + 0.179910
            : ((-3.0258469 * t + 2.1070379) * t + 0.2226347) * t + 0.240390;
        double y = kelvin <= 2222 ? ((-1.1063814 * x - 1.34811020) * x + 2.18555832) * x - 0.20219683
            : kelvin <= 4000 ? ((-0.9549476 * x - 1.37418593) * x + 2.09137015) * x - 0.16748867
            : ((3.0817580 * x - 5.87338670) * x + 3.75112997) * x - 0.37001483;
        (double bigX, double bigZ) = (x / y, (1 - x - y) / y);
        Vector4 linear = new(
            (float)(3.2404542 * bigX - 1.5371385 - 0.4985314 * bigZ),
            (float)(-0.9692660 * bigX + 1.8760108 + 0.0415560 * bigZ),
            (float)(0.0556434 * bigX - 0.2040259 + 1.0572252 * bigZ), 1);
        linear = Vector4.Max(linear, Vector4.Zero);
        return LinearColor.Pack(linear / MathF.Max(linear.X, MathF.Max(linear.Y, linear.Z)));
    }
}
