using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using Galactic.Assets;

namespace Galactic.Learning;

/// <summary>
/// Reads and writes named 32-bit float tensors in the safetensors format: eight bytes with the length of a JSON
/// header, the header, and the data it points into.
/// </summary>
public static class SafeTensors
{
    private const int MaximumHeader = 16 << 20;

    /// <summary>Writes a file in one step: it is either complete or not there.</summary>
    /// <param name="path">File to write; replaced if it exists.</param>
    /// <param name="tensors">Tensors in the order of the file.</param>
    public static void Save(string path, IReadOnlyList<NamedTensor> tensors)
    {
        JsonObject header = [];
        long offset = 0;
        foreach (NamedTensor tensor in tensors)
        {
            long end = offset + tensor.Values.Length * sizeof(float);
            header.Add(tensor.Name, new JsonObject
            {
                ["dtype"] = "F32",
                ["shape"] = new JsonArray([.. tensor.Shape.Select(n => JsonValue.Create(n))]),
                ["data_offsets"] = new JsonArray(offset, end),
            });
            offset = end;
        }

        byte[] json = JsonSerializer.SerializeToUtf8Bytes(header);

        // The format allows spaces after the header; with them the data starts at a multiple of 8.
        int padded = (json.Length + 7) / 8 * 8;
        AtomicFile.Write(path, stream =>
        {
            Span<byte> length = stackalloc byte[8];
            BinaryPrimitives.WriteUInt64LittleEndian(length, (ulong)padded);
            stream.Write(length);
            stream.Write(json);
            stream.Write("       "u8[..(padded - json.Length)]);
            foreach (NamedTensor tensor in tensors)
            {
                stream.Write(MemoryMarshal.AsBytes(tensor.Values.AsSpan()));
            }
        });
    }

    /// <summary>Reads all tensors of a file, in its order.</summary>
    /// <exception cref="InvalidDataException">The file is damaged or holds another number type; the message names
    /// the file and the tensor.</exception>
    public static IReadOnlyList<NamedTensor> Load(string path)
    {
        using FileStream stream = File.OpenRead(path);
        Span<byte> length = stackalloc byte[8];
        if (stream.ReadAtLeast(length, 8, throwOnEndOfStream: false) < 8)
        {
            throw new InvalidDataException($"{path} is too short to be a safetensors file.");
        }

        ulong size = BinaryPrimitives.ReadUInt64LittleEndian(length);
        if (size > MaximumHeader || size > (ulong)(stream.Length - 8))
        {
            throw new InvalidDataException(
                $"{path} is not a complete safetensors file: its header would take {size} of {stream.Length - 8} bytes.");
        }

        byte[] header = new byte[size];
        stream.ReadExactly(header);
        IReadOnlyList<Entry> entries = ReadHeader(path, header, stream.Length - 8 - (long)size);
        List<NamedTensor> tensors = [];
        foreach (Entry entry in entries)
        {
            float[] values = new float[(entry.End - entry.Begin) / sizeof(float)];
            stream.Position = 8 + (long)size + entry.Begin;
            stream.ReadExactly(MemoryMarshal.AsBytes(values.AsSpan()));
            tensors.Add(new NamedTensor(entry.Name, entry.Shape, values));
        }

        return tensors;
    }

    private static IReadOnlyList<Entry> ReadHeader(string path, byte[] json, long dataBytes)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(json);
            Entry[] entries = [.. document.RootElement.EnumerateObject()
                .Where(p => p.Name != "__metadata__")
                .Select(p => ReadEntry(p, dataBytes))
                .OrderBy(e => e.Begin).ThenBy(e => e.End)];
            CheckCoverage(entries, dataBytes);
            return entries;
        }
        catch (Exception exception) when (exception is JsonException or InvalidDataException
            or InvalidOperationException or KeyNotFoundException or FormatException or OverflowException)
        {
            throw new InvalidDataException($"{path} has a damaged safetensors header: {exception.Message}", exception);
        }
    }

    private static Entry ReadEntry(JsonProperty property, long dataBytes)
    {
        string? type = property.Value.GetProperty("dtype").GetString();
        long[] shape = [.. property.Value.GetProperty("shape").EnumerateArray().Select(n => n.GetInt64())];
        long[] offsets = [.. property.Value.GetProperty("data_offsets").EnumerateArray().Select(n => n.GetInt64())];
        if (type != "F32")
        {
            throw new InvalidDataException($"tensor {property.Name} has number type {type}, expected F32.");
        }

        if (shape.Any(n => n < 0))
        {
            throw new InvalidDataException($"tensor {property.Name} has shape [{string.Join(", ", shape)}].");
        }

        long bytes = shape.Aggregate((long)sizeof(float), (a, b) => checked(a * b));
        if (offsets.Length != 2 || offsets[0] < 0 || offsets[1] > dataBytes || offsets[1] - offsets[0] != bytes)
        {
            throw new InvalidDataException(
                $"tensor {property.Name} [{string.Join(", ", shape)}] needs {bytes} bytes but spans "
                + $"[{string.Join(", ", offsets)}] of {dataBytes}.");
        }

        return new Entry(property.Name, shape, offsets[0], offsets[1]);
    }

    /// <summary>Without this check a small file could ask for any amount of memory by naming its data twice.</summary>
    private static void CheckCoverage(Entry[] entries, long dataBytes)
    {
        long end = 0;
        HashSet<string> names = [];
        foreach (Entry entry in entries)
        {
            if (entry.Begin != end || !names.Add(entry.Name))
            {
                throw new InvalidDataException(
                    $"tensor {entry.Name} starts at {entry.Begin} where {end} was expected, or is there twice.");
            }

            end = entry.End;
        }

        if (end != dataBytes)
        {
            throw new InvalidDataException($"the tensors take {end} of {dataBytes} bytes.");
        }
    }

    private sealed record Entry(string Name, long[] Shape, long Begin, long End);
}
