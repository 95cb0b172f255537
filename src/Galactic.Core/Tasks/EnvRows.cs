using System.Numerics;
using System.Runtime.Intrinsics;
using Galactic.Compute;
using Galactic.Scenes;
using Galactic.Simulation;
using Floats = System.Runtime.Intrinsics.Vector512<float>;

namespace Galactic.Tasks;

/// <summary>What tasks see of the envs, in the layout of <see cref="EnvRow"/>.</summary>
internal sealed unsafe class EnvRows : IDisposable
{
    private const int Lanes = SimulationState.Lanes;
    private const int BlockSize = EnvRow.Count * Lanes;
    private readonly EpisodeSet set;
    private readonly SimulationState state;
    private readonly bool remembersReleases;
    private readonly NativeArray<float> blocks;
    private readonly ObjectGoal[]?[] targets;

    /// <summary>Allocates the rows.</summary>
    /// <param name="set">The episodes.</param>
    /// <param name="state">What the simulator writes.</param>
    /// <param name="remembersReleases">True: a target is believed to be where it was last released, else where it
    /// started.</param>
    public EnvRows(EpisodeSet set, SimulationState state, bool remembersReleases)
    {
        (this.set, this.state, this.remembersReleases) = (set, state, remembersReleases);
        targets = new ObjectGoal[]?[set.Episodes.Count];
        blocks = new NativeArray<float>((long)state.Stride / Lanes * BlockSize);
    }

    /// <summary>All rows, for snapshots.</summary>
    public INativeMemory Memory => blocks;

    /// <summary>Asks for a sixteenth of the rows of an env's group.</summary>
    public void Prefetch(int env)
    {
        const int Share = BlockSize / Lanes;
        CacheLine.Prefetch(Of(env / Lanes * Lanes) + env % Lanes * Share, Share * sizeof(float) + CacheLine.Size - 1);
    }

    /// <summary>An env's first element; the next rows follow in steps of 16.</summary>
    public float* Of(int env) => blocks.Pointer + (long)(env / Lanes) * BlockSize + env % Lanes;

    /// <summary>Reads the simulator's state of 16 envs; what was read before becomes the previous state.</summary>
    public void Look(int env)
    {
        float* to = Of(env);
        int stride = state.Stride;
        Remember(to);
        for (int row = 0; row < SimulationState.GripperSize; row++)
        {
            Vector512.Load(state.Gripper.Pointer + row * stride + env).Store(to + row * Lanes);
        }

        Floats yaw = Vector512.Load(state.Yaw.Pointer + env);
        (Floats sin, Floats cos) = LaneMath.SinCos(yaw);
        float* at = to + EnvRow.Base * Lanes;
        Vector512.Load(state.BaseX.Pointer + env).Store(at);
        Vector512.Load(state.BaseZ.Pointer + env).Store(at + Lanes);
        sin.Store(at + 2 * Lanes);
        cos.Store(at + 3 * Lanes);
        yaw.Store(at + 4 * Lanes);
        Vector512.ConvertToSingle(Vector512.Load(state.HeldObject.Pointer + env)).Store(to + EnvRow.Held * Lanes);
        Vector512.ConvertToSingle(Vector512.Load(state.EpisodeStep.Pointer + env)).Store(to + EnvRow.Step * Lanes);
        for (int lane = 0; lane < Lanes; lane++)
        {
            StepEvents events = state.Events.Pointer[env + lane];
            to[EnvRow.Blocked * Lanes + lane] = (events & StepEvents.Collided) != 0 ? 1 : 0;
            bool moved = to[EnvRow.Held * Lanes + lane] >= 0 || to[EnvRow.PreviousHeld * Lanes + lane] >= 0;
            if (moved)
            {
                FindTarget(env + lane, to + lane);
            }
        }
    }

    /// <summary>Writes what an episode fixes at its start.</summary>
    /// <param name="env">The env.</param>
    /// <param name="limit">Steps after which the episode is cut off.</param>
    public void Begin(int env, int limit)
    {
        float* rows = Of(env);
        rows[EnvRow.Limit * Lanes] = limit;
        rows[EnvRow.Start * Lanes] = rows[EnvRow.Base * Lanes];
        rows[(EnvRow.Start + 1) * Lanes] = rows[(EnvRow.Base + 1) * Lanes];
        SetFocus(env, 0);
    }

    /// <summary>At the start of an episode nothing has moved yet.</summary>
    public void Settle(int env)
    {
        float* rows = Of(env);
        rows[EnvRow.PreviousGripper * Lanes] = rows[EnvRow.GripperX * Lanes];
        rows[(EnvRow.PreviousGripper + 1) * Lanes] = rows[EnvRow.GripperY * Lanes];
        rows[(EnvRow.PreviousGripper + 2) * Lanes] = rows[EnvRow.GripperZ * Lanes];
        for (int i = 0; i < 5; i++)
        {
            rows[(EnvRow.PreviousBase + i) * Lanes] = rows[(EnvRow.Base + i) * Lanes];
        }

        for (int i = 0; i < 3; i++)
        {
            rows[(EnvRow.PreviousTarget + i) * Lanes] = rows[(EnvRow.Target + i) * Lanes];
        }

        rows[EnvRow.PreviousHeld * Lanes] = rows[EnvRow.Held * Lanes];
    }

    /// <summary>Makes one of an episode's targets the one that the task is about.</summary>
    public void SetFocus(int env, int focus)
    {
        float* rows = Of(env);
        int index = state.EpisodeIndex.Pointer[env];
        Episode episode = set.Episodes[index];
        ObjectGoal target = focus == 0
            ? new ObjectGoal(episode.TargetIndex, episode.Goal)
            : (targets[index] ??= [.. episode.Targets])[focus];
        rows[EnvRow.Focus * Lanes] = focus;
        rows[EnvRow.TargetSlot * Lanes] = target.Spawn;
        Store(rows, EnvRow.Goal, target.WorldFromMesh.Position);
        FindTarget(env, rows);
        Store(rows, EnvRow.Seen, remembersReleases
            ? state.ObjectPose(env, target.Spawn).Position
            : episode.Spawns[target.Spawn].WorldFromMesh.Position);
    }

    public void Dispose() => blocks.Dispose();

    private static void Remember(float* rows)
    {
        void Copy(int from, int to) => Vector512.Load(rows + from * Lanes).Store(rows + to * Lanes);
        Copy(EnvRow.GripperX, EnvRow.PreviousGripper);
        Copy(EnvRow.GripperY, EnvRow.PreviousGripper + 1);
        Copy(EnvRow.GripperZ, EnvRow.PreviousGripper + 2);
        for (int i = 0; i < 5; i++)
        {
            Copy(EnvRow.Base + i, EnvRow.PreviousBase + i);
        }

        for (int i = 0; i < 3; i++)
        {
            Copy(EnvRow.Target + i, EnvRow.PreviousTarget + i);
        }

        Copy(EnvRow.Held, EnvRow.PreviousHeld);
    }

    /// <summary>Reads where the target is.</summary>
    private void FindTarget(int env, float* rows)
    {
        int slot = (int)rows[EnvRow.TargetSlot * Lanes];
        Store(rows, EnvRow.Target, state.ObjectPoses.Pointer[env * state.MaxObjects + slot].Position);
        if (remembersReleases && (state.Events.Pointer[env] & StepEvents.Released) != 0)
        {
            Store(rows, EnvRow.Seen, state.ObjectPoses.Pointer[env * state.MaxObjects + slot].Position);
        }
    }

    private static void Store(float* rows, int row, Vector3 value)
    {
        rows[row * Lanes] = value.X;
        rows[(row + 1) * Lanes] = value.Y;
        rows[(row + 2) * Lanes] = value.Z;
    }
}
