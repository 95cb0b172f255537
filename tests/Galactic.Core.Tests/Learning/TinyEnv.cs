using Galactic.Compute;
using Galactic.Rendering;
using Galactic.Tasks;

namespace Galactic.Tests.Learning;

/// <summary>The bookkeeping of a batch of tiny problems without images; the problem itself is one method.</summary>
internal abstract class TinyEnv : IVectorEnv
{
    private readonly float[] state;
    private readonly float[] reward;
    private readonly float[] episodeReturn;
    private readonly bool[] terminated;
    private readonly bool[] transition;
    private readonly EpisodeOutcome[] outcome;
    private readonly int[] episode;
    private readonly int[] step;
    private readonly RandomKey[] keys;
    private RandomKey key;

    protected TinyEnv(int envs, int stateSize, params ActionChannel[] channels)
    {
        EnvCount = envs;
        Observations = new ObservationSpace([new("all", 0, stateSize)], 0, 0);
        Actions = new ActionSpace([.. channels.Select((_, i) => $"{i}")], channels);
        state = new float[envs * stateSize];
        (reward, episodeReturn) = (new float[envs], new float[envs]);
        (terminated, transition) = (new bool[envs], new bool[envs]);
        (outcome, episode, step, keys) = (new EpisodeOutcome[envs], new int[envs], new int[envs], new RandomKey[envs]);
        Reset(0);
    }

    public int EnvCount { get; }

    public int EpisodeCount => 0;

    public ObservationSpace Observations { get; }

    public ActionSpace Actions { get; }

    public ReadOnlySpan<float> State => state;

    public ReadOnlySpan<float> Reward => reward;

    public ReadOnlySpan<bool> Terminated => terminated;

    public ReadOnlySpan<bool> Truncated => new bool[EnvCount];

    public ReadOnlySpan<bool> Transition => transition;

    public ReadOnlySpan<bool> Faulted => new bool[EnvCount];

    public ReadOnlySpan<EpisodeOutcome> Outcome => outcome;

    public ReadOnlySpan<int> EpisodeIndex => episode;

    public ReadOnlySpan<int> EpisodeStep => step;

    public ReadOnlySpan<float> EpisodeReturn => episodeReturn;

    public void Reset(ulong seed)
    {
        key = RandomKey.FromSeed(seed);
        Array.Fill(episode, -1);
        Array.Clear(terminated);
        for (int i = 0; i < EnvCount; i++)
        {
            Start(i);
        }
    }

    public void Step(ReadOnlySpan<float> actions)
    {
        int stateSize = state.Length / EnvCount;
        for (int i = 0; i < EnvCount; i++)
        {
            bool starts = outcome[i] != EpisodeOutcome.Running;
            (terminated[i], transition[i], reward[i]) = (false, !starts, 0);
            if (starts)
            {
                Start(i);
                continue;
            }

            ReadOnlySpan<float> action = actions.Slice(i * Actions.Size, Actions.Size);
            outcome[i] = Act(i, keys[i], step[i], action, out reward[i]);
            terminated[i] = outcome[i] != EpisodeOutcome.Running;
            step[i]++;
            episodeReturn[i] += reward[i];
            Show(keys[i], step[i], state.AsSpan(i * stateSize, stateSize));
        }
    }

    public void RenderDepth(in DepthTarget target) => throw new InvalidOperationException("There is nothing to see.");

    public void Dispose()
    {
    }

    /// <summary>Judges the action of a step.</summary>
    protected abstract EpisodeOutcome Act(
        int env, RandomKey episode, int step, ReadOnlySpan<float> action, out float reward);

    /// <summary>Writes what is seen before a step.</summary>
    protected abstract void Show(RandomKey episode, int step, Span<float> state);

    private void Start(int i)
    {
        episode[i]++;
        keys[i] = key.For(i).For(episode[i]);
        (step[i], episodeReturn[i], outcome[i]) = (0, 0, EpisodeOutcome.Running);
        int size = state.Length / EnvCount;
        Show(keys[i], 0, state.AsSpan(i * size, size));
    }
}
