using Galactic.Assets;

namespace Galactic.Rendering;

/// <summary>Everything a renderer draws from: static scenes by scene index, moving meshes by mesh index.</summary>
/// <param name="Scenes">World-frame meshes, referred to by RenderBatch.SceneIndex.</param>
/// <param name="Meshes">Instance meshes, referred to by RenderBatch.MeshIndex.</param>
public sealed record RenderAssets(IReadOnlyList<TriangleMesh> Scenes, IReadOnlyList<TriangleMesh> Meshes)
{
    /// <summary>
    /// [scene][part] class of each part of a scene (see <see cref="TriangleMesh.Parts"/>), for semantic images; parts
    /// beyond the end have class 0. Empty: all have.
    /// </summary>
    public IReadOnlyList<IReadOnlyList<int>> SceneClasses { get; init; } = [];

    /// <summary>[mesh] class of each instance mesh, for semantic images. Empty: all have class 0.</summary>
    public IReadOnlyList<int> MeshClasses { get; init; } = [];
}
