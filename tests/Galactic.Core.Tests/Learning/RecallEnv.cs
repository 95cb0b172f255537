using Galactic.Compute;
using Galactic.Tasks;

namespace Galactic.Tests.Learning;

/// <summary>
/// A fair bit is shown at the start and asked for some steps later. Until then every action must repeat another random
/// bit shown at that step, or the episode fails: so what is seen when the question comes, the last action included, says
/// nothing about the answer, and without memory at most half of the episodes can succeed.
/// </summary>
internal sealed class RecallEnv(int envs, int delay) : TinyEnv(envs, 3, ActionChannel.Binary)
{
    protected override EpisodeOutcome Act(
        int env, RandomKey episode, int step, ReadOnlySpan<float> action, out float reward)
    {
        bool correct = action[0] > 0.5f == Bit(episode, step > delay ? 0 : step + 1);
        reward = !correct ? -1 : step > delay ? 1 : 0.1f;
        return !correct ? EpisodeOutcome.Failure : step > delay ? EpisodeOutcome.Success : EpisodeOutcome.Running;
    }

    protected override void Show(RandomKey episode, int step, Span<float> state)
    {
        state[0] = step > 0 ? 0 : Sign(episode, 0);
        state[1] = step > delay ? 0 : Sign(episode, step + 1);
        state[2] = step > delay ? 1 : 0;
    }

    private static bool Bit(RandomKey episode, int bit) => episode.Chance(bit, 0.5f);

    private static float Sign(RandomKey episode, int bit) => Bit(episode, bit) ? 1 : -1;
}
