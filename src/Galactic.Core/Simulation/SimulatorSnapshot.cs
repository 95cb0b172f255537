using System.Text;

namespace Galactic.Simulation;

/// <summary>
/// The whole state of a <see cref="BatchSimulator"/> between two steps, as a value that can be kept, written and
/// taken up again. Going on from it gives the same bits as never having stopped. Counters and the fault log are not
/// part of it.
/// </summary>
/// <remarks>
/// On a stream, little endian: magic "GSIM", version (int32), the five numbers of the shape (4 int32, 1 uint64), length
/// (int64), the data in the order of the state's fields, and the FNV-1a hash (uint64) of the data. Other data may
/// come before and after it.
/// </remarks>
public sealed class SimulatorSnapshot
{
    private const int Version = 1;
    private const int Chunk = 1 << 20;
    private static readonly byte[] Magic = "GSIM"u8.ToArray();

    internal SimulatorSnapshot(SnapshotShape shape, byte[] data) => (Shape, Data) = (shape, data);

    /// <summary>Number of envs.</summary>
    public int EnvCount => Shape.Envs;

    /// <summary>Bytes of the state.</summary>
    public int Size => Data.Length;

    internal SnapshotShape Shape { get; }

    internal byte[] Data { get; }

    /// <summary>Reads what <see cref="Write"/> wrote, and not a byte more.</summary>
    /// <exception cref="InvalidDataException">The data is something else, of another version, cut short or
    /// damaged; the message says which.</exception>
    public static SimulatorSnapshot Read(Stream stream)
    {
        using BinaryReader reader = new(stream, Encoding.UTF8, leaveOpen: true);
        try
        {
            byte[] magic = reader.ReadBytes(Magic.Length);
            if (!magic.AsSpan().SequenceEqual(Magic))
            {
                throw new InvalidDataException("This is no simulator snapshot: it does not start with 'GSIM'.");
            }

            int version = reader.ReadInt32();
            if (version != Version)
            {
                throw new InvalidDataException(
                    $"The simulator snapshot has version {version}, this program reads version {Version}.");
            }

            SnapshotShape shape = new(
                reader.ReadInt32(), reader.ReadInt32(), reader.ReadInt32(), reader.ReadInt32(), reader.ReadUInt64());
            byte[] data = ReadData(reader, reader.ReadInt64());
            return reader.ReadUInt64() == Hash(data)
                ? new SimulatorSnapshot(shape, data)
                : throw new InvalidDataException("The simulator snapshot is damaged: its checksum is wrong.");
        }
        catch (EndOfStreamException exception)
        {
            throw new InvalidDataException("The simulator snapshot is cut short.", exception);
        }
    }

    /// <summary>Writes the snapshot at the stream's position.</summary>
    public void Write(Stream stream)
    {
        using BinaryWriter writer = new(stream, Encoding.UTF8, leaveOpen: true);
        writer.Write(Magic);
        writer.Write(Version);
        writer.Write(Shape.Envs);
        writer.Write(Shape.Joints);
        writer.Write(Shape.MaxObjects);
        writer.Write(Shape.Episodes);
        writer.Write(Shape.Content);
        writer.Write((long)Data.Length);
        writer.Write(Data);
        writer.Write(Hash(Data));
    }

    /// <summary>Grows with what is really there, so that a wrong length cannot ask for all memory.</summary>
    internal static byte[] ReadData(BinaryReader reader, long length)
    {
        if (length is < 0 or > int.MaxValue)
        {
            throw new InvalidDataException($"The simulator snapshot claims to have {length} bytes.");
        }

        using MemoryStream data = new();
        while (data.Length < length)
        {
            byte[] part = reader.ReadBytes((int)Math.Min(Chunk, length - data.Length));
            if (part.Length == 0)
            {
                throw new EndOfStreamException();
            }

            data.Write(part);
        }

        return data.ToArray();
    }

    /// <summary>FNV-1a (Fowler, Noll and Vo).</summary>
    internal static ulong Hash(ReadOnlySpan<byte> data)
    {
        ulong hash = 0xCBF29CE484222325UL;
        foreach (byte value in data)
        {
            hash = (hash ^ value) * 0x100000001B3UL;
        }

        return hash;
    }
}
