using System.Buffers.Binary;

namespace Galactic.Tests.Media;

/// <summary>Plays an animated PNG onto RGBA canvases, written from the specification.</summary>
internal static class ApngPlayer
{
    public static byte[][] Play(byte[] file)
    {
        List<PngParser.Chunk> chunks = PngParser.Chunks(file);
        byte[] header = chunks[0].Data;
        (int width, int height) = (Word(header, 0), Word(header, 4));
        byte[]? palette = chunks.Find(chunk => chunk.Type == "PLTE")?.Data;
        byte[] alpha = chunks.Find(chunk => chunk.Type == "tRNS")?.Data ?? [];
        int samples = header[9] switch { 3 => 1, 2 => 3, 6 => 4, _ => throw new InvalidDataException() };
        byte[] canvas = new byte[width * height * 4];
        List<byte[]> frames = [];
        byte[] control = [];
        foreach (PngParser.Chunk chunk in chunks)
        {
            if (chunk.Type == "fcTL")
            {
                control = chunk.Data;
                Assert.Equal(0, control[24] + control[25]);
            }
            else if (chunk.Type is "IDAT" or "fdAT")
            {
                byte[] data = chunk.Type == "IDAT" ? chunk.Data : chunk.Data[4..];
                (int w, int h) = (Word(control, 4), Word(control, 8));
                byte[] pixels = PngParser.Rows(data, w * samples, h, samples);
                for (int i = 0; i < w * h; i++)
                {
                    int target = ((Word(control, 16) + i / w) * width + Word(control, 12) + i % w) * 4;
                    Pixel(pixels.AsSpan(i * samples, samples), palette, alpha).CopyTo(canvas, target);
                }

                frames.Add([.. canvas]);
            }
        }

        return [.. frames];
    }

    private static byte[] Pixel(ReadOnlySpan<byte> samples, byte[]? palette, byte[] alpha) => samples.Length switch
    {
        1 => [.. palette!.AsSpan(samples[0] * 3, 3), samples[0] < alpha.Length ? alpha[samples[0]] : (byte)255],
        3 => [.. samples, 255],
        _ => samples.ToArray(),
    };

    private static int Word(byte[] data, int offset) => BinaryPrimitives.ReadInt32BigEndian(data.AsSpan(offset));
}
