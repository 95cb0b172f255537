using Galactic.Simulation;

namespace Galactic.Tasks;

/// <summary>
/// The whole state of a <see cref="VectorEnv"/> between two steps, as a value that can be kept, written and taken up
/// again: the simulator, the task's memory, what was last observed and which episodes come next.
/// </summary>
/// <remarks>
/// On a stream, little endian: magic "GENV", version (int32), the seed and the state of the random stream (uint64), length
/// (int64), data, FNV-1a hash (uint64) of the data, then the simulator's own snapshot.
/// </remarks>
public sealed class VectorEnvSnapshot
{
    private static readonly SnapshotFrame Frame = new("snapshot of a batch of envs", "GENV", 3);

    internal VectorEnvSnapshot(SimulatorSnapshot simulator, ulong seed, ulong key, byte[] data) =>
        (Simulator, Seed, Key, Data) = (simulator, seed, key, data);

    /// <summary>The simulator's part.</summary>
    public SimulatorSnapshot Simulator { get; }

    /// <summary>Number of envs.</summary>
    public int EnvCount => Simulator.EnvCount;

    /// <summary>Seed that fault reports name.</summary>
    internal ulong Seed { get; }

    internal ulong Key { get; }

    internal byte[] Data { get; }

    /// <summary>Reads what <see cref="Write"/> wrote, and not a byte more.</summary>
    /// <exception cref="InvalidDataException">The data is something else, of another version, cut short or
    /// damaged; the message says which.</exception>
    public static VectorEnvSnapshot Read(Stream stream) => Frame.Read(stream, reader =>
    {
        ulong seed = reader.ReadUInt64();
        ulong key = reader.ReadUInt64();
        byte[] data = Frame.ReadData(reader);
        return new VectorEnvSnapshot(SimulatorSnapshot.Read(stream), seed, key, data);
    });

    /// <summary>Writes the snapshot at the stream's position.</summary>
    public void Write(Stream stream)
    {
        using BinaryWriter writer = Frame.Begin(stream);
        writer.Write(Seed);
        writer.Write(Key);
        SnapshotFrame.WriteData(writer, Data);
        writer.Flush();
        Simulator.Write(stream);
    }
}
