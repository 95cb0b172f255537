using Galactic.Scenes;

namespace Galactic.Rendering;

/// <summary>Draws all envs of a batch.</summary>
public interface IBatchRenderer : IDisposable
{
    /// <summary>Size and lens.</summary>
    CameraSettings Camera { get; }

    /// <summary>Draws depth of envs [0, batch.EnvCount) into the target's memory.</summary>
    void RenderDepth(RenderBatch batch, in DepthTarget depth);

    /// <summary>
    /// Draws depth and flat-shaded colour; <paramref name="color"/> receives [env, y, x, rgba] bytes,
    /// alpha 0 where nothing was hit.
    /// </summary>
    void RenderColor(RenderBatch batch, in DepthTarget depth, Span<byte> color);
}
