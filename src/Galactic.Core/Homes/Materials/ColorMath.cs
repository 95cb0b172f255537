using Galactic.Assets;

namespace Galactic.Homes;

/// <summary>Colour arithmetic that gives the same bits on every machine: no powers, no trigonometry.</summary>
internal static class ColorMath
{
    private const int MostSteps = 100;

    // 1000 sin(1 degree) / sqrt(3), for turns of a few degrees about the grey axis.
    private const int DegreeShare = 10;

    private static readonly double[] Linear = [.. Enumerable.Range(0, 256).Select(i => ToLinear(i / 255.0))];

    /// <summary>CIE L* of an sRGB colour, 0 to 100 (white of D65).</summary>
    public static double Lightness(uint color)
    {
        double y = 0.2126 * Linear[color & 255] + 0.7152 * Linear[color >> 8 & 255]
            + 0.0722 * Linear[color >> 16 & 255];
        return y <= 216.0 / 24389 ? y * 24389 / 27 : 116 * Root(y, 3) - 16;
    }

    /// <summary>Turns the hue by a few degrees; grey stays grey.</summary>
    public static uint TurnHue(uint color, int degrees)
    {
        (int r, int g, int b) = ((int)(color & 255), (int)(color >> 8 & 255), (int)(color >> 16 & 255));
        int share = degrees * DegreeShare;
        return Color.Rgb(r + (b - g) * share / 1000, g + (r - b) * share / 1000, b + (g - r) * share / 1000);
    }

    private static double ToLinear(double value)
    {
        double x = (value + 0.055) / 1.055;
        // x to the 2.4 as the fifth root of x to the 12.
        return value <= 0.04045 ? value / 12.92 : Root(x * x * x * x * x * x * x * x * x * x * x * x, 5);
    }

    /// <summary>A root by Newton's method, from above.</summary>
    private static double Root(double value, int degree)
    {
        if (value <= 0)
        {
            return 0;
        }

        // From above the steps only go down, until rounding stops them.
        double root = 1;
        for (int i = 0; i < MostSteps; i++)
        {
            double power = 1;
            for (int k = 1; k < degree; k++)
            {
                power *= root;
            }

            double next = root - (root - value / power) / degree;
            if (next == root)
            {
                break;
            }

            root = next;
        }

        return root;
    }
}
