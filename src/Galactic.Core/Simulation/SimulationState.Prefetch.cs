using Galactic.Compute;

namespace Galactic.Simulation;

public sealed unsafe partial class SimulationState
{
    /// <summary>Asks for the memory that a step reads and writes for 16 envs, their objects left out.</summary>
    internal void Prefetch(int env)
    {
        CacheLine.Prefetch(EpisodeIndex.Pointer + env);
        CacheLine.Prefetch(SceneIndex.Pointer + env);
        CacheLine.Prefetch(EpisodeStep.Pointer + env);
        CacheLine.Prefetch(Events.Pointer + env);
        CacheLine.Prefetch(HitObject.Pointer + env);
        CacheLine.Prefetch(DropHeight.Pointer + env);
        CacheLine.Prefetch(HeldObject.Pointer + env);
        CacheLine.Prefetch(ObjectCount.Pointer + env);
        CacheLine.Prefetch(BaseX.Pointer + env);
        CacheLine.Prefetch(BaseZ.Pointer + env);
        CacheLine.Prefetch(Yaw.Pointer + env);
        PrefetchRows(Joints, env);
        PrefetchRows(Gripper, env);
    }

    private void PrefetchRows(NativeArray<float> rows, int env)
    {
        float* end = rows.Pointer + rows.Length;
        for (float* row = rows.Pointer + env; row < end; row += Stride)
        {
            CacheLine.Prefetch(row);
        }
    }
}
