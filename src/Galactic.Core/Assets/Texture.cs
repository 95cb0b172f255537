using System.Numerics;
using StbImageSharp;

namespace Galactic.Assets;

/// <summary>A decoded colour texture, sampled in linear light.</summary>
internal sealed class Texture
{
    private const long MaxPixels = 1L << 26;
    private readonly byte[] pixels;

    private Texture(byte[] pixels, int width, int height)
    {
        (this.pixels, Width, Height) = (pixels, width, height);
    }

    public int Width { get; }

    public int Height { get; }

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

            if ((long)info.Width * info.Height is <= 0 or > MaxPixels)
            {
                reason = $"the image claims {info.Width} x {info.Height} pixels, more than {MaxPixels} in all";
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

    /// <summary>Bilinear sample; red, green, blue linear, w alpha. Coordinates wrap as told.</summary>
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
