namespace Galactic.Rendering;

/// <summary>
/// Native memory of a renderer, bytes. Assets are there once for all envs; another env takes none of it, only its rows in
/// the batch (see <see cref="Scenes.RenderBatch.BytesPerEnv"/>) and its images, which are the caller's.
/// </summary>
/// <param name="Scenes">[scene] prepared triangles.</param>
/// <param name="Meshes">Prepared triangles of all instance meshes together.</param>
/// <param name="Materials">Materials and textures with all levels.</param>
/// <param name="Workers">What the worker threads draw in, all together.</param>
public sealed record RendererMemory(IReadOnlyList<long> Scenes, long Meshes, long Materials, long Workers)
{
    /// <summary>All of it.</summary>
    public long Total => Scenes.Sum() + Meshes + Materials + Workers;
}
