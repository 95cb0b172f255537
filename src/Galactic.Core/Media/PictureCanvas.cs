using System.Runtime.InteropServices;

namespace Galactic.Media;

/// <summary>Draws a <see cref="Picture"/>: pictures, rectangles and captions, clipped at the edges.</summary>
public sealed class PictureCanvas
{
    private readonly byte[] rgba;

    /// <summary>A canvas of one colour; 0 is transparent.</summary>
    public PictureCanvas(int width, int height, uint background = 0)
    {
        PngWriter.CheckSize((long)width * height * 4, width, height, 4);
        Width = width;
        Height = height;
        rgba = new byte[width * height * 4];
        MemoryMarshal.Cast<byte, uint>(rgba.AsSpan()).Fill(background);
    }

    /// <summary>A canvas that starts as a copy of a picture.</summary>
    public PictureCanvas(Picture picture)
        : this(picture.Width, picture.Height) => picture.Pixels.CopyTo(rgba);

    /// <summary>Pixels in a row.</summary>
    public int Width { get; }

    /// <summary>Rows.</summary>
    public int Height { get; }

    /// <summary>Draws a picture over what is there; its top left pixel comes to (x, y).</summary>
    public PictureCanvas Paste(Picture picture, int x, int y)
    {
        for (int row = Math.Max(0, -y); row < Math.Min(picture.Height, Height - y); row++)
        {
            for (int column = Math.Max(0, -x); column < Math.Min(picture.Width, Width - x); column++)
            {
                Blend(x + column, y + row, picture[column, row]);
            }
        }

        return this;
    }

    /// <summary>Fills a rectangle.</summary>
    public PictureCanvas Fill(int x, int y, int width, int height, uint color)
    {
        int right = (int)Math.Min(Width, (long)x + width);
        int bottom = (int)Math.Min(Height, (long)y + height);
        for (int row = Math.Max(0, y); row < bottom; row++)
        {
            for (int column = Math.Max(0, x); column < right; column++)
            {
                Blend(column, row, color);
            }
        }

        return this;
    }

    /// <summary>Draws the edge of a rectangle, inside it.</summary>
    public PictureCanvas Outline(int x, int y, int width, int height, uint color, int thickness = 1)
    {
        int line = Math.Min(thickness, (Math.Min(width, height) + 1) / 2);
        int inner = Math.Max(0, height - 2 * line);
        Fill(x, y, width, line, color);
        Fill(x, y + line, line, inner, color);
        Fill(x + width - line, y + line, line, inner, color);
        return Fill(x, y + line + inner, width, Math.Max(0, height - line - inner), color);
    }

    /// <summary>
    /// Writes printable ASCII in a 5 x 7 font, 6 pixels a character; other characters show as a box and line
    /// breaks start a new row of 9 pixels.
    /// </summary>
    /// <param name="text">What to write.</param>
    /// <param name="x">Left edge.</param>
    /// <param name="y">Top edge.</param>
    /// <param name="color">Packed as <see cref="Galactic.Assets.Color"/> does.</param>
    /// <param name="scale">Pixels per font pixel.</param>
    public PictureCanvas Text(string text, int x, int y, uint color, int scale = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(scale, 1);
        int column = 0;
        int line = 0;
        foreach (char character in text)
        {
            if (character == '\n')
            {
                column = 0;
                line++;
                continue;
            }

            int left = x + column++ * BitmapFont.Advance * scale;
            Glyph(character, left, y + line * BitmapFont.LineHeight * scale, color, scale);
        }

        return this;
    }

    /// <summary>Pixels that <see cref="Text"/> covers.</summary>
    public static (int Width, int Height) MeasureText(string text, int scale = 1)
    {
        string[] lines = text.Split('\n');
        int columns = lines.Max(line => line.Length);
        int width = Math.Max(0, columns * BitmapFont.Advance - 1) * scale;
        return (width, ((lines.Length - 1) * BitmapFont.LineHeight + BitmapFont.Height) * scale);
    }

    /// <summary>A copy of what was drawn.</summary>
    public Picture ToPicture() => new(Width, Height, rgba);

    private void Glyph(char character, int x, int y, uint color, int scale)
    {
        for (int row = 0; row < BitmapFont.Height; row++)
        {
            for (int column = 0; column < BitmapFont.Width; column++)
            {
                if (BitmapFont.IsSet(character, column, row))
                {
                    Fill(x + column * scale, y + row * scale, scale, scale, color);
                }
            }
        }
    }

    /// <summary>Porter-Duff "over" of colours that are not premultiplied.</summary>
    private void Blend(int x, int y, uint color)
    {
        Span<uint> pixel = MemoryMarshal.Cast<byte, uint>(rgba.AsSpan((y * Width + x) * 4, 4));
        uint alpha = color >> 24;
        uint below = pixel[0];
        if (alpha == 255 || below >> 24 == 0)
        {
            pixel[0] = alpha == 0 ? below : color;
            return;
        }

        uint belowAlpha = (below >> 24) * (255 - alpha);
        uint total = alpha * 255 + belowAlpha;
        uint result = (total + 127) / 255 << 24;
        for (int shift = 0; shift < 24; shift += 8)
        {
            uint channel = (color >> shift & 255) * alpha * 255 + (below >> shift & 255) * belowAlpha;
            result |= (channel + total / 2) / total << shift;
        }

        pixel[0] = result;
    }
}
