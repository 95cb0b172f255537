using System.Runtime.InteropServices;
using StbImageSharp;

namespace Galactic.Media;

/// <summary>An immutable colour image; a notebook shows it as PNG.</summary>
[TypeFormatterSource(typeof(PictureFormatterSource), PreferredMimeTypes = ["image/png", "text/plain"])]
public sealed partial class Picture
{
    private readonly byte[] pixels;

    /// <summary>Copies an image.</summary>
    /// <param name="width">Pixels in a row.</param>
    /// <param name="height">Rows.</param>
    /// <param name="rgba">[y, x, rgba] bytes, row 0 at the top, alpha not premultiplied.</param>
    /// <exception cref="ArgumentException">The span does not hold width * height * 4 bytes.</exception>
    public Picture(int width, int height, ReadOnlySpan<byte> rgba)
        : this(rgba.ToArray(), width, height)
    {
    }

    private Picture(byte[] owned, int width, int height)
    {
        PngWriter.CheckSize(owned.Length, width, height, 4);
        Width = width;
        Height = height;
        pixels = owned;
        IsOpaque = AllOpaque(owned);
    }

    /// <summary>Pixels in a row.</summary>
    public int Width { get; }

    /// <summary>Rows.</summary>
    public int Height { get; }

    /// <summary>[y, x, rgba] bytes, row 0 at the top.</summary>
    public ReadOnlySpan<byte> Pixels => pixels;

    /// <summary>No pixel lets anything through.</summary>
    public bool IsOpaque { get; }

    /// <summary>The pixel's colour, packed with red in the lowest byte, alpha in the highest.</summary>
    public uint this[int x, int y] => MemoryMarshal.Cast<byte, uint>(Row(y))[x];

    /// <summary>A picture of one colour, packed with red in the lowest byte, alpha in the highest.</summary>
    public static Picture Filled(int width, int height, uint color)
    {
        PngWriter.CheckSize((long)width * height * 4, width, height, 4);
        byte[] rgba = new byte[width * height * 4];
        MemoryMarshal.Cast<byte, uint>(rgba.AsSpan()).Fill(color);
        return Own(width, height, rgba);
    }

    /// <summary>A grey picture from values, for example depth in metres.</summary>
    /// <param name="width">Pixels in a row.</param>
    /// <param name="height">Rows.</param>
    /// <param name="values">[y, x], row 0 at the top; values that are no number show as black.</param>
    /// <param name="low">Value shown black.</param>
    /// <param name="high">Value shown white.</param>
    public static Picture FromGray(int width, int height, ReadOnlySpan<float> values, float low, float high)
    {
        PngWriter.CheckSize(values.Length, width, height, 1);
        if (!(high > low))
        {
            throw new ArgumentException($"The white value {high} must be above the black value {low}.", nameof(high));
        }

        byte[] rgba = new byte[width * height * 4];
        for (int i = 0; i < values.Length; i++)
        {
            float scaled = float.IsNaN(values[i]) ? 0 : Math.Clamp((values[i] - low) / (high - low), 0, 1);
            byte gray = (byte)MathF.Round(scaled * 255);
            rgba.AsSpan(i * 4, 3).Fill(gray);
            rgba[i * 4 + 3] = 255;
        }

        return Own(width, height, rgba);
    }

    /// <summary>Reads a PNG, JPEG, BMP, TGA or GIF (first frame).</summary>
    /// <exception cref="InvalidDataException">The bytes are not such a file.</exception>
    public static Picture Decode(ReadOnlySpan<byte> file)
    {
        try
        {
            ImageResult image = ImageResult.FromMemory(file.ToArray(), ColorComponents.RedGreenBlueAlpha);
            return Own(image.Width, image.Height, image.Data);
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            throw new InvalidDataException(
                $"The {file.Length} bytes are not a readable PNG, JPEG, BMP, TGA or GIF: {error.Message}", error);
        }
    }

    /// <summary>The PNG file.</summary>
    public byte[] ToPng() => PngWriter.Encode(this);

    /// <summary>Writes a PNG file.</summary>
    public void Save(string path) => PngWriter.Write(path, this);

    /// <summary>The size, for example "picture 128 x 96".</summary>
    public override string ToString() => $"picture {Width} x {Height}";

    /// <summary>Writes [y, x, rgb] bytes, alpha dropped.</summary>
    internal void CopyRgb(Span<byte> rgb)
    {
        for (int i = 0, o = 0; i < pixels.Length; i += 4, o += 3)
        {
            pixels.AsSpan(i, 3).CopyTo(rgb[o..]);
        }
    }

    /// <summary>Wraps bytes that nobody else will change.</summary>
    internal static Picture Own(int width, int height, byte[] rgba) => new(rgba, width, height);

    private ReadOnlySpan<byte> Row(int y) => pixels.AsSpan(y * Width * 4, Width * 4);

    private static bool AllOpaque(byte[] rgba)
    {
        for (int i = 3; i < rgba.Length; i += 4)
        {
            if (rgba[i] != 255)
            {
                return false;
            }
        }

        return true;
    }
}
