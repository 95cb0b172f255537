using System.Buffers.Binary;
using System.Numerics;
using System.Text;

namespace Galactic.Experiments;

/// <summary>
/// A TensorBoard event file: TFRecords (length, checksum, data, checksum) of Event messages in protocol buffers' wire
/// format. Only what scalars need of it.
/// </summary>
/// <remarks>
/// Event: 1 wall_time (double), 2 step (int64), 3 file_version (string), 5 summary. Summary: 1 value, repeated. Value: 1 tag
/// (string), 2 simple_value (float).
/// </remarks>
internal sealed class EventFile : IDisposable
{
    private const string Prefix = "events.out.tfevents.";
    private const int HeaderSize = sizeof(ulong) + sizeof(uint);
    private const int WallTimeTag = (1 << 3) | 1;
    private const int StepTag = (2 << 3) | 0;
    private const int VersionTag = (3 << 3) | 2;
    private const int SummaryTag = (5 << 3) | 2;
    private const int ValueTag = (1 << 3) | 2;
    private const int NameTag = (1 << 3) | 2;
    private const int NumberTag = (2 << 3) | 5;
    private readonly FileStream stream;

    private EventFile(FileStream stream) => this.stream = stream;

    /// <summary>Goes on with the event file of a folder, or starts one.</summary>
    /// <param name="folder">Folder of the run.</param>
    /// <param name="steps">Events after this step are cut off, and so is one that was not written completely.</param>
    public static EventFile Open(string folder, long steps)
    {
        string? existing = Directory.GetFiles(folder, Prefix + "*").Order(StringComparer.Ordinal).LastOrDefault();
        long seconds = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
        string path = existing ?? Path.Combine(folder, $"{Prefix}{seconds:D10}.{Environment.MachineName}");
        FileStream stream = new(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read, bufferSize: 0);
        EventFile file = new(stream);
        stream.SetLength(EndOf(stream, steps));
        stream.Position = stream.Length;
        if (stream.Length == 0)
        {
            using MemoryStream version = file.Begin(0);
            WriteBytes(version, VersionTag, "brain.Event:2"u8);
            file.Append(version);
        }

        return file;
    }

    /// <summary>Adds the numbers of one step.</summary>
    public void Write(long step, IEnumerable<(string Name, float Value)> numbers)
    {
        using MemoryStream summary = new();
        foreach ((string name, float number) in numbers)
        {
            using MemoryStream value = new();
            WriteBytes(value, NameTag, Encoding.UTF8.GetBytes(name));
            value.WriteByte(NumberTag);
            value.Write(BitConverter.GetBytes(number));
            WriteBytes(summary, ValueTag, Bytes(value));
        }

        using MemoryStream message = Begin(step);
        WriteBytes(message, SummaryTag, Bytes(summary));
        Append(message);
    }

    /// <inheritdoc/>
    public void Dispose() => stream.Dispose();

    /// <summary>CRC-32C (Castagnoli), rotated and shifted as TFRecords want it.</summary>
    internal static uint MaskedChecksum(ReadOnlySpan<byte> data)
    {
        uint crc = uint.MaxValue;
        foreach (byte value in data)
        {
            crc = BitOperations.Crc32C(crc, value);
        }

        return BitOperations.RotateRight(~crc, 15) + 0xA282EAD8;
    }

    private static ReadOnlySpan<byte> Bytes(MemoryStream stream) => stream.GetBuffer().AsSpan(0, (int)stream.Length);

    private MemoryStream Begin(long step)
    {
        MemoryStream message = new();
        message.WriteByte(WallTimeTag);
        message.Write(BitConverter.GetBytes(DateTimeOffset.UtcNow.ToUnixTimeMilliseconds() / 1000.0));
        message.WriteByte(StepTag);
        WriteVarint(message, (ulong)step);
        return message;
    }

    /// <summary>One write call per record: what a crash leaves is cut off by the next <see cref="Open"/>.</summary>
    private void Append(MemoryStream message)
    {
        ReadOnlySpan<byte> data = Bytes(message);
        byte[] record = new byte[HeaderSize + data.Length + sizeof(uint)];
        BinaryPrimitives.WriteUInt64LittleEndian(record, (ulong)data.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(record.AsSpan(sizeof(ulong)), MaskedChecksum(record.AsSpan(0, sizeof(ulong))));
        data.CopyTo(record.AsSpan(HeaderSize));
        BinaryPrimitives.WriteUInt32LittleEndian(record.AsSpan(HeaderSize + data.Length), MaskedChecksum(data));
        stream.Write(record);
    }

    private static void WriteBytes(MemoryStream to, int tag, ReadOnlySpan<byte> bytes)
    {
        to.WriteByte((byte)tag);
        WriteVarint(to, (ulong)bytes.Length);
        to.Write(bytes);
    }

    private static void WriteVarint(MemoryStream to, ulong value)
    {
        for (; value >= 0x80; value >>= 7)
        {
            to.WriteByte((byte)(value | 0x80));
        }

        to.WriteByte((byte)value);
    }

    /// <summary>Where the records that are complete and not after a step end.</summary>
    private static long EndOf(FileStream stream, long steps)
    {
        using BinaryReader reader = new(stream, Encoding.UTF8, leaveOpen: true);
        long end = 0;
        while (stream.Length - end >= HeaderSize + sizeof(uint))
        {
            byte[] head = reader.ReadBytes(sizeof(ulong));
            ulong length = BinaryPrimitives.ReadUInt64LittleEndian(head);
            if (reader.ReadUInt32() != MaskedChecksum(head) || length > (ulong)(stream.Length - end - HeaderSize - sizeof(uint)))
            {
                break;
            }

            byte[] data = reader.ReadBytes((int)length);
            if (reader.ReadUInt32() != MaskedChecksum(data) || StepOf(data) > steps)
            {
                break;
            }

            end = stream.Position;
        }

        return end;
    }

    /// <summary>The step of a message that <see cref="Begin"/> began: the time comes first, then the step.</summary>
    private static long StepOf(ReadOnlySpan<byte> message)
    {
        const int At = 1 + sizeof(double);
        if (message.Length <= At || message[At] != StepTag)
        {
            return 0;
        }

        ulong step = 0;
        int shift = 0;
        foreach (byte part in message[(At + 1)..])
        {
            step |= (ulong)(part & 0x7F) << shift;
            shift += 7;
            if (part < 0x80)
            {
                break;
            }
        }

        return (long)step;
    }
}
