using Galactic.Scenes;

namespace Galactic.Datasets;

/// <summary>Episodes from a file, and what of the file could not be used.</summary>
/// <param name="Set">The episodes, ready to play.</param>
/// <param name="Problems">What was left out and why; empty if everything is there.</param>
public sealed record LoadedEpisodes(EpisodeSet Set, IReadOnlyList<DatasetProblem> Problems);
