using Galactic.Scenes;

namespace Galactic.Rendering;

/// <summary>Draws all envs of a batch.</summary>
public interface IBatchRenderer : IDisposable
{
    /// <summary>[camera] size and lens of each camera an env has, at least one.</summary>
    IReadOnlyList<CameraSettings> Cameras { get; }

    /// <summary>Size and lens of the first camera.</summary>
    CameraSettings Camera => Cameras[0];

    /// <summary>Draws what one camera of every env sees, all wanted images in one pass.</summary>
    /// <param name="batch">Scenes, instances and poses; has at least as many cameras as this renderer.</param>
    /// <param name="targets">Memory for envs [0, batch.EnvCount).</param>
    /// <param name="camera">Camera number.</param>
    /// <exception cref="ArgumentException">
    /// There is no target or no such camera, a target has no memory or asks for a mix of settings that does not exist, or
    /// a scene or mesh number is out of range.
    /// </exception>
    void Render(RenderBatch batch, in RenderTargets targets, int camera = 0);
}
