using System.Runtime.InteropServices;

namespace Galactic.Media;

public sealed partial class Picture
{
    /// <summary>A rectangle of the picture.</summary>
    /// <exception cref="ArgumentException">The rectangle is empty or reaches outside.</exception>
    public Picture Crop(int x, int y, int width, int height)
    {
        if (x < 0 || y < 0 || width < 1 || height < 1 || x > Width - width || y > Height - height)
        {
            throw new ArgumentException(
                $"The rectangle {width} x {height} at ({x}, {y}) is not inside the {Width} x {Height} picture.");
        }

        byte[] rgba = new byte[width * height * 4];
        for (int row = 0; row < height; row++)
        {
            Row(y + row).Slice(x * 4, width * 4).CopyTo(rgba.AsSpan(row * width * 4));
        }

        return Own(width, height, rgba);
    }

    /// <summary>Another size with crisp pixels: each takes the source pixel under its centre.</summary>
    public Picture ScaleNearest(int width, int height)
    {
        PngWriter.CheckSize((long)width * height * 4, width, height, 4);
        byte[] rgba = new byte[width * height * 4];
        Span<uint> target = MemoryMarshal.Cast<byte, uint>(rgba.AsSpan());
        for (int y = 0; y < height; y++)
        {
            int row = (int)((2L * y + 1) * Height / (2L * height));
            ReadOnlySpan<uint> source = MemoryMarshal.Cast<byte, uint>(Row(row));
            for (int x = 0; x < width; x++)
            {
                target[y * width + x] = source[(int)((2L * x + 1) * Width / (2L * width))];
            }
        }

        return Own(width, height, rgba);
    }

    /// <summary>
    /// Another size with soft pixels: each channel is interpolated linearly between the source's pixel centres, and
    /// averaged over the pixel's area when the picture shrinks. Colours are weighted by alpha.
    /// </summary>
    public Picture ScaleBilinear(int width, int height)
    {
        PngWriter.CheckSize((long)width * height * 4, width, height, 4);
        LinearWeights columns = new(Width, width);
        LinearWeights rows = new(Height, height);
        float[] half = new float[Height * width * 4];
        for (int y = 0; y < Height; y++)
        {
            ScaleRow(Row(y), columns, half.AsSpan(y * width * 4, width * 4));
        }

        byte[] rgba = new byte[width * height * 4];
        float[] sum = new float[width * 4];
        for (int y = 0; y < height; y++)
        {
            SumRows(half, rows, y, sum);
            Unpremultiply(sum, rgba.AsSpan(y * width * 4, width * 4));
        }

        return Own(width, height, rgba);
    }

    /// <summary>The largest size of the same shape that fits, soft; the picture itself when it fits already.</summary>
    public Picture FitInside(int maxWidth, int maxHeight)
    {
        double scale = Math.Min((double)maxWidth / Width, (double)maxHeight / Height);
        return scale >= 1
            ? this
            : ScaleBilinear(Math.Max(1, (int)(Width * scale)), Math.Max(1, (int)(Height * scale)));
    }

    /// <summary>Puts pictures on a grid, row by row; each is centred in a cell as large as the largest.</summary>
    /// <param name="pictures">At least one.</param>
    /// <param name="columns">Cells in a row.</param>
    /// <param name="gap">Pixels between cells.</param>
    /// <param name="background">Colour between and behind them; 0 is transparent.</param>
    public static Picture Tile(IReadOnlyList<Picture> pictures, int columns, int gap = 4, uint background = 0)
    {
        if (pictures.Count == 0)
        {
            throw new ArgumentException("A grid needs at least one picture.", nameof(pictures));
        }

        ArgumentOutOfRangeException.ThrowIfLessThan(columns, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(gap);
        int cellWidth = pictures.Max(picture => picture.Width);
        int cellHeight = pictures.Max(picture => picture.Height);
        int across = Math.Min(columns, pictures.Count);
        int down = (pictures.Count + columns - 1) / columns;
        PictureCanvas canvas = new(across * (cellWidth + gap) - gap, down * (cellHeight + gap) - gap, background);
        for (int i = 0; i < pictures.Count; i++)
        {
            int x = i % columns * (cellWidth + gap) + (cellWidth - pictures[i].Width) / 2;
            int y = i / columns * (cellHeight + gap) + (cellHeight - pictures[i].Height) / 2;
            canvas.Paste(pictures[i], x, y);
        }

        return canvas.ToPicture();
    }

    private static void ScaleRow(ReadOnlySpan<byte> row, LinearWeights weights, Span<float> target)
    {
        for (int x = 0; x < target.Length / 4; x++)
        {
            Span<float> pixel = target.Slice(x * 4, 4);
            ReadOnlySpan<float> taps = weights.Taps(x, out int first);
            for (int tap = 0; tap < taps.Length; tap++)
            {
                ReadOnlySpan<byte> source = row.Slice((first + tap) * 4, 4);
                float alpha = taps[tap] * source[3];
                pixel[0] += alpha * source[0];
                pixel[1] += alpha * source[1];
                pixel[2] += alpha * source[2];
                pixel[3] += alpha;
            }
        }
    }

    private static void SumRows(float[] rows, LinearWeights weights, int y, float[] sum)
    {
        Array.Clear(sum);
        ReadOnlySpan<float> taps = weights.Taps(y, out int first);
        for (int tap = 0; tap < taps.Length; tap++)
        {
            ReadOnlySpan<float> row = rows.AsSpan((first + tap) * sum.Length, sum.Length);
            for (int i = 0; i < row.Length; i++)
            {
                sum[i] += taps[tap] * row[i];
            }
        }
    }

    private static void Unpremultiply(ReadOnlySpan<float> sum, Span<byte> rgba)
    {
        for (int i = 0; i < sum.Length; i += 4)
        {
            float alpha = sum[i + 3];
            float scale = alpha > 0 ? 1 / alpha : 0;
            for (int c = 0; c < 3; c++)
            {
                rgba[i + c] = (byte)Math.Clamp(MathF.Round(sum[i + c] * scale), 0, 255);
            }

            rgba[i + 3] = (byte)Math.Clamp(MathF.Round(alpha), 0, 255);
        }
    }
}
