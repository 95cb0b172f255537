namespace Galactic.Learning;

/// <summary>What a <see cref="Collector"/> carries from one rollout to the next.</summary>
/// <param name="Steps">Steps taken in every env; keys the action noise.</param>
/// <param name="Tensors">Named arrays, one row per env.</param>
public sealed record CollectorState(long Steps, IReadOnlyList<NamedTensor> Tensors);
