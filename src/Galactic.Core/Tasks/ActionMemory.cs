using System.Runtime.Intrinsics;
using Galactic.Compute;
using Galactic.Robots;
using Galactic.Simulation;
using Floats = System.Runtime.Intrinsics.Vector512<float>;

namespace Galactic.Tasks;

/// <summary>The last two actions of every env as a task sees them, and their translation into commands.</summary>
/// <param name="map">What the channels do.</param>
/// <param name="usesEndAction">False: the end channel always reads 0.</param>
/// <param name="envs">Number of envs.</param>
/// <param name="stride">The same, rounded up to whole groups.</param>
internal sealed unsafe class ActionMemory(ActionMap map, bool usesEndAction, int envs, int stride) : IDisposable
{
    private const int Lanes = SimulationState.Lanes;
    private readonly NativeArray<float> actionsA = new((long)stride * map.Size);
    private readonly NativeArray<float> actionsB = new((long)stride * map.Size);
    private bool swapped;

    /// <summary>For snapshots.</summary>
    public IEnumerable<INativeMemory> Fields => [LatestActions, EarlierActions];

    private NativeArray<float> LatestActions => swapped ? actionsB : actionsA;

    private NativeArray<float> EarlierActions => swapped ? actionsA : actionsB;

    public Span<float> Latest(int env) => Row(LatestActions, env);

    public Span<float> Earlier(int env) => Row(EarlierActions, env);

    /// <summary>Makes the latest actions the earlier ones; once per step, before <see cref="Translate"/>.</summary>
    public void Next() => swapped = !swapped;

    /// <summary>
    /// Remembers the actions of up to 16 envs, clipped and NaN as 0, and turns them into the simulator's: grasp 0 or 1
    /// as -1 or +1, the rest as it is, for the simulator reports what it has to correct.
    /// </summary>
    /// <param name="env">First env of the group.</param>
    /// <param name="actions">[env, channel] as the policy gave them.</param>
    /// <param name="to">[env, channel] receives the commands.</param>
    public void Translate(int env, float* actions, float* to)
    {
        int size = map.Size;
        int first = env * size;
        int count = Math.Min(Lanes, envs - env) * size;
        float* latest = LatestActions.Pointer;
        int i = first;
        for (; i + Lanes <= first + count; i += Lanes)
        {
            Floats value = Vector512.Load(actions + i);
            value.Store(to + i);
            value &= Vector512.Equals(value, value);
            Vector512.Min(Vector512.Max(value, -Floats.One), Floats.One).Store(latest + i);
        }

        for (; i < first + count; i++)
        {
            to[i] = actions[i];
            latest[i] = float.IsNaN(actions[i]) ? 0 : Math.Clamp(actions[i], -1, 1);
        }

        (int grasp, int end) = (map.GraspChannel, map.EndChannel);
        for (int row = first; row < first + count; row += size)
        {
            float hand = latest[row + grasp];
            if (float.IsFinite(to[row + grasp]))
            {
                to[row + grasp] = hand > 0.5f ? 1 : hand < 0.5f ? -1 : 0;
            }

            latest[row + end] = usesEndAction ? latest[row + end] : 0;
        }
    }

    public void Dispose()
    {
        actionsA.Dispose();
        actionsB.Dispose();
    }

    private Span<float> Row(NativeArray<float> array, int env) => new(array.Pointer + (long)env * map.Size, map.Size);
}
