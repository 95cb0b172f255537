namespace Galactic.Homes;

/// <summary>Keeps furniture from merging with the floor under it.</summary>
internal static class Contrast
{
    /// <summary>Least difference of lightness L*.</summary>
    public const int Least = 8;

    /// <summary>The colour if it stands out from the floor; else a darker stain of it, else a lighter one.</summary>
    /// <remarks>Stains are the first of 90, 110, 80, 120 ... percent that stands out.</remarks>
    public static uint AgainstFloor(uint color, uint floor)
    {
        double under = ColorMath.Lightness(floor);
        uint result = color;
        for (int step = 10; Math.Abs(ColorMath.Lightness(result) - under) < Least; step += 10)
        {
            uint darker = Palette.Scale(color, 100 - step);
            result = Math.Abs(ColorMath.Lightness(darker) - under) >= Least ? darker : Palette.Scale(color, 100 + step);
        }

        return result;
    }
}
