namespace Galactic.Datasets.Formats;

/// <summary>Which mesh and material of a composite mesh file belong to a name.</summary>
/// <param name="Name">Name of the render asset.</param>
/// <param name="Mesh">Mesh number, from 0.</param>
/// <param name="Material">Material number, from 0.</param>
public readonly record struct AssetMapping(string Name, int Mesh, int Material);
