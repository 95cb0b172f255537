using System.Text;
using Galactic.Simulation;

namespace Galactic.Tasks;

/// <summary>
/// The whole state of a <see cref="VectorEnv"/> between two steps, as a value that can be kept, written and taken up
/// again: the simulator, the task's memory, what was last observed and which episodes come next.
/// </summary>
/// <remarks>
/// On a stream, little endian: magic "GENV", version (int32), the state of the random stream (uint64), the shared turn
/// (int32), length (int64), data, FNV-1a hash (uint64) of the data, then the simulator's own snapshot.
/// </remarks>
public sealed class VectorEnvSnapshot
{
    private const int Version = 1;
    private static readonly byte[] Magic = "GENV"u8.ToArray();

    internal VectorEnvSnapshot(SimulatorSnapshot simulator, (ulong Key, int Turn) counters, byte[] data) =>
        (Simulator, Counters, Data) = (simulator, counters, data);

    /// <summary>The simulator's part.</summary>
    public SimulatorSnapshot Simulator { get; }

    /// <summary>Number of envs.</summary>
    public int EnvCount => Simulator.EnvCount;

    internal (ulong Key, int Turn) Counters { get; }

    internal byte[] Data { get; }

    /// <summary>Reads what <see cref="Write"/> wrote, and not a byte more.</summary>
    /// <exception cref="InvalidDataException">The data is something else, of another version, cut short or
    /// damaged; the message says which.</exception>
    public static VectorEnvSnapshot Read(Stream stream)
    {
        using BinaryReader reader = new(stream, Encoding.UTF8, leaveOpen: true);
        try
        {
            if (!reader.ReadBytes(Magic.Length).AsSpan().SequenceEqual(Magic))
            {
                throw new InvalidDataException(
                    "This is no snapshot of a batch of envs: it does not start with 'GENV'.");
            }

            int version = reader.ReadInt32();
            if (version != Version)
            {
                throw new InvalidDataException(
                    $"The snapshot of a batch of envs has version {version}, this program reads version {Version}.");
            }

            (ulong key, int turn) = (reader.ReadUInt64(), reader.ReadInt32());
            byte[] data = SimulatorSnapshot.ReadData(reader, reader.ReadInt64());
            return reader.ReadUInt64() == SimulatorSnapshot.Hash(data)
                ? new VectorEnvSnapshot(SimulatorSnapshot.Read(stream), (key, turn), data)
                : throw new InvalidDataException("The snapshot of a batch of envs is damaged: its checksum is wrong.");
        }
        catch (EndOfStreamException exception)
        {
            throw new InvalidDataException("The snapshot of a batch of envs is cut short.", exception);
        }
    }

    /// <summary>Writes the snapshot at the stream's position.</summary>
    public void Write(Stream stream)
    {
        using BinaryWriter writer = new(stream, Encoding.UTF8, leaveOpen: true);
        writer.Write(Magic);
        writer.Write(Version);
        writer.Write(Counters.Key);
        writer.Write(Counters.Turn);
        writer.Write((long)Data.Length);
        writer.Write(Data);
        writer.Write(SimulatorSnapshot.Hash(Data));
        writer.Flush();
        Simulator.Write(stream);
    }
}
