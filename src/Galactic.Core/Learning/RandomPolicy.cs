using Galactic.Compute;
using Galactic.Tasks;

namespace Galactic.Learning;

/// <summary>Uniform actions in [-1, 1], fair coins on binary channels: the floor of every comparison.</summary>
/// <param name="seed">Same seed and episode, same actions.</param>
public sealed class RandomPolicy(ulong seed) : IPolicy
{
    private readonly RandomKey key = RandomKey.FromSeed(seed);

    /// <inheritdoc/>
    public void Act(IVectorEnv env, Span<float> actions)
    {
        int size = env.Actions.Size;
        for (int i = 0; i < env.EnvCount; i++)
        {
            RandomKey stream = key.For(env.EpisodeIndex[i]).For(env.EpisodeStep[i]);
            for (int channel = 0; channel < size; channel++)
            {
                actions[i * size + channel] = env.Actions.Channels[channel] switch
                {
                    ActionChannel.Continuous => stream.Uniform(channel, -1, 1),
                    ActionChannel.Binary => stream.Chance(channel, 0.5f) ? 1 : 0,
                    _ => 0,
                };
            }
        }
    }
}
