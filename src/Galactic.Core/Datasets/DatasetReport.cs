using Galactic.Assets;

namespace Galactic.Datasets;

/// <summary>What a dataset holds and what is wrong with it.</summary>
/// <param name="Scenes">Scenes that load.</param>
/// <param name="Objects">Stage, object and furniture templates.</param>
/// <param name="Triangles">Triangles of all scenes that load.</param>
/// <param name="Receptacles">Receptacles of all scenes that load.</param>
/// <param name="Problems">Everything found wrong; empty for a sound dataset.</param>
public sealed record DatasetReport(
    int Scenes, int Objects, long Triangles, int Receptacles, IReadOnlyList<DatasetProblem> Problems)
{
    /// <summary>Every scene that loads.</summary>
    public IReadOnlyList<SceneFacts> Details { get; init; } = [];

    /// <summary>Triangles left out of all mesh files together.</summary>
    public MeshFaults Faults { get; init; }

    /// <summary>One line for each mesh file of which triangles were left out, since none of them can be seen.</summary>
    public IReadOnlyList<string> Cleaned { get; init; } = [];

    /// <summary>What was assumed; see <see cref="HabitatDataset.Notes"/>.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}
