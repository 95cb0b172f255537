using System.Buffers.Binary;
using Galactic.Assets;

namespace Galactic.Rendering;

/// <summary>Lays a texture out as the shader reads it, see <see cref="TextureData"/>.</summary>
internal sealed unsafe class PreparedTexture
{
    /// <summary>Largest edge, so that a texel's place in its texture is a whole number in a float.</summary>
    public const int MaxEdge = 2048;

    private readonly TextureLevel[] levels;
    private readonly TextureWrap wrapX;
    private readonly TextureWrap wrapY;

    /// <summary>Chooses the levels of an image from the largest within a limit on.</summary>
    /// <param name="image">Image.</param>
    /// <param name="wrapX">Beyond its left and right edges.</param>
    /// <param name="wrapY">Beyond its top and bottom edges.</param>
    /// <param name="limit">Longest edge, texels.</param>
    public PreparedTexture(Texture image, TextureWrap wrapX, TextureWrap wrapY, int limit)
    {
        levels = [.. image.Levels.SkipWhile(l => l.Width > limit || l.Height > limit)];
        (this.wrapX, this.wrapY) = (wrapX, wrapY);
        (int foldX, int foldY) = (Fold(wrapX), Fold(wrapY));
        Length = levels.Sum(l => (l.Width * foldX + 2L) * (l.Height * foldY + 1));
    }

    /// <summary>Texels, borders included but for the lowest, which is stored with the row above it.</summary>
    public long Length { get; }

    /// <summary>Writes the texels.</summary>
    /// <param name="texels">Memory of all textures.</param>
    /// <param name="first">Where this one's begin.</param>
    /// <returns>What the shader needs to know.</returns>
    public TextureData Write(ulong* texels, int first)
    {
        (int foldX, int foldY) = (Fold(wrapX), Fold(wrapY));
        TextureData data = new()
        {
            Width = levels[0].Width * foldX,
            Height = levels[0].Height * foldY,
            RepeatX = wrapX == TextureWrap.Clamp ? 0 : 1,
            RepeatY = wrapY == TextureWrap.Clamp ? 0 : 1,
            ScaleX = 1f / foldX,
            ScaleY = 1f / foldY,
            LastLevel = levels.Length - 1,
            LastPlace = (int)(first + Length - 2),
        };
        ulong* next = texels + first;
        for (int i = 0; i < TextureData.MaxLevels; i++)
        {
            TextureLevel level = levels[Math.Min(i, levels.Length - 1)];
            data.Widths[i] = level.Width * foldX * TexelBlend.RightShares;
            data.Heights[i] = level.Height * foldY * TexelBlend.LowerParts;
            data.Strides[i] = level.Width * foldX + 2;
            data.Firsts[i] = (int)(next - texels);
            if (i < levels.Length)
            {
                next = Copy(level, wrapX, wrapY, next);
            }
        }

        return data;
    }

    /// <summary>A mirrored texture is stored with its mirror image.</summary>
    private static int Fold(TextureWrap wrap) => wrap == TextureWrap.Mirror ? 2 : 1;

    private static ulong* Copy(TextureLevel level, TextureWrap wrapX, TextureWrap wrapY, ulong* next)
    {
        int[] columns = Sources(level.Width, wrapX);
        int[] rows = Sources(level.Height, wrapY);
        ReadOnlySpan<byte> pixels = level.Rgba.Span;
        for (int y = 0; y + 1 < rows.Length; y++)
        {
            ReadOnlySpan<byte> upper = pixels[(4 * rows[y] * level.Width)..];
            ReadOnlySpan<byte> lower = pixels[(4 * rows[y + 1] * level.Width)..];
            foreach (int x in columns)
            {
                byte* bytes = (byte*)next++;
                for (int channel = 0; channel < 4; channel++)
                {
                    bytes[2 * channel] = upper[4 * x + channel];
                    bytes[2 * channel + 1] = lower[4 * x + channel];
                }
            }
        }

        return next;
    }

    /// <summary>The pixel behind each texel of a line, border included.</summary>
    private static int[] Sources(int size, TextureWrap wrap)
    {
        IEnumerable<int> once = Enumerable.Range(0, size);
        return wrap switch
        {
            TextureWrap.Clamp => [0, .. once, size - 1],
            TextureWrap.Mirror => [0, .. once, .. once.Reverse(), 0],
            _ => [size - 1, .. once, 0],
        };
    }
}
