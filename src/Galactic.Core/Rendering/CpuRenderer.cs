using System.Runtime.Intrinsics;
using Galactic.Assets;
using Galactic.Compute;
using Galactic.Scenes;

namespace Galactic.Rendering;

/// <summary>
/// Draws a batch with vector instructions, one env per worker at a time. Images depend on nothing but their own
/// env: the same bits for any batch size and number of threads.
/// </summary>
/// <remarks>
/// Scanline rasterization of 1 / w, front to back, with hidden clusters skipped by a coarse depth image. Both sides
/// of triangles are drawn unless <see cref="TriangleMesh.IsSingleSided"/>. 512-bit instructions are used where the
/// machine has them, else 256-bit ones; the two
/// agree to rounding. Not reentrant: one call at a time, as <see cref="CpuDevice"/>.
/// </remarks>
public sealed unsafe class CpuRenderer : IBatchRenderer
{
    private readonly CpuDevice device;
    private readonly PreparedAssets assets;
    private readonly FrameMemory[] workers;
    private readonly Projection view;
    private readonly bool wide;

    /// <summary>Prepares the meshes and each worker's memory.</summary>
    /// <param name="assets">What envs may show; read here once.</param>
    /// <param name="camera">Size and lens of every image.</param>
    /// <param name="device">Workers; stays with the caller.</param>
    /// <exception cref="ArgumentException">A camera setting is out of range.</exception>
    public CpuRenderer(RenderAssets assets, CameraSettings camera, CpuDevice device)
        : this(assets, camera, device, Vector512.IsHardwareAccelerated)
    {
    }

    internal CpuRenderer(RenderAssets assets, CameraSettings camera, CpuDevice device, bool wide)
    {
        view = Projection.Of(camera);
        (Camera, this.device, this.wide) = (camera, device, wide);
        this.assets = new PreparedAssets(assets, device);
        workers = new FrameMemory[device.Threads];
        for (int worker = 0; worker < workers.Length; worker++)
        {
            workers[worker] = new FrameMemory(view);
        }
    }

    /// <inheritdoc/>
    public CameraSettings Camera { get; }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The target has no memory, or a scene or mesh number is out of
    /// range.</exception>
    public void RenderDepth(RenderBatch batch, in DepthTarget depth)
    {
        Prepare(batch, depth);
        if (wide)
        {
            device.Run(
                "render/depth", batch.EnvCount, 1, new DrawKernel<Lanes512, DepthMode>(this, batch, depth, null));
        }
        else
        {
            device.Run(
                "render/depth", batch.EnvCount, 1, new DrawKernel<Lanes256, DepthMode>(this, batch, depth, null));
        }
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">
    /// The target has no memory, the colour memory has the wrong size, or a scene or mesh number is out of range.
    /// </exception>
    public void RenderColor(RenderBatch batch, in DepthTarget depth, Span<byte> color)
    {
        Prepare(batch, depth);
        long expected = 4L * batch.EnvCount * view.Width * view.Height;
        if (color.Length != expected)
        {
            throw new ArgumentException(
                $"Colour of {batch.EnvCount} envs of {view.Width}x{view.Height} pixels takes {expected} bytes, " +
                $"got {color.Length}.", nameof(color));
        }

        fixed (byte* target = color)
        {
            if (wide)
            {
                device.Run(
                    "render/color", batch.EnvCount, 1, new DrawKernel<Lanes512, ColorMode>(this, batch, depth, target));
            }
            else
            {
                device.Run(
                    "render/color", batch.EnvCount, 1, new DrawKernel<Lanes256, ColorMode>(this, batch, depth, target));
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        assets.Dispose();
        foreach (FrameMemory worker in workers)
        {
            worker.Dispose();
        }
    }

    private void Prepare(RenderBatch batch, in DepthTarget depth)
    {
        if (depth.Address == 0)
        {
            throw new ArgumentException("The depth target has no address.", nameof(depth));
        }

        assets.Check(batch);
        foreach (FrameMemory worker in workers)
        {
            worker.Reserve(
                batch.Capacity + 1L, assets.MostSceneClusters + (long)batch.Capacity * assets.MostMeshClusters);
        }
    }

    private readonly struct DrawKernel<TLanes, TMode>(
        CpuRenderer renderer, RenderBatch batch, DepthTarget depth, byte* color) : IKernel
        where TLanes : struct, ILanes<TLanes>
        where TMode : struct, IDrawMode
    {
        public void Execute(int begin, int end, int worker)
        {
            Frame* frame = renderer.workers[worker].Pointer;
            for (int env = begin; env < end; env++)
            {
                FrameRenderer.Draw<TLanes, TMode>(frame, renderer.assets, batch, env);
                if (TMode.HasColor)
                {
                    ColorWriter.Write<TLanes>(frame, color + 4L * env * frame->View.Width * frame->View.Height);
                }

                DepthWriter.Write<TLanes>(frame, depth, env, batch.EnvCount);
            }
        }
    }
}
