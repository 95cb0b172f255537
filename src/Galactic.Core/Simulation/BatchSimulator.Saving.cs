namespace Galactic.Simulation;

public sealed unsafe partial class BatchSimulator
{
    private SnapshotShape? shape;

    private SnapshotShape Shape => shape ??= SnapshotShape.Of(Set, Robot, State);

    /// <summary>The state as it is now. Call it between steps.</summary>
    public SimulatorSnapshot Save()
    {
        byte[] data = new byte[State.SavedBytes];
        State.CopyTo(data);
        return new SimulatorSnapshot(Shape, data);
    }

    /// <summary>
    /// Goes back to a saved state, of this simulator or of one with the same robot, episodes and number of envs. The
    /// same actions then give the same bits, if the settings are the same too.
    /// </summary>
    /// <exception cref="ArgumentException">The snapshot is from another kind of simulator or makes no sense; the
    /// message says why. The state is unchanged.</exception>
    public void Restore(SimulatorSnapshot snapshot)
    {
        if (snapshot.Shape != Shape)
        {
            throw new ArgumentException(
                $"The snapshot is of another simulator: {snapshot.Shape} instead of {Shape}.", nameof(snapshot));
        }

        using SimulationState saved = new(EnvCount, Robot.Joints.Count, Set.MaxObjects);
        if (snapshot.Data.Length != saved.SavedBytes)
        {
            throw new ArgumentException(
                $"The snapshot has {snapshot.Data.Length} bytes instead of {saved.SavedBytes}.", nameof(snapshot));
        }

        saved.CopyFrom(snapshot.Data);
        for (int env = 0; env < State.Stride; env++)
        {
            RequireSense(saved, env);
        }

        State.CopyFrom(snapshot.Data);
        for (int env = 0; env < State.Stride; env++)
        {
            Derive(env);
        }

        viewIsCurrent = false;
    }

    /// <summary>Makes one env the twin of another. Call it between steps.</summary>
    /// <param name="from">Env that is copied.</param>
    /// <param name="to">Env that is overwritten.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such env.</exception>
    public void CopyEnv(int from, int to)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)from, (uint)EnvCount, nameof(from));
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)to, (uint)EnvCount, nameof(to));
        State.CopyEnv(from, to);
        Derive(to);
        viewIsCurrent = false;
    }

    private void RequireSense(SimulationState saved, int env)
    {
        int episode = saved.EpisodeIndex.Pointer[env];
        int objects = saved.ObjectCount.Pointer[env];
        int held = saved.HeldObject.Pointer[env];
        bool fits = episode >= -1 && episode < Set.Episodes.Count && held >= -1 && (held < objects || held < 0)
            && (episode < 0 || objects == Set.Episodes[episode].Spawns.Count);
        for (int slot = 0; fits && episode >= 0 && slot < objects; slot++)
        {
            int found = saved.ObjectClass.Pointer[env * saved.MaxObjects + slot];
            fits = found == Set.Episodes[episode].Spawns[slot].ObjectIndex;
        }

        if (!fits)
        {
            throw new ArgumentException($"Env {env} of the snapshot is not in a state that an env can be in.");
        }
    }

    /// <summary>Computes what is not saved from what is.</summary>
    private void Derive(int env)
    {
        int episode = State.EpisodeIndex.Pointer[env];
        State.SceneIndex.Pointer[env] = episode < 0 ? -1 : Set.Episodes[episode].SceneIndex;
        State.ObjectsMoved.Pointer[env] = true;
        if (episode >= 0)
        {
            world.IndexObjects(State, env);
        }
    }
}
