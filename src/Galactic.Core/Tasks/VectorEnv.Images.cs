using Galactic.Rendering;
using Galactic.Scenes;

namespace Galactic.Tasks;

public sealed unsafe partial class VectorEnv
{
    private const string NoCamera = "This batch has no camera. Give its constructor a renderer.";

    /// <summary>What every env shows, for cameras and replays: the state of the last step or reset.</summary>
    public RenderBatch UpdateRenderBatch() =>
        IsDelayed ? Simulator.RenderBatch : Simulator.UpdateRenderBatch();

    /// <summary>Draws any mix of images of one camera of every env in the current state.</summary>
    /// <param name="targets">Memory for all envs.</param>
    /// <param name="camera">Number in <see cref="VectorEnvSettings.Cameras"/>.</param>
    /// <exception cref="InvalidOperationException">The batch was made without a camera.</exception>
    /// <exception cref="ArgumentException">See <see cref="IBatchRenderer.Render"/>.</exception>
    public void Render(in RenderTargets targets, int camera) =>
        (renderer ?? throw new InvalidOperationException(NoCamera)).Render(UpdateRenderBatch(), targets, camera);

    /// <inheritdoc/>
    public void Render(in RenderTargets targets) => Render(targets, settings.ObservedCamera);

    /// <inheritdoc/>
    public void RenderDepth(in DepthTarget target) => Render(new RenderTargets { Depth = target });

    /// <summary>Draws the depth images of the current state into memory of the batch.</summary>
    /// <param name="encoding">Meaning of a value.</param>
    /// <returns>[env, y, x] of the observed camera; overwritten by the next call.</returns>
    /// <exception cref="InvalidOperationException">The batch was made without a camera.</exception>
    public ReadOnlySpan<float> RenderDepth(DepthEncoding encoding = DepthEncoding.Normalized)
    {
        ImageMemory memory = images ?? throw new InvalidOperationException(NoCamera);
        RenderDepth(memory.DepthTarget(encoding));
        return memory.Depth;
    }

    /// <summary>Draws colour and depth images of the current state into memory of the batch.</summary>
    /// <param name="depth">Receives [env, y, x] depth.</param>
    /// <param name="encoding">Meaning of a depth value.</param>
    /// <returns>
    /// [env, y, x, rgba] bytes of the observed camera, alpha 0 where nothing was hit; overwritten by the next call.
    /// </returns>
    /// <exception cref="InvalidOperationException">The batch was made without a camera.</exception>
    public ReadOnlySpan<byte> RenderColor(
        out ReadOnlySpan<float> depth, DepthEncoding encoding = DepthEncoding.Normalized)
    {
        ImageMemory memory = images ?? throw new InvalidOperationException(NoCamera);
        fixed (byte* color = memory.Color)
        {
            RenderTargets targets = new()
            {
                Depth = memory.DepthTarget(encoding),
                Color = new ColorTarget((nint)color, PixelType.UInt8, PixelLayout.Plain),
            };
            Render(targets, settings.ObservedCamera);
        }

        depth = memory.Depth;
        return memory.Color;
    }

    /// <summary>The lens of the observation; null without a renderer.</summary>
    private CameraSettings? Observed()
    {
        if (renderer is null)
        {
            return null;
        }

        (int mounts, int lenses) = (Simulator.Cameras.Count, renderer.Cameras.Count);
        if (mounts != lenses)
        {
            throw new ArgumentException(
                $"The batch has {mounts} cameras (Cameras), the renderer {lenses}; give each camera one lens.");
        }

        return renderer.Cameras[settings.ObservedCamera];
    }
}
