using System.Buffers.Binary;
using System.Runtime.InteropServices;
using Galactic.Assets;

namespace Galactic.Datasets.Formats;

/// <summary>Reads a little-endian binary file from front to back; errors name the byte they are at.</summary>
internal sealed class ByteReader(string file)
{
    private readonly byte[] bytes = AssetFile.Read(file);

    public int Offset { get; private set; }

    public int Left => bytes.Length - Offset;

    public uint UInt32(string what) => BinaryPrimitives.ReadUInt32LittleEndian(Take(4, what));

    public int Int32(string what) => BinaryPrimitives.ReadInt32LittleEndian(Take(4, what));

    public ulong UInt64(string what) => BinaryPrimitives.ReadUInt64LittleEndian(Take(8, what));

    /// <summary>A finite number.</summary>
    public float Single(string what)
    {
        float value = BinaryPrimitives.ReadSingleLittleEndian(Take(4, what));
        return float.IsFinite(value) ? value : throw Wrong($"{what} is {value}, expected a finite number", 4);
    }

    /// <summary>A whole number in [low, high].</summary>
    public int Count(string what, int low, int high)
    {
        int value = Int32(what);
        return value >= low && value <= high
            ? value
            : throw Wrong($"{what} is {value}, expected {low} to {high}", 4);
    }

    /// <summary>Plain values in a row.</summary>
    public T[] Values<T>(int count, string what)
        where T : unmanaged
    {
        long size = (long)count * Marshal.SizeOf<T>();
        if (size > Left)
        {
            throw Wrong($"{what} takes {size} bytes, but only {Left} are left", 0);
        }

        // Files and all machines this runs on are little-endian.
        return MemoryMarshal.Cast<byte, T>(Take((int)size, what)).ToArray();
    }

    public ReadOnlySpan<byte> Take(int count, string what)
    {
        if (count > Left)
        {
            throw Wrong($"the file ends in {what}, {count - Left} bytes are missing", 0);
        }

        Offset += count;
        return bytes.AsSpan(Offset - count, count);
    }

    /// <summary>An error at the byte that is <paramref name="back"/> before the next one.</summary>
    public AssetException Wrong(string problem, int back) => new(file, $"byte {Offset - back}", problem);
}
