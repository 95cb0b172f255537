using Galactic.Compute;
using Galactic.Scenes;

namespace Galactic.Rendering.Vulkan;

/// <summary>
/// Draws a batch on a graphics device: chunks of triangles are culled there against each view's pyramid, all views
/// are drawn as tiles of one image (several, if one cannot hold them), and the results are read back.
/// </summary>
/// <remarks>
/// The same images as <see cref="CpuRenderer"/> but for rounding at edges. Depth is kept as a float of near plane
/// over distance, which has the same relative precision at all distances. Commands are recorded when the size of the
/// batch, its number of instances or what is asked for changes; otherwise a call allocates nothing. Not reentrant:
/// one call at a time. Renderers of one device may be used from different threads.
/// </remarks>
public sealed unsafe class VulkanRenderer : IBatchRenderer
{
    private const int EnvsPerChunk = 16;
    private readonly VulkanDevice device;
    private readonly CpuDevice workers;
    private readonly DeviceAssets assets;
    private readonly Projection[] views;
    private readonly DeviceFrame?[] frames;

    /// <summary>Copies the meshes to the device, for one camera per env.</summary>
    /// <param name="assets">What envs may show; read here once.</param>
    /// <param name="camera">Size and lens of every image.</param>
    /// <param name="device">Draws; stays with the caller.</param>
    /// <param name="workers">Fill in poses and copy images; stay with the caller.</param>
    /// <exception cref="ArgumentException">A camera setting is out of range.</exception>
    /// <exception cref="VulkanException">The device has not enough memory.</exception>
    public VulkanRenderer(RenderAssets assets, CameraSettings camera, VulkanDevice device, CpuDevice workers)
        : this(assets, [camera], device, workers)
    {
    }

    /// <summary>Copies the meshes to the device, for several cameras per env.</summary>
    /// <param name="assets">What envs may show; read here once.</param>
    /// <param name="cameras">[camera] size and lens, at least one.</param>
    /// <param name="device">Draws; stays with the caller.</param>
    /// <param name="workers">Fill in poses and copy images; stay with the caller.</param>
    /// <exception cref="ArgumentException">There is no camera or a camera setting is out of range.</exception>
    /// <exception cref="VulkanException">The device has not enough memory.</exception>
    public VulkanRenderer(
        RenderAssets assets, IReadOnlyList<CameraSettings> cameras, VulkanDevice device, CpuDevice workers)
    {
        ArgumentOutOfRangeException.ThrowIfZero(cameras.Count, nameof(cameras));
        views = [.. cameras.Select(Projection.Of)];
        frames = new DeviceFrame?[views.Length];
        (Cameras, this.device, this.workers) = ([.. cameras], device, workers);
        this.assets = new DeviceAssets(assets, device, workers);
    }

    /// <inheritdoc/>
    public IReadOnlyList<CameraSettings> Cameras { get; }

    /// <summary>Size and lens of the first camera.</summary>
    public CameraSettings Camera => Cameras[0];

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">
    /// As <see cref="IBatchRenderer.Render"/> says, or <see cref="RenderTargets.Noise"/> is set.
    /// </exception>
    /// <exception cref="VulkanException">The device has not enough memory or was lost.</exception>
    public void Render(RenderBatch batch, in RenderTargets targets, int camera = 0)
    {
        TargetCheck.Check(Cameras, batch, targets, camera);
        if (targets.Noise is not null)
        {
            throw new ArgumentException(
                "The Vulkan renderer draws depth without faults; use the CPU renderer for Noise.", nameof(targets));
        }

        BatchCheck.Check(batch, assets.SceneCount, assets.MeshCount);
        DeviceFrame frame = Prepare(batch, targets, camera);
        for (int first = 0; first < batch.EnvCount; first += frame.Grid.Views)
        {
            int count = Math.Min(frame.Grid.Views, batch.EnvCount - first);
            workers.Run(
                "render/poses", frame.Grid.Views, EnvsPerChunk,
                new FillKernel(frame.Input, batch, camera, first, count));
            frame.Run();
            workers.Run(
                "render/read-back", count, EnvsPerChunk, new CopyKernel(frame, targets, first, views[camera]));
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        for (int camera = 0; camera < frames.Length; camera++)
        {
            frames[camera]?.Dispose();
            frames[camera] = null;
        }

        assets.Dispose();
    }

    /// <summary>The camera's frame, made anew if it does not fit what is asked for.</summary>
    private DeviceFrame Prepare(RenderBatch batch, in RenderTargets targets, int camera)
    {
        FrameLayout wanted = FrameLayout.Of(
            batch.EnvCount, batch.Capacity, BatchInput.Demand(batch, assets), targets);
        ref DeviceFrame? frame = ref frames[camera];
        if (frame is not null && frame.Layout.Fits(wanted))
        {
            return frame;
        }

        DrawRoom room = frame is null ? wanted.Room : wanted.Room.Grown(frame.Layout.Room);
        frame?.Dispose();
        frame = null;
        frame = new DeviceFrame(device, assets, views[camera], wanted with { Room = room });
        return frame;
    }

    private readonly struct FillKernel(BatchInput input, RenderBatch batch, int camera, int first, int count) : IKernel
    {
        public void Execute(int begin, int end, int worker)
        {
            for (int tile = begin; tile < end; tile++)
            {
                if (tile < count)
                {
                    input.Write(batch, first + tile, camera, tile);
                }
                else
                {
                    input.WriteEmpty(tile);
                }
            }
        }
    }

    private readonly struct CopyKernel(DeviceFrame frame, RenderTargets targets, int first, Projection view) : IKernel
    {
        public void Execute(int begin, int end, int worker)
        {
            FrameLayout layout = frame.Layout;
            Copy(frame.Depth, targets.Depth?.Address ?? 0, layout.DepthBytes(view), begin, end);
            Copy(frame.Color, targets.Color?.Address ?? 0, layout.ColorBytes(view), begin, end);
            Copy(frame.Ids, targets.Ids?.Address ?? 0, layout.IdBytes(view), begin, end);
        }

        private void Copy(DeviceBuffer? from, nint to, long bytesPerView, int begin, int end)
        {
            if (from is not null)
            {
                long bytes = (end - begin) * bytesPerView;
                Buffer.MemoryCopy(
                    from.Address + begin * bytesPerView, (byte*)to + (first + begin) * bytesPerView, bytes, bytes);
            }
        }
    }
}
