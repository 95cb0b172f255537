using System.Numerics;

namespace Galactic.Assets;

/// <summary>
/// Makes ever smaller sizes of an image, each half the one before, rounded down, to 1 x 1. Every texel is the mean of
/// the area it covers, in linear light and weighted by alpha; nothing is rounded on the way.
/// </summary>
internal static class TextureLevels
{
    /// <summary>The sizes below the given one, largest first.</summary>
    public static List<TextureLevel> Below(byte[] rgba, int width, int height)
    {
        List<TextureLevel> levels = [];
        Vector4[] texels = Decode(rgba);
        while (width > 1 || height > 1)
        {
            (int across, int down) = (Math.Max(1, width / 2), Math.Max(1, height / 2));
            texels = Shrink(texels, width, height, across, down);
            (width, height) = (across, down);
            levels.Add(new TextureLevel(width, height, Encode(texels)));
        }

        return levels;
    }

    /// <summary>Linear light times alpha, and alpha.</summary>
    private static Vector4[] Decode(byte[] rgba)
    {
        var texels = new Vector4[rgba.Length / 4];
        for (int i = 0; i < texels.Length; i++)
        {
            float alpha = rgba[4 * i + 3] / 255f;
            texels[i] = new Vector4(
                LinearColor.FromByte(rgba[4 * i]) * alpha,
                LinearColor.FromByte(rgba[4 * i + 1]) * alpha,
                LinearColor.FromByte(rgba[4 * i + 2]) * alpha,
                alpha);
        }

        return texels;
    }

    private static byte[] Encode(Vector4[] texels)
    {
        var rgba = new byte[texels.Length * 4];
        for (int i = 0; i < texels.Length; i++)
        {
            float alpha = texels[i].W;
            uint color = LinearColor.Pack(alpha > 0 ? texels[i] / alpha : default);
            rgba[4 * i] = (byte)color;
            rgba[4 * i + 1] = (byte)(color >> 8);
            rgba[4 * i + 2] = (byte)(color >> 16);
            rgba[4 * i + 3] = (byte)MathF.Round(Math.Clamp(alpha, 0, 1) * 255);
        }

        return rgba;
    }

    private static Vector4[] Shrink(Vector4[] from, int width, int height, int across, int down)
    {
        var rows = new Vector4[across * height];
        for (int y = 0; y < height; y++)
        {
            Average(from, y * width, 1, width, rows, y * across, 1, across);
        }

        var to = new Vector4[across * down];
        for (int x = 0; x < across; x++)
        {
            Average(rows, x, across, height, to, x, across, down);
        }

        return to;
    }

    /// <summary>Means of equal parts of a line; a texel on a border counts to both sides by its share.</summary>
    private static void Average(
        Vector4[] from, int fromStart, int fromStep, int count, Vector4[] to, int toStart, int toStep, int parts)
    {
        float length = (float)count / parts;
        for (int part = 0; part < parts; part++)
        {
            (float start, float end) = (part * length, (part + 1) * length);
            Vector4 sum = Vector4.Zero;
            for (int i = (int)start; i < count && i < end; i++)
            {
                float share = MathF.Min(end, i + 1) - MathF.Max(start, i);
                sum += from[fromStart + i * fromStep] * share;
            }

            to[toStart + part * toStep] = sum / length;
        }
    }
}
