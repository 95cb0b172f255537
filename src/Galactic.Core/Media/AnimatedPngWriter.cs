using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Galactic.Media;

/// <summary>
/// Writes animated PNG, which browsers play in an image element. Frames store only the rectangle that changed;
/// equal frames become one longer frame; up to 256 colours are stored as one byte a pixel.
/// </summary>
public static class AnimatedPngWriter
{
    /// <summary>The file of an animation that repeats for ever.</summary>
    /// <param name="frames">Pictures of one size, at least one.</param>
    /// <param name="framesPerSecond">From above 0 to 1000.</param>
    /// <exception cref="ArgumentException">There is no frame, or sizes differ.</exception>
    public static byte[] Encode(IReadOnlyList<Picture> frames, double framesPerSecond)
    {
        VideoFrames.Check(frames, framesPerSecond);
        FramePalette? palette = FramePalette.Of(frames);
        Layout layout = palette is not null ? Layout.Indexed
            : frames.All(frame => frame.IsOpaque) ? Layout.Rgb : Layout.Rgba;
        List<Step> steps = Plan(frames);
        using MemoryStream memory = new();
        byte type = layout == Layout.Indexed ? PngChunks.IndexedType
            : PngChunks.ColorType(layout == Layout.Rgb ? PngColor.Rgb8 : PngColor.Rgba8);
        PngChunks.WriteHeader(memory, frames[0].Width, frames[0].Height, type);
        Span<byte> control = stackalloc byte[8];
        BinaryPrimitives.WriteInt32BigEndian(control, steps.Count);
        BinaryPrimitives.WriteInt32BigEndian(control[4..], 0);
        PngChunks.Write(memory, "acTL", control);
        WritePalette(memory, palette);
        int sequence = 0;
        foreach (Step step in steps)
        {
            WriteFrame(memory, step, framesPerSecond, ref sequence, Compress(step, layout, palette));
        }

        PngChunks.Write(memory, "IEND", []);
        return memory.ToArray();
    }

    /// <summary>Writes a file; see <see cref="Encode"/>.</summary>
    public static void Write(string path, IReadOnlyList<Picture> frames, double framesPerSecond) =>
        File.WriteAllBytes(path, Encode(frames, framesPerSecond));

    private static List<Step> Plan(IReadOnlyList<Picture> frames)
    {
        List<Step> steps = [new Step(frames[0], 0, 0, 1)];
        for (int i = 1; i < frames.Count; i++)
        {
            FrameDelta delta = FrameDelta.Between(frames[i - 1], frames[i]);
            if (delta.Width == 0)
            {
                steps[^1] = steps[^1] with { Frames = steps[^1].Frames + 1 };
                continue;
            }

            steps.Add(new Step(frames[i].Crop(delta.X, delta.Y, delta.Width, delta.Height), delta.X, delta.Y, 1));
        }

        return steps;
    }

    private static byte[] Compress(Step step, Layout layout, FramePalette? palette)
    {
        Picture picture = step.Picture;
        int count = picture.Width * picture.Height;
        switch (layout)
        {
            case Layout.Indexed:
                byte[] indices = new byte[count];
                ReadOnlySpan<uint> colors = MemoryMarshal.Cast<byte, uint>(picture.Pixels);
                for (int i = 0; i < count; i++)
                {
                    indices[i] = palette![colors[i]];
                }

                return PngChunks.Compress(indices, picture.Width, 1, filtered: false);
            case Layout.Rgb:
                byte[] rgb = new byte[count * 3];
                picture.CopyRgb(rgb);
                return PngChunks.Compress(rgb, picture.Width * 3, 3, filtered: true);
            default:
                return PngChunks.Compress(picture.Pixels, picture.Width * 4, 4, filtered: true);
        }
    }

    private static void WritePalette(Stream stream, FramePalette? palette)
    {
        if (palette is null)
        {
            return;
        }

        uint[] colors = [.. palette.Colors];
        IEnumerable<byte> channels = colors.SelectMany(
            color => new[] { (byte)color, (byte)(color >> 8), (byte)(color >> 16) });
        PngChunks.Write(stream, "PLTE", [.. channels]);
        if (colors.Any(color => color >> 24 != 255))
        {
            PngChunks.Write(stream, "tRNS", [.. colors.Select(color => (byte)(color >> 24))]);
        }
    }

    /// <summary>The frame's control and data; only frame data after the first carries a sequence number.</summary>
    private static void WriteFrame(Stream stream, Step step, double framesPerSecond, ref int sequence, byte[] data)
    {
        bool first = sequence == 0;
        Span<byte> control = stackalloc byte[26];
        control.Clear();
        BinaryPrimitives.WriteInt32BigEndian(control, sequence++);
        BinaryPrimitives.WriteInt32BigEndian(control[4..], step.Picture.Width);
        BinaryPrimitives.WriteInt32BigEndian(control[8..], step.Picture.Height);
        BinaryPrimitives.WriteInt32BigEndian(control[12..], step.X);
        BinaryPrimitives.WriteInt32BigEndian(control[16..], step.Y);
        double milliseconds = Math.Round(step.Frames * 1000 / framesPerSecond);
        BinaryPrimitives.WriteUInt16BigEndian(control[20..], (ushort)Math.Clamp(milliseconds, 1, ushort.MaxValue));
        BinaryPrimitives.WriteUInt16BigEndian(control[22..], 1000);
        PngChunks.Write(stream, "fcTL", control);
        if (first)
        {
            PngChunks.Write(stream, "IDAT", data);
            return;
        }

        byte[] numbered = new byte[data.Length + 4];
        BinaryPrimitives.WriteInt32BigEndian(numbered, sequence++);
        data.CopyTo(numbered, 4);
        PngChunks.Write(stream, "fdAT", numbered);
    }

    private enum Layout
    {
        Indexed,
        Rgb,
        Rgba,
    }

    private sealed record Step(Picture Picture, int X, int Y, int Frames);
}
