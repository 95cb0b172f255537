using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Galactic.Tests.Media;

/// <summary>A PNG and APNG reader written from the specification, independent of the writer.</summary>
internal static class PngParser
{
    public sealed record Chunk(string Type, byte[] Data);

    /// <summary>Chunks in order; checks the signature, the lengths and every checksum.</summary>
    public static List<Chunk> Chunks(byte[] file)
    {
        Assert.Equal([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], file[..8]);
        List<Chunk> chunks = [];
        int position = 8;
        while (position < file.Length)
        {
            int length = BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(position));
            byte[] typed = file[(position + 4)..(position + 8 + length)];
            Assert.Equal(BitwiseCrc(typed), BinaryPrimitives.ReadUInt32BigEndian(file.AsSpan(position + 8 + length)));
            chunks.Add(new Chunk(Encoding.ASCII.GetString(typed, 0, 4), typed[4..]));
            position += 12 + length;
        }

        return chunks;
    }

    /// <summary>Inflates and unfilters rows of one byte a sample.</summary>
    public static byte[] Rows(byte[] compressed, int rowBytes, int height, int pixelBytes)
    {
        using ZLibStream zlib = new(new MemoryStream(compressed), CompressionMode.Decompress);
        byte[] result = new byte[rowBytes * height];
        for (int y = 0; y < height; y++)
        {
            int filter = zlib.ReadByte();
            for (int i = 0; i < rowBytes; i++)
            {
                int a = i >= pixelBytes ? result[y * rowBytes + i - pixelBytes] : 0;
                int b = y > 0 ? result[(y - 1) * rowBytes + i] : 0;
                int c = y > 0 && i >= pixelBytes ? result[(y - 1) * rowBytes + i - pixelBytes] : 0;
                int[] order = [Math.Abs(b - c), Math.Abs(a - c), Math.Abs(a + b - 2 * c)];
                int nearest = new[] { a, b, c }[Array.IndexOf(order, order.Min())];
                int guess = new[] { 0, a, b, (a + b) / 2, nearest }[filter];
                result[y * rowBytes + i] = (byte)(zlib.ReadByte() + guess);
            }
        }

        Assert.Equal(-1, zlib.ReadByte());
        return result;
    }

    private static uint BitwiseCrc(byte[] data)
    {
        uint crc = 0xFFFFFFFF;
        foreach (byte value in data)
        {
            crc ^= value;
            for (int bit = 0; bit < 8; bit++)
            {
                crc = (crc >> 1) ^ (0xEDB88320 * (crc & 1));
            }
        }

        return ~crc;
    }
}
