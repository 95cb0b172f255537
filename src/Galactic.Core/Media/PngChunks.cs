using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Galactic.Media;

/// <summary>The container of PNG and APNG: signature, checked chunks, compressed rows.</summary>
internal static class PngChunks
{
    /// <summary>Color type of an indexed image.</summary>
    public const byte IndexedType = 3;

    private static readonly uint[] CrcTable = CreateCrcTable();

    private static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10];

    /// <summary>Bytes of a pixel.</summary>
    public static int Channels(PngColor color) => color switch
    {
        PngColor.Gray8 => 1,
        PngColor.Rgb8 => 3,
        PngColor.Rgba8 => 4,
        _ => throw new ArgumentOutOfRangeException(nameof(color), color, "Unknown PNG color."),
    };

    /// <summary>PNG's own number of a pixel format.</summary>
    public static byte ColorType(PngColor color) => color switch
    {
        PngColor.Gray8 => 0,
        PngColor.Rgb8 => 2,
        _ => 6,
    };

    /// <summary>Signature and IHDR.</summary>
    public static void WriteHeader(Stream stream, int width, int height, byte colorType)
    {
        stream.Write(Signature);
        Span<byte> data = stackalloc byte[13];
        BinaryPrimitives.WriteInt32BigEndian(data, width);
        BinaryPrimitives.WriteInt32BigEndian(data[4..], height);
        data[8] = 8;
        data[9] = colorType;
        data[10..].Clear();
        Write(stream, "IHDR", data);
    }

    /// <summary>Length, type, data and checksum of a chunk.</summary>
    public static void Write(Stream stream, string type, ReadOnlySpan<byte> data)
    {
        Span<byte> word = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(word, data.Length);
        stream.Write(word);
        Encoding.ASCII.GetBytes(type, word);
        stream.Write(word);
        stream.Write(data);
        uint crc = ~Crc(data, Crc(word, uint.MaxValue));
        BinaryPrimitives.WriteUInt32BigEndian(word, crc);
        stream.Write(word);
    }

    /// <summary>
    /// Filters and compresses rows of an image; <paramref name="filtered"/> is false for indexed pixels.
    /// </summary>
    public static byte[] Compress(ReadOnlySpan<byte> pixels, int rowBytes, int pixelBytes, bool filtered)
    {
        using MemoryStream memory = new();
        using (ZLibStream zlib = new(memory, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            PngFilter filter = new(rowBytes, pixelBytes, filtered);
            for (int start = 0; start < pixels.Length; start += rowBytes)
            {
                zlib.Write(filter.Next(pixels.Slice(start, rowBytes)));
            }
        }

        return memory.ToArray();
    }

    private static uint Crc(ReadOnlySpan<byte> data, uint crc)
    {
        foreach (byte value in data)
        {
            crc = CrcTable[(byte)(crc ^ value)] ^ crc >> 8;
        }

        return crc;
    }

    /// <summary>CRC-32 of ISO 3309, reflected polynomial 0xEDB88320.</summary>
    private static uint[] CreateCrcTable()
    {
        uint[] table = new uint[256];
        for (uint i = 0; i < 256; i++)
        {
            uint value = i;
            for (int bit = 0; bit < 8; bit++)
            {
                value = (value & 1) != 0 ? 0xEDB88320 ^ value >> 1 : value >> 1;
            }

            table[i] = value;
        }

        return table;
    }
}
