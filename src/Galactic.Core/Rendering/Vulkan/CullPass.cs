using Silk.NET.Vulkan;

namespace Galactic.Rendering.Vulkan;

/// <summary>Finds the chunks in view and writes a drawing command for each.</summary>
internal sealed unsafe class CullPass : IDisposable
{
    /// <summary>Buffers that the shader sees.</summary>
    public const int StorageBuffers = 5;

    private readonly VulkanDevice device;
    private readonly DescriptorSlots slots;
    private readonly ComputeStage stage;
    private readonly int views;

    /// <summary>Allocates.</summary>
    public CullPass(VulkanDevice device, DeviceAssets assets, BatchInput input, int views, DrawRoom room)
    {
        (this.device, this.views, Room) = (device, views, room);
        Commands = new DeviceBuffer(
            device, (ulong)views * room.Total * FrameLayout.CommandBytes,
            BufferUsageFlags.StorageBufferBit | BufferUsageFlags.IndirectBufferBit | BufferUsageFlags.TransferDstBit,
            DeviceMemoryKind.Device);
        Counts = new DeviceBuffer(
            device, (ulong)views * DrawRoom.Lists * sizeof(uint),
            BufferUsageFlags.StorageBufferBit | BufferUsageFlags.IndirectBufferBit, DeviceMemoryKind.Device);
        slots = new DescriptorSlots(
            device, ShaderStageFlags.ComputeBit, (uint)sizeof(Push), ShaderStageFlags.ComputeBit,
            [.. Enumerable.Repeat(DescriptorType.StorageBuffer, StorageBuffers)]);
        slots.Set(0, input.Views);
        slots.Set(1, input.Slots);
        slots.Set(2, assets.Chunks);
        slots.Set(3, Commands);
        slots.Set(4, Counts);
        stage = new ComputeStage(device, "cull", slots.Layout);
    }

    /// <summary>Most draws of a view.</summary>
    public DrawRoom Room { get; }

    /// <summary>[view, list after list] drawing commands.</summary>
    public DeviceBuffer Commands { get; }

    /// <summary>[view, list] commands in use.</summary>
    public DeviceBuffer Counts { get; }

    /// <summary>First command of a list among those of a view.</summary>
    public uint Start(int list)
    {
        uint start = 0;
        for (int before = 0; before < list; before++)
        {
            start += Room[before];
        }

        return start;
    }

    /// <summary>Records the culling of all views.</summary>
    public void Record(CommandBuffer commands)
    {
        Vk api = device.Api;
        if (!device.HasDrawCount)
        {
            // Every command is drawn: those that the shader leaves alone must draw nothing.
            api.CmdFillBuffer(commands, Commands.Handle, 0, Vk.WholeSize, 0);
            DeviceCommands.Barrier(
                api, commands, PipelineStageFlags.TransferBit, AccessFlags.TransferWriteBit,
                PipelineStageFlags.ComputeShaderBit, AccessFlags.ShaderWriteBit);
        }

        api.CmdBindPipeline(commands, PipelineBindPoint.Compute, stage.Handle);
        slots.Bind(commands, PipelineBindPoint.Compute);
        Push push = new(0, Start(1), Start(2), Start(3), Start(4), Start(5), Room.Total);
        api.CmdPushConstants(commands, slots.Layout, ShaderStageFlags.ComputeBit, 0, (uint)sizeof(Push), &push);
        api.CmdDispatch(commands, (uint)views, 1, 1);
        DeviceCommands.Barrier(
            api, commands, PipelineStageFlags.ComputeShaderBit, AccessFlags.ShaderWriteBit,
            PipelineStageFlags.DrawIndirectBit, AccessFlags.IndirectCommandReadBit);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        stage.Dispose();
        slots.Dispose();
        Commands.Dispose();
        Counts.Dispose();
    }

    private readonly record struct Push(
        uint Start0, uint Start1, uint Start2, uint Start3, uint Start4, uint Start5, uint Room);
}
