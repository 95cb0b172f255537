using Galactic.Compute;

namespace Galactic.Tasks;

/// <summary>What a batch reports of its last step, one entry per env.</summary>
/// <param name="stride">Envs, rounded up to whole groups.</param>
/// <param name="stateSize">Floats of a state vector.</param>
/// <param name="privilegedSize">Floats of a privileged vector.</param>
/// <param name="terms">Number of reward terms.</param>
internal sealed unsafe class EnvRecords(int stride, int stateSize, int privilegedSize, int terms) : IDisposable
{
    /// <summary>Floats of a row of <see cref="State"/>.</summary>
    public int StateSize => stateSize;

    public NativeArray<float> State { get; } = new((long)stride * stateSize);

    public NativeArray<float> Privileged { get; } = new((long)stride * privilegedSize);

    public NativeArray<float> Reward { get; } = new(stride);

    public NativeArray<bool> Terminated { get; } = new(stride);

    public NativeArray<bool> Truncated { get; } = new(stride);

    public NativeArray<bool> Transition { get; } = new(stride);

    public NativeArray<EpisodeOutcome> Outcome { get; } = new(stride);

    public NativeArray<float> Return { get; } = new(stride);

    public NativeArray<float> Terms { get; } = new((long)stride * terms);

    public NativeArray<int> EpisodeIndex { get; } = new(stride);

    public NativeArray<int> EpisodeStep { get; } = new(stride);

    /// <summary>True if a fault broke the env's episode off or kept it from starting.</summary>
    public NativeArray<bool> Faulted { get; } = new(stride);

    /// <summary>True if the env's episode was lost to a fault and it should go on to the next.</summary>
    public NativeArray<bool> Lost { get; } = new(stride);

    /// <summary>All of them, for snapshots.</summary>
    public IEnumerable<INativeMemory> Fields =>
        [State, Privileged, Reward, Terminated, Truncated, Transition, Outcome, Return, Terms, EpisodeIndex,
            EpisodeStep, Lost, Faulted];

    /// <summary>Sums of an env's scaled reward terms over its episode.</summary>
    public Span<float> TermsOf(int env) => new(Terms.Pointer + (long)env * terms, terms);

    /// <summary>True if the env's episode ended in the last step.</summary>
    public bool IsOver(int env) => Terminated.Pointer[env] || Truncated.Pointer[env] || Lost.Pointer[env];

    /// <summary>Asks for what a step writes of an env.</summary>
    public void Prefetch(int env)
    {
        CacheLine.Prefetch(State.Pointer + (long)env * stateSize, stateSize * sizeof(float));
        CacheLine.Prefetch(Privileged.Pointer + (long)env * privilegedSize, privilegedSize * sizeof(float));
        CacheLine.Prefetch(Terms.Pointer + (long)env * terms);
        CacheLine.Prefetch(Reward.Pointer + env);
        CacheLine.Prefetch(Return.Pointer + env);
    }

    /// <summary>Records the start of an episode, or no episode.</summary>
    public void Clear(int env)
    {
        (Reward.Pointer[env], Return.Pointer[env], Outcome.Pointer[env]) = (0, 0, EpisodeOutcome.Running);
        (Terminated.Pointer[env], Truncated.Pointer[env], Transition.Pointer[env]) = (false, false, false);
        (Lost.Pointer[env], Faulted.Pointer[env]) = (false, false);
        TermsOf(env).Clear();
    }

    /// <summary>Records a transition.</summary>
    public void Add(int env, EpisodeOutcome outcome, float reward, bool terminal)
    {
        Reward.Pointer[env] = reward;
        Return.Pointer[env] += reward;
        Outcome.Pointer[env] = outcome;
        Terminated.Pointer[env] = terminal;
        Truncated.Pointer[env] = outcome != EpisodeOutcome.Running && !terminal;
        (Transition.Pointer[env], Faulted.Pointer[env]) = (true, false);
    }

    /// <summary>Records that a fault broke the episode off: what the env shows is where it was before.</summary>
    public void Break(int env)
    {
        (Reward.Pointer[env], Outcome.Pointer[env]) = (0, EpisodeOutcome.Failure);
        (Terminated.Pointer[env], Truncated.Pointer[env], Transition.Pointer[env]) = (false, true, false);
        Faulted.Pointer[env] = true;
    }

    public void Dispose()
    {
        foreach (IDisposable field in Fields.Cast<IDisposable>())
        {
            field.Dispose();
        }
    }
}
