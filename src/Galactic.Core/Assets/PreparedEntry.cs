using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Galactic.Assets;

/// <summary>
/// The head of a file of <see cref="PreparedCache"/>: magic, version, key, length of the content and its SHA-256.
/// </summary>
internal static class PreparedEntry
{
    /// <summary>Bytes before the content.</summary>
    public const int HeaderBytes = VersionAt + VersionBytes + HashBytes + sizeof(long) + HashBytes;

    private const int VersionAt = 8, VersionBytes = 16, HashBytes = SHA256.HashSizeInBytes;
    private const int KeyAt = VersionAt + VersionBytes, LengthAt = KeyAt + HashBytes, SumAt = LengthAt + sizeof(long);

    private static ReadOnlySpan<byte> Magic => "GALPREP1"u8;

    /// <summary>The head for a content.</summary>
    public static byte[] Header(ReadOnlySpan<byte> content, ReadOnlySpan<byte> key, Guid version)
    {
        byte[] header = new byte[HeaderBytes];
        Magic.CopyTo(header);
        version.TryWriteBytes(header.AsSpan(VersionAt));
        key.CopyTo(header.AsSpan(KeyAt));
        BinaryPrimitives.WriteInt64LittleEndian(header.AsSpan(LengthAt), content.Length);
        SHA256.HashData(content, header.AsSpan(SumAt));
        return header;
    }

    /// <summary>Why a file is not the entry of a key and version; null if it is.</summary>
    public static string? FaultOf(ReadOnlySpan<byte> file, ReadOnlySpan<byte> key, Guid version)
    {
        if (file.Length < HeaderBytes || !file.StartsWith(Magic))
        {
            return "it is no whole entry";
        }

        if (new Guid(file.Slice(VersionAt, VersionBytes)) != version)
        {
            return "it was made by another version";
        }

        if (!file.Slice(KeyAt, HashBytes).SequenceEqual(key))
        {
            return "it belongs to other content";
        }

        long length = BinaryPrimitives.ReadInt64LittleEndian(file[LengthAt..]);
        if (length != file.Length - HeaderBytes)
        {
            return $"it has {file.Length - HeaderBytes} bytes of {length}";
        }

        Span<byte> sum = stackalloc byte[HashBytes];
        SHA256.HashData(file[HeaderBytes..], sum);
        return sum.SequenceEqual(file.Slice(SumAt, HashBytes)) ? null : "its checksum is wrong";
    }
}
