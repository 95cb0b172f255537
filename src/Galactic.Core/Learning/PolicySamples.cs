using static TorchSharp.torch;

namespace Galactic.Learning;

/// <summary>What a policy reads: samples, or whole sequences of some envs with the slowest index for time.</summary>
internal sealed record PolicySamples
{
    /// <summary>[sample, ...] depth images, or null.</summary>
    public Tensor? Depth { get; init; }

    /// <summary>[sample, ...] colour images, or null.</summary>
    public Tensor? Color { get; init; }

    /// <summary>[sample, state].</summary>
    public required Tensor State { get; init; }

    /// <summary>[sample, action] previous actions, 0 at the start of an episode.</summary>
    public required Tensor Previous { get; init; }

    /// <summary>[sample, privileged], or null if there are no such observations.</summary>
    public Tensor? Privileged { get; init; }

    /// <summary>[env, memory] what is remembered before the first step, or null without a memory.</summary>
    public Tensor? Memory { get; init; }

    /// <summary>[time, env] 0 where memory is cleared before a step, else 1; null without a memory.</summary>
    public Tensor? Keep { get; init; }
}
