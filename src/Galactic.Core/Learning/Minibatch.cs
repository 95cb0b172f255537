namespace Galactic.Learning;

/// <summary>The samples of one optimiser step.</summary>
/// <param name="Parts">What goes through the network at once.</param>
/// <param name="Total">What the losses are divided by.</param>
internal sealed record Minibatch(IReadOnlyList<MinibatchPart> Parts, int Total);

/// <summary>Samples that go through the network at once.</summary>
/// <param name="Samples">Indices time * envs + env; time-major if they are sequences.</param>
/// <param name="Envs">Envs whose whole sequences these are; null for single samples.</param>
internal readonly record struct MinibatchPart(ReadOnlyMemory<int> Samples, int[]? Envs);
