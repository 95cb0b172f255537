using System.Buffers.Binary;
using System.Globalization;
using System.Numerics;
using System.Text;

namespace Galactic.Assets;

/// <summary>Reads binary and text STL. STL has no colours: every triangle is light grey.</summary>
public static class StlReader
{
    private const int HeaderBytes = 84, FacetBytes = 50;
    private static readonly uint Grey = Color.Rgb(200, 200, 200);

    /// <summary>Reads a file.</summary>
    /// <exception cref="AssetException">The file is missing or damaged.</exception>
    public static MeshAsset Load(string path)
    {
        byte[] bytes = AssetFile.Read(path);
        return AssetFile.Guard(path, "a valid STL file", () => Parse(path, bytes));
    }

    private static MeshAsset Parse(string path, byte[] bytes)
    {
        long claimed = bytes.Length < HeaderBytes ? -1 : BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(80));
        bool binary = claimed >= 0 && HeaderBytes + claimed * FacetBytes == bytes.Length;
        bool text = bytes.AsSpan().StartsWith("solid"u8);
        if (!binary && !text)
        {
            throw new AssetException(
                path, "byte 80", claimed < 0
                    ? $"the file ends after {bytes.Length} bytes, inside the 84-byte STL header"
                    : $"{claimed} facets need {HeaderBytes + claimed * FacetBytes} bytes, the file has {bytes.Length}");
        }

        List<Vector3> corners = binary ? Binary(path, bytes) : Ascii(path, Encoding.ASCII.GetString(bytes));
        var builder = new MeshBuilder();
        for (int i = 0; i < corners.Count; i += 3)
        {
            builder.Triangle(corners[i], corners[i + 1], corners[i + 2], Grey);
        }

        TriangleMesh mesh = MeshWelder.Weld(builder.Build());
        return new MeshAsset(mesh, [new MeshPart("", 0, mesh.TriangleCount)], []);
    }

    private static List<Vector3> Binary(string path, byte[] bytes)
    {
        var corners = new List<Vector3>();
        for (int at = HeaderBytes; at < bytes.Length; at += FacetBytes)
        {
            for (int corner = 0; corner < 3; corner++)
            {
                ReadOnlySpan<byte> data = bytes.AsSpan(at + 12 + corner * 12, 12);
                var position = new Vector3(
                    BinaryPrimitives.ReadSingleLittleEndian(data),
                    BinaryPrimitives.ReadSingleLittleEndian(data[4..]),
                    BinaryPrimitives.ReadSingleLittleEndian(data[8..]));
                corners.Add(float.IsFinite(position.X + position.Y + position.Z)
                    ? position
                    : throw new AssetException(path, $"byte {at}", "a vertex is not finite"));
            }
        }

        return corners;
    }

    private static List<Vector3> Ascii(string path, string text)
    {
        var corners = new List<Vector3>();
        int line = 0;
        foreach (string raw in text.Split('\n'))
        {
            line++;
            string[] words = raw.Split((char[])[' ', '\t', '\r'], StringSplitOptions.RemoveEmptyEntries);
            if (words.Length > 0 && words[0] == "vertex")
            {
                corners.Add(words.Length == 4
                    ? new Vector3(Number(words[1], line), Number(words[2], line), Number(words[3], line))
                    : throw new AssetException(path, $"line {line}", "expected \"vertex x y z\""));
            }
        }

        if (corners.Count == 0 || corners.Count % 3 != 0)
        {
            throw new AssetException(
                path, $"line {line}", $"{corners.Count} vertices, expected 3 per facet and at least one facet");
        }

        return corners;

        float Number(string word, int at) =>
            float.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out float value)
                && float.IsFinite(value)
                ? value
                : throw new AssetException(path, $"line {at}", $"\"{word}\" is not a finite number");
    }
}
