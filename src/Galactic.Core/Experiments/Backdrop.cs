using Galactic.Media;

namespace Galactic.Experiments;

/// <summary>What is seen where nothing was drawn.</summary>
internal static class Backdrop
{
    /// <summary>A picture of drawn pixels with a light sky where alpha is 0.</summary>
    public static Picture Behind(int width, int height, byte[] rgba)
    {
        for (int i = 0; i < rgba.Length; i += 4)
        {
            if (rgba[i + 3] == 0)
            {
                (rgba[i], rgba[i + 1], rgba[i + 2], rgba[i + 3]) = (0xDF, 0xE5, 0xEC, 0xFF);
            }
        }

        return new Picture(width, height, rgba);
    }
}
