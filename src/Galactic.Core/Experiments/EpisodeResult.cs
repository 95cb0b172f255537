using Galactic.Tasks;

namespace Galactic.Experiments;

/// <summary>How one evaluated episode went.</summary>
/// <param name="Index">Index into the episode set.</param>
/// <param name="Outcome">How it ended.</param>
/// <param name="Steps">Steps taken.</param>
/// <param name="Return">Sum of rewards.</param>
public readonly record struct EpisodeResult(int Index, EpisodeOutcome Outcome, int Steps, float Return);
