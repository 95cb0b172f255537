using Galactic.Compute;
using Galactic.Tasks;

namespace Galactic.Learning;

/// <summary>Plays an <see cref="ActorCritic"/>, trained or not, with sampled or with the most likely actions.</summary>
/// <remarks>
/// Noise is keyed by (seed, episode, step) and what is remembered is cleared where an episode starts, so an episode does
/// not depend on which env plays it, nor on what was played before.
/// </remarks>
public sealed class LearnedPolicy : IPolicy, IDisposable
{
    private readonly ActorCritic network;
    private readonly RandomKey? key;
    private readonly StageClock clock = new();
    private readonly float[] logStd;
    private RolloutBuffer? row;
    private float[] last = [];
    private float[] memory = [];

    /// <summary>Plays a network, which stays the caller's.</summary>
    /// <param name="network">Decides.</param>
    /// <param name="sampled">True for sampled actions, false for means and likelier sides.</param>
    /// <param name="seed">Seed of the noise.</param>
    public LearnedPolicy(ActorCritic network, bool sampled, ulong seed)
    {
        this.network = network;
        key = sampled ? RandomKey.FromSeed(seed) : null;
        logStd = network.LogStd.ToArray();
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The env shows or takes something else than the network was made
    /// for.</exception>
    public void Act(IVectorEnv env, Span<float> actions)
    {
        if (row is null || row.Envs != env.EnvCount)
        {
            CheckFits(env);
            row?.Dispose();
            row = new RolloutBuffer(network, 1, env.EnvCount);
            last = new float[actions.Length];
            memory = new float[env.EnvCount * network.MemorySize];
        }

        PolicyInput.Observe(env, last, row, 0);
        PolicyInput.Render(env, network, row, 0, clock);
        float[] heads = PolicyInput.Infer(network, row, 0, memory);
        ActionDistribution distribution = network.Distribution;
        for (int i = 0; i < env.EnvCount; i++)
        {
            ReadOnlySpan<float> head = heads.AsSpan(i * distribution.HeadSize, distribution.HeadSize);
            Span<float> choice = row.Choice(0).Slice(i * distribution.ChoiceSize, distribution.ChoiceSize);
            if (key is { } noise)
            {
                distribution.Sample(head, logStd, noise.For(env.EpisodeIndex[i]).For(env.EpisodeStep[i]), choice);
            }
            else
            {
                distribution.Mode(head, choice);
            }

            distribution.ToAction(choice, actions.Slice(i * env.Actions.Size, env.Actions.Size));
        }

        actions.CopyTo(last);
    }

    /// <inheritdoc/>
    public void Dispose() => row?.Dispose();

    private void CheckFits(IVectorEnv env)
    {
        (int Width, int Height) Image(ObservationSpace space) => (space.ImageWidth, space.ImageHeight);
        if (env.Observations.StateSize != network.Observations.StateSize
            || !env.Actions.Channels.SequenceEqual(network.Actions.Channels)
            || (network.ReadsImage && Image(env.Observations) != Image(network.Observations)))
        {
            throw new ArgumentException(
                $"The policy was made for {Describe(network.Observations, network.Actions)}, but the env has "
                + $"{Describe(env.Observations, env.Actions)}.", nameof(env));
        }
    }

    private static string Describe(ObservationSpace observations, ActionSpace actions) =>
        $"{observations.StateSize} state floats, a {observations.ImageWidth}x{observations.ImageHeight} image and "
        + $"channels [{string.Join(", ", actions.Channels)}]";
}
