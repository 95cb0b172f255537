using Silk.NET.Vulkan;

namespace Galactic.Rendering.Vulkan;

/// <summary>
/// One target full of views: its buffers, its images and the commands that cull, draw and encode them, recorded
/// once and run for every batch of the same layout.
/// </summary>
internal sealed unsafe class DeviceFrame : IDisposable
{
    private readonly VulkanDevice device;
    private readonly List<IDisposable> owned = [];
    private readonly DeviceCommands commands;

    /// <summary>Allocates and records.</summary>
    public DeviceFrame(VulkanDevice device, DeviceAssets assets, Projection view, FrameLayout layout)
    {
        (this.device, Layout) = (device, layout);
        try
        {
            Grid = layout.Grid(device, view);
            int views = Grid.Views;
            ulong pixels = (ulong)views * (ulong)view.Width * (ulong)view.Height;
            Input = Own(new BatchInput(device, assets, view, views, layout.Instances));
            Depth = Own(new DeviceBuffer(
                device, pixels * (ulong)layout.DepthBytes, BufferUsageFlags.StorageBufferBit,
                DeviceMemoryKind.ReadBack));
            if (layout.Outputs.HasFlag(DrawOutputs.Color))
            {
                Color = Own(new DeviceBuffer(
                    device, pixels * 4, BufferUsageFlags.TransferDstBit, DeviceMemoryKind.ReadBack));
            }

            DrawTarget target = Own(new DrawTarget(
                device, Grid.Across * view.Width, Grid.Down * view.Height, layout.Outputs));
            CullPass cull = Own(new CullPass(device, assets, Input, views, layout.Room));
            DrawPass draw = Own(new DrawPass(device, assets, Input, cull, target));
            EncodePass encode = Own(new EncodePass(device, target, Depth, layout));
            commands = Own(new DeviceCommands(device));
            CommandBuffer buffer = commands.Begin();
            cull.Record(buffer);
            draw.Record(buffer, view, Grid);
            encode.Record(buffer, view, Grid);
            if (Color is not null)
            {
                TileCopy.Record(device.Api, buffer, target.Color!, Color, view, Grid);
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
    public DeviceBuffer Depth { get; }

    /// <summary>[view, y, x, rgba] bytes.</summary>
    public DeviceBuffer? Color { get; }

    /// <summary>Draws the views of <see cref="Input"/>; returns when the results can be read.</summary>
    public void Run() => commands.Run();

    /// <inheritdoc/>
    public void Dispose()
    {
        device.Api.DeviceWaitIdle(device.Handle);
        for (int i = owned.Count - 1; i >= 0; i--)
        {
            owned[i].Dispose();
        }

        owned.Clear();
    }

    private T Own<T>(T part)
        where T : IDisposable
    {
        owned.Add(part);
        return part;
    }
}
