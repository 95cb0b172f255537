using Galactic.Rendering;
using Galactic.Scenes;

namespace Galactic.Tasks;

/// <summary>
/// A batch of environments with Gymnasium's meaning of reset, step, terminated and truncated, and next-step
/// autoreset: the step after an episode's last one ignores that env's action, starts its next episode and is not
/// a transition (<see cref="Transition"/> is false, reward 0).
/// </summary>
/// <remarks>All spans alias the batch's own memory and show the state after the last reset or step.</remarks>
public interface IVectorEnv : IDisposable
{
    /// <summary>Number of envs.</summary>
    int EnvCount { get; }

    /// <summary>Number of episodes there are to play; <see cref="EpisodeIndex"/> is less.</summary>
    int EpisodeCount { get; }

    /// <summary>Shapes of what a policy sees.</summary>
    ObservationSpace Observations { get; }

    /// <summary>Channels of an action.</summary>
    ActionSpace Actions { get; }

    /// <summary>
    /// What the numbers of semantic images mean, ordered by number; see <see cref="SemanticClasses"/>.
    /// </summary>
    IReadOnlyList<SemanticClass> Classes => [];

    /// <summary>Named parts of the reward; empty if it has none.</summary>
    IReadOnlyList<RewardTerm> RewardTerms => [];

    /// <summary>[env, <see cref="ObservationSpace.StateSize"/>] state vectors.</summary>
    ReadOnlySpan<float> State { get; }

    /// <summary>
    /// [env, <see cref="ObservationSpace.PrivilegedSize"/>] what a critic may know beyond the state while training.
    /// </summary>
    ReadOnlySpan<float> Privileged => [];

    /// <summary>[env] reward of the last step.</summary>
    ReadOnlySpan<float> Reward { get; }

    /// <summary>[env] true if the task ended the episode: the future is worth nothing.</summary>
    ReadOnlySpan<bool> Terminated { get; }

    /// <summary>[env] true if the step limit, or a fault, cut the episode off: the future is worth its value.</summary>
    ReadOnlySpan<bool> Truncated { get; }

    /// <summary>
    /// [env] true if the last step was a transition of the task, false if it only started an episode.
    /// </summary>
    ReadOnlySpan<bool> Transition { get; }

    /// <summary>
    /// [env] true if a fault broke the env's episode off in the last step or kept it from starting: not a transition.
    /// An episode broken off is truncated and counts as failed; one that could not start is left for the next.
    /// </summary>
    ReadOnlySpan<bool> Faulted { get; }

    /// <summary>[env] how the episode stands.</summary>
    ReadOnlySpan<EpisodeOutcome> Outcome { get; }

    /// <summary>[env] index into the episode set; -1 once an env has no more episodes to play.</summary>
    ReadOnlySpan<int> EpisodeIndex { get; }

    /// <summary>[env] steps taken in the episode.</summary>
    ReadOnlySpan<int> EpisodeStep { get; }

    /// <summary>[env] sum of rewards of the episode so far.</summary>
    ReadOnlySpan<float> EpisodeReturn { get; }

    /// <summary>
    /// [env, term] the same by <see cref="RewardTerms"/>, scaled: the terms of an env add up to its return.
    /// </summary>
    ReadOnlySpan<float> EpisodeTerms => [];

    /// <summary>Starts every env's first episode.</summary>
    void Reset(ulong seed);

    /// <summary>Advances every env by one step.</summary>
    /// <param name="actions">[env, <see cref="ActionSpace.Size"/>] in [-1, 1]. Finite numbers beyond are clipped, since
    /// Gaussian policies sample them all the time; an env whose action is not finite breaks its episode off
    /// (<see cref="Faulted"/>).</param>
    /// <exception cref="ArgumentException">The span has another length; the message names both shapes.</exception>
    void Step(ReadOnlySpan<float> actions);

    /// <summary>Draws the depth images of the current state into the caller's memory.</summary>
    /// <exception cref="InvalidOperationException">The batch was made without a camera.</exception>
    void RenderDepth(in DepthTarget target);

    /// <summary>Draws any mix of images of the observed camera in the current state into the caller's memory.</summary>
    /// <exception cref="InvalidOperationException">
    /// The batch was made without a camera, or draws nothing but depth and something else was asked for.
    /// </exception>
    void Render(in RenderTargets targets)
    {
        if (targets.Depth is not { } depth || targets != new RenderTargets { Depth = depth })
        {
            throw new InvalidOperationException("This batch draws depth images only.");
        }

        RenderDepth(depth);
    }
}
