using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace Galactic.Assets;

/// <summary>Reads the numbers of a PLY file one after another, whatever their encoding.</summary>
internal sealed class PlyValues(string path, byte[] bytes, PlyHeader header)
{
    private int at = header.DataStart;

    /// <summary>The next value of a scalar property; a list is skipped and gives 0.</summary>
    public double Next(PlyProperty property)
    {
        if (property.CountType is null)
        {
            return Number(property.Type);
        }

        Skip(property);
        return 0;
    }

    /// <summary>Moves past a property.</summary>
    public void Skip(PlyProperty property)
    {
        int count = property.CountType is null ? 1 : ListLength(property, int.MaxValue);
        for (int i = 0; i < count; i++)
        {
            Number(property.Type);
        }
    }

    /// <summary>The length that precedes a list.</summary>
    public int ListLength(PlyProperty property, int limit)
    {
        double length = Number(property.CountType!.Value);
        return length >= 0
            && length <= limit ? (int)length : throw Bad($"a list of {length} values, expected 0 to {limit}");
    }

    /// <summary>The next number.</summary>
    public double Number(PlyType type) => header.Format == PlyFormat.Ascii ? Word() : Binary(type);

    /// <summary>An error at the current place.</summary>
    public AssetException Bad(string problem) => new(path, $"byte {at}", problem);

    private double Word()
    {
        while (at < bytes.Length && bytes[at] <= ' ')
        {
            at++;
        }

        int start = at;
        while (at < bytes.Length && bytes[at] > ' ')
        {
            at++;
        }

        string word = Encoding.ASCII.GetString(bytes, start, at - start);
        return double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out double value)
            ? value
            : throw Bad(word.Length == 0 ? "the file ends before its last element" : $"\"{word}\" is not a number");
    }

    private double Binary(PlyType type)
    {
        int size = type switch
        {
            PlyType.Int8 or PlyType.UInt8 => 1,
            PlyType.Int16 or PlyType.UInt16 => 2,
            PlyType.Double => 8,
            _ => 4,
        };
        if (at + size > bytes.Length)
        {
            throw Bad("the file ends before its last element");
        }

        Span<byte> data = stackalloc byte[8];
        bytes.AsSpan(at, size).CopyTo(data);
        if (header.Format == PlyFormat.BigEndian)
        {
            data[..size].Reverse();
        }

        at += size;
        return type switch
        {
            PlyType.Int8 => (sbyte)data[0],
            PlyType.UInt8 => data[0],
            PlyType.Int16 => BinaryPrimitives.ReadInt16LittleEndian(data),
            PlyType.UInt16 => BinaryPrimitives.ReadUInt16LittleEndian(data),
            PlyType.Int32 => BinaryPrimitives.ReadInt32LittleEndian(data),
            PlyType.UInt32 => BinaryPrimitives.ReadUInt32LittleEndian(data),
            PlyType.Float => BinaryPrimitives.ReadSingleLittleEndian(data),
            _ => BinaryPrimitives.ReadDoubleLittleEndian(data),
        };
    }
}
