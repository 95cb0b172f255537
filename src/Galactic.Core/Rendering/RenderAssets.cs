using Galactic.Assets;

namespace Galactic.Rendering;

/// <summary>Everything a renderer draws from: static scenes by scene index, moving meshes by mesh index.</summary>
/// <param name="Scenes">World-frame meshes, referred to by RenderBatch.SceneIndex.</param>
/// <param name="Meshes">Instance meshes, referred to by RenderBatch.MeshIndex.</param>
public sealed record RenderAssets(IReadOnlyList<TriangleMesh> Scenes, IReadOnlyList<TriangleMesh> Meshes);
