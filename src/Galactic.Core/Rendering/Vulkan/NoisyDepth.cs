using Galactic.Compute;

namespace Galactic.Rendering.Vulkan;

/// <summary>
/// Puts the faults of a sensor into depth that was read back, with the code of the CPU renderer, and writes it as wanted.
/// </summary>
internal sealed unsafe class NoisyDepth : IDisposable
{
    private readonly FrameMemory[] workers;

    /// <summary>Allocates for so many worker threads.</summary>
    public NoisyDepth(IReadOnlyList<Projection> views, int threads)
    {
        workers = [.. Enumerable.Range(0, threads).Select(_ => new FrameMemory(views))];
        foreach (FrameMemory worker in workers)
        {
            worker.Reserve(1, 1, hasSurface: true);
        }
    }

    /// <summary>What the device is asked for instead of the depth that the caller wants.</summary>
    public static DepthTarget Plain { get; } =
        new(0, DepthEncoding.Metres, PixelType.Float32, PixelLayout.Plain);

    /// <summary>Writes the depth of one env.</summary>
    /// <param name="metres">[y, x] depth, 0 for nothing.</param>
    /// <param name="view">Size and lens.</param>
    /// <param name="noise">Faults.</param>
    /// <param name="target">Where and how it goes.</param>
    /// <param name="env">Env of the batch.</param>
    /// <param name="envs">Envs in the batch.</param>
    /// <param name="worker">Worker thread.</param>
    public void Write(
        float* metres, Projection view, in NoiseSource noise, in DepthTarget target, int env, int envs, int worker)
    {
        FrameMemory memory = workers[worker];
        memory.Select(view);
        Frame* frame = memory.Pointer;
        for (int y = 0; y < view.Height; y++)
        {
            for (int x = 0; x < view.Width; x++)
            {
                float depth = metres[y * view.Width + x];
                long at = ((long)(x / Frame.Tile) * frame->Stride + y) * Frame.Tile + x % Frame.Tile;
                frame->Depth[at] = depth > 0 ? 1 / depth : 0;
            }
        }

        NoiseWriter.Apply(frame, noise, env);
        switch (VectorWidths.Best)
        {
            case VectorWidth.Bits512:
                DepthWriter.Write<Lanes512>(frame, target, env, envs);
                break;
            case VectorWidth.Bits256:
                DepthWriter.Write<Lanes256>(frame, target, env, envs);
                break;
            default:
                DepthWriter.Write<Lanes128>(frame, target, env, envs);
                break;
        }

        FrameRenderer.Clear(frame);
    }

    /// <inheritdoc/>
    public void Dispose() => Array.ForEach(workers, w => w.Dispose());
}
