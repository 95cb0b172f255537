namespace Galactic.Cli.Notebooks.Packages;

/// <summary>One package of a restored set.</summary>
/// <param name="Managed">Assembly files to reference and load.</param>
/// <param name="Native">Native library files for this system.</param>
internal sealed record RestoredPackage(
    string Id, string Version, IReadOnlyList<string> Managed, IReadOnlyList<string> Native);
