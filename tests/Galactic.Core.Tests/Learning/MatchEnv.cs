using Galactic.Compute;
using Galactic.Tasks;

namespace Galactic.Tests.Learning;

/// <summary>
/// One step: of two numbers shown, half their sum is the best continuous action and the sign of their difference the best
/// binary one. Reward 1 - 4 (action - best)^2 + 1 for the right side.
/// </summary>
internal sealed class MatchEnv(int envs, bool mixed)
    : TinyEnv(envs, 2, mixed ? [ActionChannel.Binary, ActionChannel.Continuous] : [ActionChannel.Continuous])
{
    public static (float Best, bool Side) Answer(ReadOnlySpan<float> state) =>
        ((state[0] + state[1]) / 2, state[0] > state[1]);

    protected override EpisodeOutcome Act(
        int env, RandomKey episode, int step, ReadOnlySpan<float> action, out float reward)
    {
        Span<float> state = stackalloc float[2];
        Show(episode, 0, state);
        (float best, bool side) = Answer(state);
        float error = action[^1] - best;
        reward = 1 - 4 * error * error + (mixed && action[0] > 0.5f == side ? 1 : 0);
        return EpisodeOutcome.Success;
    }

    protected override void Show(RandomKey episode, int step, Span<float> state) =>
        (state[0], state[1]) = (episode.Uniform(0, -1, 1), episode.Uniform(1, -1, 1));
}
