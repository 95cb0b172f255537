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
/// batch, its number of instances or the wanted encoding changes; otherwise a call allocates nothing. Not reentrant:
/// one call at a time. Renderers of one device may be used from different threads.
/// </remarks>
public sealed unsafe class VulkanRenderer : IBatchRenderer
{
    private readonly VulkanDevice device;
    private readonly CpuDevice workers;
    private readonly DeviceAssets assets;
    private readonly Projection view;
    private DeviceFrame? frame;

    /// <summary>Copies the meshes to the device.</summary>
    /// <param name="assets">What envs may show; read here once.</param>
    /// <param name="camera">Size and lens of every image.</param>
    /// <param name="device">Draws; stays with the caller.</param>
    /// <param name="workers">Fill in poses and copy images; stay with the caller.</param>
    /// <exception cref="ArgumentException">A camera setting is out of range.</exception>
    /// <exception cref="VulkanException">The device has not enough memory.</exception>
    public VulkanRenderer(RenderAssets assets, CameraSettings camera, VulkanDevice device, CpuDevice workers)
    {
        view = Projection.Of(camera);
        if (camera.Width % 8 != 0 || camera.Height % 8 != 0)
        {
            throw new ArgumentException(
                $"Images have {camera.Width}x{camera.Height} pixels; the Vulkan renderer needs multiples of 8.",
                nameof(camera));
        }

        (Cameras, this.device, this.workers) = ([camera], device, workers);
        this.assets = new DeviceAssets(assets, device, workers);
    }

    /// <inheritdoc/>
    public IReadOnlyList<CameraSettings> Cameras { get; }

    /// <summary>Size and lens.</summary>
    public CameraSettings Camera => Cameras[0];

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">
    /// As <see cref="IBatchRenderer"/> says, or an image is asked for that this renderer does not make: it makes depth as
    /// floats, alone or with lit rgba bytes in rows.
    /// </exception>
    /// <exception cref="VulkanException">The device has not enough memory or was lost.</exception>
    public void Render(RenderBatch batch, in RenderTargets targets, int camera = 0)
    {
        TargetCheck.Check(Cameras, batch, targets, camera);
        bool isPlain = targets.Color is null
            or { Type: PixelType.UInt8, Layout: PixelLayout.Plain, Channels: 4, Light: Lighting.Sun };
        if (targets is not { Depth: { } depth, Ids: null } || depth.Type == PixelType.UInt8 || !isPlain)
        {
            throw new ArgumentException(
                "The Vulkan renderer makes depth as floats, alone or with lit rgba bytes in rows; use the CPU renderer "
                + "for other images.", nameof(targets));
        }

        DepthTarget place = depth.Layout == PixelLayout.Planar ? depth with { Layout = PixelLayout.Plain } : depth;
        byte* color = targets.Color is { } wanted ? (byte*)wanted.Address : null;
        Render(batch, place, color, color == null ? DrawOutputs.Depth : DrawOutputs.Color);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        frame?.Dispose();
        frame = null;
        assets.Dispose();
    }

    private void Render(RenderBatch batch, in DepthTarget depth, byte* color, DrawOutputs outputs)
    {
        BatchCheck.Check(batch, assets.SceneCount, assets.MeshCount);
        DeviceFrame ready = Prepare(batch, depth, outputs);
        for (int first = 0; first < batch.EnvCount; first += ready.Grid.Views)
        {
            int count = Math.Min(ready.Grid.Views, batch.EnvCount - first);
            workers.Run("render/poses", ready.Grid.Views, 16, new FillKernel(ready.Input, batch, first, count));
            ready.Run();
            workers.Run("render/read-back", count, 16, new CopyKernel(ready, depth, color, first, view));
        }
    }

    private DeviceFrame Prepare(RenderBatch batch, in DepthTarget depth, DrawOutputs outputs)
    {
        FrameLayout wanted = new(
            batch.EnvCount, batch.Capacity, BatchInput.Demand(batch, assets), outputs, depth.Encoding, depth.Type,
            depth.Layout);
        if (frame is not null && frame.Layout.Fits(wanted))
        {
            return frame;
        }

        DrawRoom room = frame is null ? wanted.Room : wanted.Room.Grown(frame.Layout.Room);
        frame?.Dispose();
        frame = null;
        frame = new DeviceFrame(device, assets, view, wanted with { Room = room });
        return frame;
    }

    private readonly struct FillKernel(BatchInput input, RenderBatch batch, int first, int count) : IKernel
    {
        public void Execute(int begin, int end, int worker)
        {
            for (int tile = begin; tile < end; tile++)
            {
                if (tile < count)
                {
                    input.Write(batch, first + tile, tile);
                }
                else
                {
                    input.WriteEmpty(tile);
                }
            }
        }
    }

    private readonly struct CopyKernel(DeviceFrame frame, DepthTarget depth, byte* color, int first, Projection view)
        : IKernel
    {
        public void Execute(int begin, int end, int worker)
        {
            long pixels = (long)view.Width * view.Height;
            long bytes = pixels * frame.Layout.DepthBytes;
            long count = end - begin;
            Copy(frame.Depth.Address + begin * bytes, (byte*)depth.Address + (first + begin) * bytes, count * bytes);
            if (frame.Color is not null)
            {
                Copy(
                    frame.Color.Address + begin * pixels * 4, color + (first + begin) * pixels * 4, count * pixels * 4);
            }
        }

        private static void Copy(byte* from, byte* to, long bytes) => Buffer.MemoryCopy(from, to, bytes, bytes);
    }
}
