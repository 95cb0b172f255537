using System.Numerics;
using Galactic.Assets;
using Galactic.Compute;

namespace Galactic.Rendering;

/// <summary>Owner of one texture as the shader reads it, see <see cref="TextureData"/>.</summary>
internal sealed unsafe class PreparedTexture : IDisposable
{
    /// <summary>Largest edge, so that a texel's place in its texture is a whole number in a float.</summary>
    public const int MaxEdge = 2048;

    private readonly NativeArray<uint> texels;

    /// <summary>Copies the levels of an image from the largest within a limit on.</summary>
    /// <param name="image">Image.</param>
    /// <param name="wrapX">Beyond its left and right edges.</param>
    /// <param name="wrapY">Beyond its top and bottom edges.</param>
    /// <param name="color">Linear base colour that the texels are multiplied by.</param>
    /// <param name="limit">Longest edge, texels.</param>
    public PreparedTexture(Texture image, TextureWrap wrapX, TextureWrap wrapY, Vector4 color, int limit)
    {
        TexelTint tint = new(color);
        TextureLevel[] levels = [.. image.Levels.SkipWhile(l => l.Width > limit || l.Height > limit)];
        (int foldX, int foldY) = (wrapX == TextureWrap.Mirror ? 2 : 1, wrapY == TextureWrap.Mirror ? 2 : 1);
        texels = new NativeArray<uint>(levels.Sum(l => (l.Width * foldX + 2L) * (l.Height * foldY + 2)));
        Data = new TextureData
        {
            Texels = texels.Pointer,
            Width = levels[0].Width * foldX,
            Height = levels[0].Height * foldY,
            RepeatX = wrapX == TextureWrap.Clamp ? 0 : 1,
            RepeatY = wrapY == TextureWrap.Clamp ? 0 : 1,
            ScaleX = 1f / foldX,
            ScaleY = 1f / foldY,
            LastLevel = levels.Length - 1,
        };
        uint* next = texels.Pointer;
        for (int i = 0; i < TextureData.MaxLevels; i++)
        {
            TextureLevel level = levels[Math.Min(i, levels.Length - 1)];
            Data.Widths[i] = level.Width * foldX;
            Data.Heights[i] = level.Height * foldY;
            Data.Offsets[i] = next - texels.Pointer;
            if (i < levels.Length)
            {
                next = Copy(level, wrapX, wrapY, tint, next);
            }
        }
    }

    /// <summary>Numbers and addresses, valid until dispose.</summary>
    public TextureData Data;

    /// <summary>Memory of all levels.</summary>
    public long Bytes => texels.Length * sizeof(uint);

    /// <inheritdoc/>
    public void Dispose() => texels.Dispose();

    private static uint* Copy(TextureLevel level, TextureWrap wrapX, TextureWrap wrapY, TexelTint tint, uint* next)
    {
        int[] columns = Sources(level.Width, wrapX);
        ReadOnlySpan<byte> pixels = level.Rgba.Span;
        foreach (int y in Sources(level.Height, wrapY))
        {
            foreach (int x in columns)
            {
                *next++ = tint.Of(pixels.Slice(4 * (y * level.Width + x), 4));
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
