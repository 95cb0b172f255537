using Galactic.Compute;

namespace Galactic.Simulation;

public sealed partial class SimulationState
{
    /// <summary>Everything that is not derived from something else, in the order of a snapshot.</summary>
    internal INativeMemory[] Saved =>
        [BaseX, BaseZ, Yaw, Joints, Gripper, HeldObject, EpisodeIndex, EpisodeStep, Events, HitObject, DropHeight,
            ObjectCount, ObjectClass, ObjectPoses, GripperFromHeld, GraspedFrom];

    /// <summary>Bytes of <see cref="CopyTo"/>.</summary>
    internal long SavedBytes => Saved.Sum(f => (long)f.Bytes.Length);

    /// <summary>Size of everything here, bytes.</summary>
    internal long Bytes
    {
        get
        {
            long bytes = SceneIndex.Bytes.Length + ObjectsMoved.Bytes.Length;
            foreach (INativeMemory saved in Saved)
            {
                bytes += saved.Bytes.Length;
            }

            return bytes;
        }
    }

    /// <summary>Writes everything that changes.</summary>
    internal void CopyTo(Span<byte> bytes)
    {
        foreach (INativeMemory field in Saved)
        {
            field.Bytes.CopyTo(bytes);
            bytes = bytes[field.Bytes.Length..];
        }
    }

    /// <summary>Reads what <see cref="CopyTo"/> wrote; derived fields are left alone.</summary>
    internal void CopyFrom(ReadOnlySpan<byte> bytes)
    {
        foreach (INativeMemory field in Saved)
        {
            bytes[..field.Bytes.Length].CopyTo(field.Bytes);
            bytes = bytes[field.Bytes.Length..];
        }
    }

    /// <summary>Copies one env onto another.</summary>
    internal void CopyEnv(int from, int to)
    {
        foreach (INativeMemory field in Saved)
        {
            // [component, env] has one element per env and row; [env, object] is a single row.
            bool byEnv = field == ObjectClass || field == ObjectPoses;
            int size = field.ElementSize * (byEnv ? MaxObjects : 1);
            int row = size * Stride;
            for (Span<byte> bytes = field.Bytes; bytes.Length > 0; bytes = bytes[row..])
            {
                bytes.Slice(from * size, size).CopyTo(bytes.Slice(to * size, size));
            }
        }
    }
}
