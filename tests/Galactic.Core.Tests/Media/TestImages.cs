using Galactic.Media;

namespace Galactic.Tests.Media;

/// <summary>Images with smooth, flat and noisy parts, so that every row filter is chosen somewhere.</summary>
internal static class TestImages
{
    public static byte[] Mixed(int width, int height, int channels)
    {
        Random random = new(width * 1000 + height);
        byte[] pixels = new byte[width * height * channels];
        for (int i = 0; i < pixels.Length; i++)
        {
            int x = i / channels % width;
            int y = i / channels / width;
            pixels[i] = (byte)((y / 4 % 4) switch
            {
                0 => x * 3 + i % channels,
                1 => y * 7,
                2 => random.Next(256),
                _ => (x + y) * 2,
            });
        }

        return pixels;
    }

    /// <summary>A square of 8 pixels that moves over a plain background.</summary>
    public static Picture[] MovingSquare(int count, int width = 64, int height = 48, uint background = 0xFF303030)
    {
        return [.. Enumerable.Range(0, count).Select(i => new PictureCanvas(width, height, background)
            .Fill(i * 3, 20, 8, 8, 0xFF00A0F0).ToPicture())];
    }
}
