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
    // Of images whose place the device decides: passes the check of addresses.
    private const nint AnyAddress = 16;

    private readonly VulkanDevice device;
    private readonly CpuDevice workers;
    private readonly DeviceAssets assets;
    private readonly Projection[] views;
    private readonly DeviceFrame?[] frames;
    private NoisyDepth? noisy;
    private bool isDisposed;

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
        Projection.Require(cameras);
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
    /// <remarks>Faults of a sensor are put into the depth on the processor, by the code of the CPU renderer.</remarks>
    /// <exception cref="VulkanException">The device has not enough memory or was lost.</exception>
    public void Render(RenderBatch batch, in RenderTargets targets, int camera = 0)
    {
        ObjectDisposedException.ThrowIf(isDisposed, this);
        TargetCheck.Check(Cameras, batch, targets, camera);
        BatchCheck.Check(batch, assets.SceneCount, assets.MeshCount);
        noisy = targets.Noise is null ? noisy : noisy ?? new NoisyDepth(views, workers.Threads);
        DeviceFrame frame = Prepare(
            batch, targets.Noise is null || targets.Depth is null ? targets : targets with { Depth = NoisyDepth.Plain },
            camera);
        for (int first = 0; first < batch.EnvCount; first += frame.Grid.Views)
        {
            int count = Math.Min(frame.Grid.Views, batch.EnvCount - first);
            workers.Run(
                "render/poses", frame.Grid.Views, FillKernel.Chunk,
                new FillKernel(frame.Input, batch, camera, first, count));
            frame.Run();
            workers.Run(
                "render/read-back", count, FillKernel.Chunk, new CopyKernel(
                    frame, targets, batch.EnvCount, first, views[camera], noisy));
        }
    }

    /// <summary>
    /// Makes images of a camera in device memory that other programs and libraries may open, such as a learner's on the same
    /// card, see <see cref="ExportedImages"/>.
    /// </summary>
    /// <param name="batch">Number of envs, instances and cameras; what it shows now tells how much there is to draw.</param>
    /// <param name="targets">Which images and how; their addresses are not used. Noise is not offered.</param>
    /// <param name="camera">Camera number.</param>
    /// <exception cref="ArgumentException">The targets ask for a mix that does not exist, or noise.</exception>
    /// <exception cref="VulkanException">
    /// The device does not hand out memory (see <see cref="VulkanDevice.CanExport"/>), has not enough of it, or cannot hold
    /// all envs in one target.
    /// </exception>
    public ExportedImages Export(RenderBatch batch, in RenderTargets targets, int camera = 0)
    {
        ObjectDisposedException.ThrowIf(isDisposed, this);
        RenderTargets checkedTargets = targets with
        {
            Depth = targets.Depth is { } depth ? depth with { Address = AnyAddress } : null,
            Color = targets.Color is { } color ? color with { Address = AnyAddress } : null,
            Ids = targets.Ids is { } ids ? ids with { Address = AnyAddress } : null,
        };
        TargetCheck.Check(Cameras, batch, checkedTargets, camera);
        if (targets.Noise is not null)
        {
            throw new ArgumentException("Exported depth has no faults: put them in where it is read.", nameof(targets));
        }

        BatchCheck.Check(batch, assets.SceneCount, assets.MeshCount);
        device.RequireExport();
        DrawRoom room = BatchInput.Demand(batch, assets);
        FrameLayout layout = FrameLayout.Of(batch.EnvCount, batch.Capacity, room, targets);
        return new ExportedImages(device, workers, assets, views[camera], layout, camera);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (isDisposed)
        {
            return;
        }

        isDisposed = true;
        for (int camera = 0; camera < frames.Length; camera++)
        {
            frames[camera]?.Dispose();
            frames[camera] = null;
        }

        noisy?.Dispose();
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

    private readonly struct CopyKernel(
        DeviceFrame frame, RenderTargets targets, int envs, int first, Projection view, NoisyDepth? noisy) : IKernel
    {
        public void Execute(int begin, int end, int worker)
        {
            FrameLayout layout = frame.Layout;
            if (targets is { Noise: { } noise, Depth: { } depth })
            {
                for (int tile = begin; tile < end; tile++)
                {
                    float* metres = (float*)(frame.Depth!.Address + tile * layout.DepthBytes(view));
                    noisy!.Write(metres, view, noise, depth, first + tile, envs, worker);
                }
            }
            else
            {
                Copy(frame.Depth, targets.Depth?.Address ?? 0, layout.DepthBytes(view), begin, end);
            }

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
