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
    private static readonly SnapshotFrame Frame = new("simulator snapshot", "GSIM", 1);

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
    public static SimulatorSnapshot Read(Stream stream) => Frame.Read(stream, reader =>
    {
        SnapshotShape shape = new(
            reader.ReadInt32(), reader.ReadInt32(), reader.ReadInt32(), reader.ReadInt32(), reader.ReadUInt64());
        return new SimulatorSnapshot(shape, Frame.ReadData(reader));
    });

    /// <summary>Writes the snapshot at the stream's position.</summary>
    public void Write(Stream stream)
    {
        using BinaryWriter writer = Frame.Begin(stream);
        writer.Write(Shape.Envs);
        writer.Write(Shape.Joints);
        writer.Write(Shape.MaxObjects);
        writer.Write(Shape.Episodes);
        writer.Write(Shape.Content);
        SnapshotFrame.WriteData(writer, Data);
    }
}
