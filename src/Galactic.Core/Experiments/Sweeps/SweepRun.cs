namespace Galactic.Experiments.Sweeps;

/// <summary>One run of a sweep.</summary>
/// <param name="Point">Number of its point.</param>
/// <param name="Values">Values of the varied settings, in the order of the axes.</param>
/// <param name="Seed">Its seed.</param>
/// <param name="Settings">All settings.</param>
/// <param name="Folder">Where it goes, below the folder of the sweep.</param>
public sealed record SweepRun(
    int Point, IReadOnlyList<string> Values, ulong Seed, ExperimentSettings Settings, string Folder);
