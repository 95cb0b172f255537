using Silk.NET.Vulkan;

namespace Galactic.Rendering.Vulkan;

/// <summary>
/// One target full of views: its buffers, its images and the commands that cull, draw and encode them, recorded
/// once and run for every batch of the same layout.
/// </summary>
internal sealed unsafe class DeviceFrame : IDisposable
{
    private readonly VulkanDevice device;
    private readonly DeviceMemoryKind results;
    private readonly List<IDisposable> owned = [];
    private readonly DeviceCommands commands;

    /// <summary>Allocates and records.</summary>
    /// <param name="device">Where.</param>
    /// <param name="assets">What is drawn.</param>
    /// <param name="view">Size and lens.</param>
    /// <param name="layout">What is wanted.</param>
    /// <param name="results">Where the results go.</param>
    public DeviceFrame(
        VulkanDevice device, DeviceAssets assets, Projection view, FrameLayout layout,
        DeviceMemoryKind results = DeviceMemoryKind.ReadBack)
    {
        (this.device, this.results, Layout) = (device, results, layout);
        try
        {
            Grid = layout.Grid(device, view);
            Input = Own(new BatchInput(device, assets, view, Grid.Views, layout.Instances));
            DrawTarget target = Own(new DrawTarget(
                device, Grid.Across * view.Width, Grid.Down * view.Height, layout.Color is not null,
                layout.Ids is not null));
            CullPass cull = Own(new CullPass(device, assets, Input, Grid.Views, layout.Room));
            DrawPass draw = Own(new DrawPass(device, assets, Input, cull, target, layout));
            commands = Own(new DeviceCommands(device));
            CommandBuffer buffer = commands.Begin();
            cull.Record(buffer);
            draw.Record(buffer, view, Grid);
            if (layout.Depth is { } depth)
            {
                Depth = Result(layout.DepthBytes(view), BufferUsageFlags.StorageBufferBit);
                Own(EncodePass.Of(device, target, Depth, depth)).Record(buffer, view, Grid);
            }

            if (layout.Color is { } color)
            {
                Color = Result(layout.ColorBytes(view), BufferUsageFlags.StorageBufferBit);
                Own(EncodePass.Of(device, target, Color, color)).Record(buffer, view, Grid);
            }

            if (layout.Ids is not null)
            {
                Ids = Result(layout.IdBytes(view), BufferUsageFlags.TransferDstBit);
                TileCopy.Record(device.Api, buffer, target.Ids!, Ids, view, Grid);
            }

            DeviceCommands.Barrier(
                device.Api, buffer, PipelineStageFlags.ComputeShaderBit | PipelineStageFlags.TransferBit,
                AccessFlags.ShaderWriteBit | AccessFlags.TransferWriteBit, PipelineStageFlags.HostBit,
                AccessFlags.HostReadBit);
            commands.End();
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>What this was made for.</summary>
    public FrameLayout Layout { get; }

    /// <summary>Raster of the views.</summary>
    public TileGrid Grid { get; }

    /// <summary>To be filled before <see cref="Run"/>.</summary>
    public BatchInput Input { get; }

    /// <summary>Depth as wanted, view after view.</summary>
    public DeviceBuffer? Depth { get; }

    /// <summary>Colour as wanted, view after view.</summary>
    public DeviceBuffer? Color { get; }

    /// <summary>[view, y, x] identities.</summary>
    public DeviceBuffer? Ids { get; }

    /// <summary>
    /// Draws the views of <see cref="Input"/>; returns when the results can be read and nothing of this is in use.
    /// </summary>
    public void Run() => commands.Run();

    /// <inheritdoc/>
    public void Dispose()
    {
        for (int i = owned.Count - 1; i >= 0; i--)
        {
            owned[i].Dispose();
        }

        owned.Clear();
    }

    // Shaders write four values at a time, perhaps past the last one.
    private DeviceBuffer Result(long bytesPerView, BufferUsageFlags usage) => Own(new DeviceBuffer(
        device, (ulong)(Grid.Views * bytesPerView + 16), usage, results));

    private T Own<T>(T part)
        where T : IDisposable
    {
        owned.Add(part);
        return part;
    }
}
