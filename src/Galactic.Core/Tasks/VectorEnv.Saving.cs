using Galactic.Compute;
using Galactic.Scenes;

namespace Galactic.Tasks;

public sealed unsafe partial class VectorEnv
{
    /// <summary>Everything that changes beyond the simulator's state, in the order of a snapshot.</summary>
    internal INativeMemory[] Saved =>
    [
        .. batch.Fields, .. records.Fields, .. queue.Fields, .. history?.Fields ?? [],
        .. IsDelayed ? Shown(Simulator.RenderBatch) : [],
    ];

    /// <summary>The batch as it is now. Call it between steps.</summary>
    /// <exception cref="InvalidOperationException">The batch was never reset.</exception>
    public VectorEnvSnapshot Save()
    {
        if (!isReset)
        {
            throw new InvalidOperationException("There is nothing to save before the first Reset.");
        }

        INativeMemory[] fields = Saved;
        byte[] data = new byte[fields.Sum(f => f.Bytes.Length)];
        Span<byte> rest = data;
        foreach (INativeMemory field in fields)
        {
            field.Bytes.CopyTo(rest);
            rest = rest[field.Bytes.Length..];
        }

        return new VectorEnvSnapshot(Simulator.Save(), Simulator.ReportedSeed, queue.Key, data);
    }

    /// <summary>
    /// Goes back to a saved state, of this batch or of one with the same task, robot, episodes and number of envs. The
    /// same actions then give the same bits.
    /// </summary>
    /// <exception cref="ArgumentException">The snapshot is from another kind of batch or makes no sense; the message
    /// says why. The state is unchanged.</exception>
    public void Restore(VectorEnvSnapshot snapshot)
    {
        INativeMemory[] fields = Saved;
        int size = fields.Sum(f => f.Bytes.Length);
        if (snapshot.Data.Length != size)
        {
            throw new ArgumentException(
                $"The snapshot is of another task or pipeline: {snapshot.Data.Length} bytes instead of {size}.",
                nameof(snapshot));
        }

        VectorEnvSnapshot before = isReset ? Save() : snapshot;
        Simulator.Restore(snapshot.Simulator);
        Load(fields, snapshot);
        for (int env = 0; env < EnvCount; env++)
        {
            if (!batch.MakesSense(env) || !queue.MakesSense(env))
            {
                Simulator.Restore(before.Simulator);
                Load(fields, before);
                throw new ArgumentException(
                    $"Env {env} of the snapshot is not in a state that an env can be in.", nameof(snapshot));
            }
        }

        isReset = true;
    }

    /// <inheritdoc/>
    public void WriteState(Stream stream) => Save().Write(stream);

    /// <inheritdoc/>
    public void ReadState(Stream stream) => Restore(VectorEnvSnapshot.Read(stream));

    private static IEnumerable<INativeMemory> Shown(RenderBatch batch) =>
        [batch.SceneIndex, batch.InstanceCount, batch.MeshIndex, batch.WorldFromMesh, batch.WorldFromCamera];

    private void Load(INativeMemory[] fields, VectorEnvSnapshot snapshot)
    {
        ReadOnlySpan<byte> rest = snapshot.Data;
        foreach (INativeMemory field in fields)
        {
            rest[..field.Bytes.Length].CopyTo(field.Bytes);
            rest = rest[field.Bytes.Length..];
        }

        queue.Key = snapshot.Key;
        Simulator.ReportedSeed = snapshot.Seed;
    }
}
