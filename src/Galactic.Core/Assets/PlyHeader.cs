using System.Globalization;
using System.Text;

namespace Galactic.Assets;

/// <summary>The header of a PLY file: format, elements and their properties, and where the data begin.</summary>
internal sealed record PlyHeader(PlyFormat Format, IReadOnlyList<PlyElement> Elements, int DataStart)
{
    private const int MaxElements = 100_000_000;

    /// <summary>Parses the header.</summary>
    /// <exception cref="AssetException">The header is malformed.</exception>
    public static PlyHeader Parse(string path, byte[] bytes)
    {
        var elements = new List<PlyElement>();
        PlyFormat? format = null;
        int at = 0;
        for (int line = 1; ; line++)
        {
            int length = bytes.AsSpan(at).IndexOf((byte)'\n');
            if (length < 0)
            {
                throw new AssetException(path, $"line {line}", "the file ends inside the PLY header");
            }

            string[] words = Encoding.ASCII.GetString(bytes, at, length)
                .Split((char[])[' ', '\t', '\r'], StringSplitOptions.RemoveEmptyEntries);
            at += length + 1;
            switch (words)
            {
                case ["ply"] when line == 1:
                case [] or ["comment" or "obj_info", ..]:
                    break;
                case ["format", var name, "1.0"]:
                    format = FormatOf(name) ?? throw Bad(path, line, words);
                    break;
                case ["element", var name, var count]
                    when int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out int n)
                        && n <= MaxElements:
                    elements.Add(new PlyElement(name, n, []));
                    break;
                case ["property", "list", var countType, var type, var name] when elements.Count > 0:
                    elements[^1].Properties.Add(new PlyProperty(
                        name, TypeOf(type) ?? throw Bad(path, line, words), TypeOf(countType)
                            ?? throw Bad(path, line, words)));
                    break;
                case ["property", var type, var name] when elements.Count > 0:
                    elements[^1].Properties.Add(
                        new PlyProperty(name, TypeOf(type) ?? throw Bad(path, line, words), null));
                    break;
                case ["end_header"] when format is { } known:
                    return new PlyHeader(known, elements, at);
                default:
                    throw Bad(path, line, words);
            }
        }
    }

    private static AssetException Bad(string path, int line, string[] words) =>
        new(path, $"line {line}", $"\"{string.Join(' ', words)}\" is not a valid line of a PLY header");

    private static PlyFormat? FormatOf(string name) => name switch
    {
        "ascii" => PlyFormat.Ascii,
        "binary_little_endian" => PlyFormat.LittleEndian,
        "binary_big_endian" => PlyFormat.BigEndian,
        _ => null,
    };

    private static PlyType? TypeOf(string name) => name switch
    {
        "char" or "int8" => PlyType.Int8,
        "uchar" or "uint8" => PlyType.UInt8,
        "short" or "int16" => PlyType.Int16,
        "ushort" or "uint16" => PlyType.UInt16,
        "int" or "int32" => PlyType.Int32,
        "uint" or "uint32" => PlyType.UInt32,
        "float" or "float32" => PlyType.Float,
        "double" or "float64" => PlyType.Double,
        _ => null,
    };
}
