namespace Galactic.Media;

/// <summary>Writes images as PNG.</summary>
public static class PngWriter
{
    private const int MaxSide = 1 << 16;

    /// <summary>The PNG file of an image.</summary>
    /// <param name="pixels">Rows from the top, <paramref name="width"/> pixels each, without padding.</param>
    /// <exception cref="ArgumentException">The span does not hold width * height pixels.</exception>
    public static byte[] Encode(ReadOnlySpan<byte> pixels, int width, int height, PngColor color)
    {
        int channels = PngChunks.Channels(color);
        CheckSize(pixels.Length, width, height, channels);
        using MemoryStream memory = new();
        PngChunks.WriteHeader(memory, width, height, PngChunks.ColorType(color));
        PngChunks.Write(memory, "IDAT", PngChunks.Compress(pixels, width * channels, channels, filtered: true));
        PngChunks.Write(memory, "IEND", []);
        return memory.ToArray();
    }

    /// <summary>The PNG file of a picture; pictures without transparency are stored in 24 bits.</summary>
    public static byte[] Encode(Picture picture)
    {
        if (!picture.IsOpaque)
        {
            return Encode(picture.Pixels, picture.Width, picture.Height, PngColor.Rgba8);
        }

        byte[] rgb = new byte[picture.Width * picture.Height * 3];
        picture.CopyRgb(rgb);
        return Encode(rgb, picture.Width, picture.Height, PngColor.Rgb8);
    }

    /// <summary>Writes an image to a file; see <see cref="Encode(ReadOnlySpan{byte}, int, int, PngColor)"/>.</summary>
    public static void Write(string path, ReadOnlySpan<byte> pixels, int width, int height, PngColor color) =>
        File.WriteAllBytes(path, Encode(pixels, width, height, color));

    /// <summary>Writes a picture to a file.</summary>
    public static void Write(string path, Picture picture) => File.WriteAllBytes(path, Encode(picture));

    /// <summary>Throws when a buffer is not an image of the size.</summary>
    internal static void CheckSize(long bytes, int width, int height, int channels)
    {
        if (width is < 1 or > MaxSide || height is < 1 or > MaxSide)
        {
            throw new ArgumentException($"An image is 1 to {MaxSide} pixels wide and high, not {width} x {height}.");
        }

        long expected = (long)width * height * channels;
        if (bytes != expected)
        {
            throw new ArgumentException(
                $"{width} x {height} pixels of {channels} bytes are {expected} bytes, but the buffer has {bytes}.");
        }
    }
}
