using Galactic.Compute;

namespace Galactic.Tasks;

/// <summary>What a batch reports of its last step, one entry per env.</summary>
internal sealed unsafe class EnvRecords(int envs, int stateSize) : IDisposable
{
    public NativeArray<float> State { get; } = new((long)envs * stateSize);

    public NativeArray<float> Reward { get; } = new(envs);

    public NativeArray<bool> Terminated { get; } = new(envs);

    public NativeArray<bool> Truncated { get; } = new(envs);

    public NativeArray<bool> Transition { get; } = new(envs);

    public NativeArray<EpisodeOutcome> Outcome { get; } = new(envs);

    public NativeArray<float> Return { get; } = new(envs);

    /// <summary>Records the start of an episode, or no episode.</summary>
    public void Clear(int env)
    {
        (Reward.Pointer[env], Return.Pointer[env], Outcome.Pointer[env]) = (0, 0, EpisodeOutcome.Running);
        (Terminated.Pointer[env], Truncated.Pointer[env], Transition.Pointer[env]) = (false, false, false);
    }

    /// <summary>Records a transition.</summary>
    public void Add(int env, EpisodeOutcome outcome, float reward, bool terminal)
    {
        Reward.Pointer[env] = reward;
        Return.Pointer[env] += reward;
        Outcome.Pointer[env] = outcome;
        Terminated.Pointer[env] = terminal;
        Truncated.Pointer[env] = outcome != EpisodeOutcome.Running && !terminal;
        Transition.Pointer[env] = true;
    }

    public void Dispose()
    {
        foreach (IDisposable field in (ReadOnlySpan<IDisposable>)[State, Reward, Terminated, Truncated, Transition, Outcome, Return])
        {
            field.Dispose();
        }
    }
}
