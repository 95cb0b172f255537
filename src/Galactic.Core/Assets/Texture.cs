using System.Numerics;
using System.Runtime.InteropServices;
using StbImageSharp;

namespace Galactic.Assets;

/// <summary>
/// A colour image to put on surfaces. Texture coordinate (0, 0) is its upper left corner, (1, 1) its lower right one.
/// </summary>
/// <remarks>
/// Pixels are sRGB with linear alpha, as in image files; everything computed from them is computed in linear light.
/// Make one from pixels in code, or read it from a file's bytes. Share one object among materials: renderers keep one
/// copy per object. Immutable.
/// </remarks>
public sealed class Texture
{
    /// <summary>Longest edge, pixels.</summary>
    public const int MaxEdge = 1 << 15;

    private const long MaxPixels = 1L << 26;
    private readonly byte[] pixels;
    private readonly Lazy<IReadOnlyList<TextureLevel>> levels;
    private readonly Lazy<(byte Least, byte Most)> alpha;

    /// <summary>Makes a texture from pixels.</summary>
    /// <param name="width">Pixels across, 1 to <see cref="MaxEdge"/>.</param>
    /// <param name="height">Pixels down, 1 to <see cref="MaxEdge"/>.</param>
    /// <param name="colors">[y, x] sRGB colours, see <see cref="Color"/>; row 0 at the top.</param>
    /// <exception cref="ArgumentException">The size is out of range or does not fit the number of colours.</exception>
    public Texture(int width, int height, ReadOnlySpan<uint> colors)
        : this(MemoryMarshal.AsBytes(colors).ToArray(), width, height)
    {
    }

    private Texture(byte[] pixels, int width, int height)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(width, MaxEdge);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(height, MaxEdge);
        if (pixels.Length != 4L * width * height)
        {
            throw new ArgumentException(
                $"A texture of {width} x {height} pixels needs {(long)width * height} colours, got {pixels.Length / 4}.",
                nameof(pixels));
        }

        (this.pixels, Width, Height) = (pixels, width, height);
        alpha = new(() => AlphaOf(pixels));
        levels = new(() => [new TextureLevel(width, height, pixels), .. TextureLevels.Below(pixels, width, height)]);
    }

    private Texture(IReadOnlyList<TextureLevel> all)
        : this(all[0].Rgba.ToArray(), all[0].Width, all[0].Height) => levels = new(all);

    /// <summary>Pixels across.</summary>
    public int Width { get; }

    /// <summary>Pixels down.</summary>
    public int Height { get; }

    /// <summary>
    /// Itself and ever smaller sizes (mip levels), each half the one before, rounded down, to 1 x 1; a texel is the
    /// mean in linear light of the area it covers. Computed at the first call.
    /// </summary>
    public IReadOnlyList<TextureLevel> Levels => levels.Value;

    /// <summary>Least and largest alpha of all pixels. Computed at the first call.</summary>
    internal (byte Least, byte Most) Alpha => alpha.Value;

    /// <summary>Mean linear red, green and blue of all pixels.</summary>
    internal Vector3 Mean
    {
        get
        {
            Vector4 mean = Within(1).Sample(Vector2.Zero, TextureWrap.Clamp, TextureWrap.Clamp);
            return new Vector3(mean.X, mean.Y, mean.Z);
        }
    }

    /// <summary>The largest of <see cref="Levels"/> with no edge above a limit, as a texture; itself if it fits.</summary>
    /// <param name="longestEdge">Pixels, at least 1.</param>
    public Texture Within(int longestEdge)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(longestEdge, 1);
        if (Width <= longestEdge && Height <= longestEdge)
        {
            return this;
        }

        TextureLevel level = Levels.First(l => l.Width <= longestEdge && l.Height <= longestEdge);
        return new Texture(level.Rgba.ToArray(), level.Width, level.Height);
    }

    /// <summary>The texture whose <see cref="Levels"/> were these.</summary>
    internal static Texture OfLevels(IReadOnlyList<TextureLevel> levels) => new(levels);

    /// <summary>Decodes PNG or JPEG; gives null and a reason for anything else.</summary>
    public static Texture? TryDecode(byte[] content, out string reason)
    {
        reason = "";
        try
        {
            using var stream = new MemoryStream(content, false);
            if (ImageInfo.FromStream(stream) is not { } info)
            {
                reason = "the image is neither PNG nor JPEG";
                return null;
            }

            if ((long)info.Width * info.Height is <= 0 or > MaxPixels || Math.Max(info.Width, info.Height) > MaxEdge)
            {
                reason = $"the image claims {info.Width} x {info.Height} pixels, more than {MaxPixels} in all or {MaxEdge} along an edge";
                return null;
            }

            ImageResult image = ImageResult.FromMemory(content, ColorComponents.RedGreenBlueAlpha);
            return new Texture(image.Data, image.Width, image.Height);
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            // The decoder reports damage with whatever exception its arithmetic meets first.
            reason = $"the image is damaged ({error.Message})";
            return null;
        }
    }

    /// <summary>
    /// Bilinear sample of the full size; red, green, blue linear, w alpha. Coordinates that are not finite read as 0.
    /// </summary>
    public Vector4 Sample(Vector2 uv, TextureWrap wrapX, TextureWrap wrapY)
    {
        if (!float.IsFinite(uv.X + uv.Y))
        {
            uv = Vector2.Zero;
        }

        float x = Wrap(uv.X, wrapX) * Width - 0.5f;
        float y = Wrap(uv.Y, wrapY) * Height - 0.5f;
        float floorX = MathF.Floor(x), floorY = MathF.Floor(y);
        int x0 = Index((int)floorX, Width, wrapX), x1 = Index((int)floorX + 1, Width, wrapX);
        int y0 = Index((int)floorY, Height, wrapY), y1 = Index((int)floorY + 1, Height, wrapY);
        Vector4 top = Vector4.Lerp(Texel(x0, y0), Texel(x1, y0), x - floorX);
        Vector4 bottom = Vector4.Lerp(Texel(x0, y1), Texel(x1, y1), x - floorX);
        return Vector4.Lerp(top, bottom, y - floorY);
    }

    private static (byte Least, byte Most) AlphaOf(byte[] pixels)
    {
        (byte least, byte most) = (255, 0);
        for (int i = 3; i < pixels.Length; i += 4)
        {
            (least, most) = (Math.Min(least, pixels[i]), Math.Max(most, pixels[i]));
        }

        return (least, most);
    }

    private static float Wrap(float value, TextureWrap wrap)
    {
        if (wrap == TextureWrap.Clamp)
        {
            return Math.Clamp(value, 0, 1);
        }

        float fraction = value - MathF.Floor(value);
        bool flipped = wrap == TextureWrap.Mirror && (MathF.Floor(value) % 2) != 0;
        return flipped ? 1 - fraction : fraction;
    }

    private static int Index(int index, int size, TextureWrap wrap) => wrap == TextureWrap.Repeat
        ? (index % size + size) % size
        : Math.Clamp(index, 0, size - 1);

    private Vector4 Texel(int x, int y)
    {
        int at = (y * Width + x) * 4;
        return new Vector4(
            LinearColor.FromByte(pixels[at]),
            LinearColor.FromByte(pixels[at + 1]),
            LinearColor.FromByte(pixels[at + 2]),
            pixels[at + 3] / 255f);
    }
}
