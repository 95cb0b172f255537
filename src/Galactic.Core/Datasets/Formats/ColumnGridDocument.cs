using System.Buffers.Binary;
using System.Runtime.InteropServices;
using Galactic.Assets;

namespace Galactic.Datasets.Formats;

/// <summary>
/// The contents of a <c>.columngrid</c> file, bit for bit: per layer and cell the interval of sphere centre heights
/// that are free. <see cref="ColumnGridFile"/> turns it into a grid to simulate with and back.
/// </summary>
/// <remarks>
/// Little-endian. 40 bytes: 64-bit magic 0xFACEB00501234567, 32-bit version 1, floats minX, minZ, spacing, radius,
/// 32-bit width, depth, layers. Then per layer width x depth pairs of floats, lowest and highest free height; cell
/// (x, z) is number z * width + x and covers [minX + x * spacing, minX + (x + 1) * spacing), z alike. A cell without
/// an interval in a layer holds the largest float twice; layers go from bottom to top.
/// </remarks>
public sealed record ColumnGridDocument
{
    /// <summary>Marks a missing interval.</summary>
    public const float Missing = float.MaxValue;

    /// <summary>Most layers of a file.</summary>
    public const int MaxLayers = 24;

    private const ulong Magic = 0xFACEB00501234567;
    private const int Version = 1;
    private const int MaxSide = 1 << 14;

    /// <summary>West edge, metres.</summary>
    public required float MinX { get; init; }

    /// <summary>North edge, metres.</summary>
    public required float MinZ { get; init; }

    /// <summary>Edge of a cell, metres.</summary>
    public required float Spacing { get; init; }

    /// <summary>Radius of the sphere the heights are for, metres.</summary>
    public required float Radius { get; init; }

    /// <summary>Cells along x.</summary>
    public required int Width { get; init; }

    /// <summary>Cells along z.</summary>
    public required int Depth { get; init; }

    /// <summary>Per layer: width x depth pairs (lowest, highest free height), metres.</summary>
    public required IReadOnlyList<float[]> Layers { get; init; }

    /// <summary>Reads a file.</summary>
    /// <exception cref="AssetException">The file is missing, is not a column grid, is cut short or too long, or holds
    /// a height that is not a number or intervals out of order.</exception>
    public static ColumnGridDocument Load(string path)
    {
        ByteReader reader = new(path);
        ulong magic = reader.UInt64("the magic number");
        if (magic != Magic)
        {
            throw reader.Wrong($"the magic number is {magic:X16}, expected {Magic:X16} of a column grid", 8);
        }

        reader.Count("the version", Version, Version);
        ColumnGridDocument grid = new()
        {
            MinX = reader.Single("minX"),
            MinZ = reader.Single("minZ"),
            Spacing = Positive(reader, "the grid spacing"),
            Radius = Positive(reader, "the sphere radius"),
            Width = reader.Count("the number of cells along x", 1, MaxSide),
            Depth = reader.Count("the number of cells along z", 1, MaxSide),
            Layers = new float[reader.Count("the number of layers", 0, MaxLayers)][],
        };
        float[][] layers = (float[][])grid.Layers;
        for (int i = 0; i < layers.Length; i++)
        {
            int start = reader.Offset;
            layers[i] = reader.Values<float>(grid.Width * grid.Depth * 2, $"layer {i}");
            Check(path, start, i, layers);
        }

        return reader.Left == 0
            ? grid
            : throw reader.Wrong($"{reader.Left} bytes follow the last layer, expected the end of the file", 0);
    }

    /// <summary>Writes the file, complete or not at all.</summary>
    public void Save(string path) => AtomicFile.Write(path, stream =>
    {
        Span<byte> header = stackalloc byte[40];
        BinaryPrimitives.WriteUInt64LittleEndian(header, Magic);
        BinaryPrimitives.WriteUInt32LittleEndian(header[8..], Version);
        BinaryPrimitives.WriteSingleLittleEndian(header[12..], MinX);
        BinaryPrimitives.WriteSingleLittleEndian(header[16..], MinZ);
        BinaryPrimitives.WriteSingleLittleEndian(header[20..], Spacing);
        BinaryPrimitives.WriteSingleLittleEndian(header[24..], Radius);
        BinaryPrimitives.WriteInt32LittleEndian(header[28..], Width);
        BinaryPrimitives.WriteInt32LittleEndian(header[32..], Depth);
        BinaryPrimitives.WriteInt32LittleEndian(header[36..], Layers.Count);
        stream.Write(header);
        foreach (float[] layer in Layers)
        {
            stream.Write(MemoryMarshal.AsBytes(layer.AsSpan()));
        }
    });

    private static float Positive(ByteReader reader, string what)
    {
        float value = reader.Single(what);
        return value > 0 ? value : throw reader.Wrong($"{what} is {value}, expected more than 0", 4);
    }

    private static void Check(string path, int start, int layer, float[][] layers)
    {
        float[] heights = layers[layer];
        for (int i = 0; i < heights.Length; i += 2)
        {
            (float low, float high) = (heights[i], heights[i + 1]);
            float below = layer == 0 ? float.NegativeInfinity : layers[layer - 1][i + 1];
            bool good = low == Missing && high == Missing
                || (float.IsFinite(low) && low <= high && high < Missing && low >= below && below < Missing);
            if (!good)
            {
                throw new AssetException(path, $"byte {start + (long)i * 4}", FormattableString.Invariant(
                    $"layer {layer}, cell {i / 2}: free from {low} to {high} above an interval that ends at {below}, ")
                    + "expected layers from bottom to top");
            }
        }
    }
}
