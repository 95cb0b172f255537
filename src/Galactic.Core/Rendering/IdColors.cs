using System.Runtime.InteropServices;
using Galactic.Assets;

namespace Galactic.Rendering;

/// <summary>Turns identity images into pictures for people.</summary>
public static class IdColors
{
    /// <summary>
    /// The colour of a number, the same everywhere and always: hue, brightness and saturation follow a sequence that
    /// keeps numbers near each other far apart in colour. 0 is black.
    /// </summary>
    public static uint Of(int id)
    {
        if (id == 0)
        {
            return Color.Hex(0);
        }

        float hue = 6 * Fraction(id, 0.8191725);
        float value = 0.55f + 0.4f * Fraction(id, 0.6710436);
        float saturation = 0.45f + 0.4f * Fraction(id, 0.5497005);
        int Channel(float offset)
        {
            float k = (offset + hue) % 6;
            float weight = Math.Clamp(MathF.Min(k, 4 - k), 0, 1);
            return (int)(255 * value * (1 - saturation * weight) + 0.5f);
        }

        return Color.Rgb(Channel(5), Channel(3), Channel(1));
    }

    /// <summary>Pictures of identities, see <see cref="Of(int)"/>.</summary>
    /// <param name="ids">[y, x] identities.</param>
    /// <returns>[y, x, rgba] bytes, opaque.</returns>
    public static byte[] Of(ReadOnlySpan<int> ids)
    {
        byte[] picture = new byte[4 * ids.Length];
        Span<uint> pixels = MemoryMarshal.Cast<byte, uint>(picture.AsSpan());
        for (int i = 0; i < ids.Length; i++)
        {
            pixels[i] = Of(ids[i]);
        }

        return picture;
    }

    // Multiples of the powers of the root of x^4 = x + 1 fill a cube evenly (Roberts 2018, the R3 sequence).
    private static float Fraction(int id, double step)
    {
        double product = id * step;
        return (float)(product - Math.Floor(product));
    }
}
