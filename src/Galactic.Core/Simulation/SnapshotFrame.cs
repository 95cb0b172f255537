using System.Text;

namespace Galactic.Simulation;

/// <summary>What all snapshots in a stream share: a magic word, a version, and data with length and checksum.</summary>
/// <param name="Name">What it is, for errors: "simulator snapshot".</param>
/// <param name="Magic">Four letters it starts with.</param>
/// <param name="Version">The only version that is read.</param>
internal sealed record SnapshotFrame(string Name, string Magic, int Version)
{
    private const int Chunk = 1 << 20;

    /// <summary>Checks the start of a snapshot and reads the rest of it.</summary>
    /// <exception cref="InvalidDataException">The data is something else, of another version, cut short or damaged.</exception>
    public T Read<T>(Stream stream, Func<BinaryReader, T> body)
    {
        using BinaryReader reader = new(stream, Encoding.UTF8, leaveOpen: true);
        try
        {
            if (!reader.ReadBytes(Magic.Length).AsSpan().SequenceEqual(Encoding.ASCII.GetBytes(Magic)))
            {
                throw new InvalidDataException($"This is no {Name}: it does not start with '{Magic}'.");
            }

            int version = reader.ReadInt32();
            return version == Version
                ? body(reader)
                : throw new InvalidDataException(
                    $"The {Name} has version {version}, this program reads version {Version}.");
        }
        catch (EndOfStreamException exception)
        {
            throw new InvalidDataException($"The {Name} is cut short.", exception);
        }
    }

    /// <summary>Starts a snapshot; the caller writes its body and disposes the writer.</summary>
    public BinaryWriter Begin(Stream stream)
    {
        BinaryWriter writer = new(stream, Encoding.UTF8, leaveOpen: true);
        writer.Write(Encoding.ASCII.GetBytes(Magic));
        writer.Write(Version);
        return writer;
    }

    /// <summary>Reads what <see cref="WriteData"/> wrote. Memory grows with what is really there, so that a wrong length
    /// cannot ask for all of it.</summary>
    public byte[] ReadData(BinaryReader reader)
    {
        long length = reader.ReadInt64();
        if (length is < 0 or > int.MaxValue)
        {
            throw new InvalidDataException($"The {Name} claims to have {length} bytes.");
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

        byte[] bytes = data.ToArray();
        return reader.ReadUInt64() == Hash(bytes)
            ? bytes
            : throw new InvalidDataException($"The {Name} is damaged: its checksum is wrong.");
    }

    /// <summary>Writes length, data and checksum.</summary>
    public static void WriteData(BinaryWriter writer, byte[] data)
    {
        writer.Write((long)data.Length);
        writer.Write(data);
        writer.Write(Hash(data));
    }

    /// <summary>FNV-1a (Fowler, Noll and Vo).</summary>
    private static ulong Hash(ReadOnlySpan<byte> data)
    {
        ulong hash = 0xCBF29CE484222325UL;
        foreach (byte value in data)
        {
            hash = (hash ^ value) * 0x100000001B3UL;
        }

        return hash;
    }
}
