using Galactic.Rendering;
using Galactic.Scenes;

namespace Galactic.Tasks;

public sealed unsafe partial class VectorEnv
{
    private const string NoCamera = "This batch has no camera. Give its constructor a renderer.";

    /// <summary>What every env shows, for cameras and replays: the state of the last step or reset.</summary>
    public RenderBatch UpdateRenderBatch() =>
        IsDelayed ? Simulator.RenderBatch : Simulator.UpdateRenderBatch();

    /// <inheritdoc/>
    public void RenderDepth(in DepthTarget target) =>
        (renderer ?? throw new InvalidOperationException(NoCamera)).RenderDepth(UpdateRenderBatch(), target);

    /// <summary>Draws the depth images of the current state into memory of the batch.</summary>
    /// <param name="encoding">Meaning of a value.</param>
    /// <returns>[env, y, x]; overwritten by the next call.</returns>
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
    /// <returns>[env, y, x, rgba] bytes, alpha 0 where nothing was hit; overwritten by the next call.</returns>
    /// <exception cref="InvalidOperationException">The batch was made without a camera.</exception>
    public ReadOnlySpan<byte> RenderColor(
        out ReadOnlySpan<float> depth, DepthEncoding encoding = DepthEncoding.Normalized)
    {
        ImageMemory memory = images ?? throw new InvalidOperationException(NoCamera);
        renderer!.RenderColor(UpdateRenderBatch(), memory.DepthTarget(encoding), memory.Color);
        depth = memory.Depth;
        return memory.Color;
    }
}
