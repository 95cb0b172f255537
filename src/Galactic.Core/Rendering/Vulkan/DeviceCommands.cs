using Silk.NET.Vulkan;

namespace Galactic.Rendering.Vulkan;

/// <summary>Commands recorded once and run any number of times.</summary>
internal sealed unsafe class DeviceCommands : IDisposable
{
    private readonly VulkanDevice device;
    private readonly CommandPool pool;
    private readonly CommandBuffer buffer;
    private readonly Fence fence;

    /// <summary>Makes an empty recording.</summary>
    public DeviceCommands(VulkanDevice device)
    {
        this.device = device;
        CommandPoolCreateInfo poolCreate = new()
        {
            SType = StructureType.CommandPoolCreateInfo,
            QueueFamilyIndex = device.QueueFamily,
        };
        CommandPool made;
        VulkanException.Check(
            device.Api.CreateCommandPool(device.Handle, &poolCreate, null, &made), "Making a command pool");
        pool = made;
        CommandBufferAllocateInfo allocate = new()
        {
            SType = StructureType.CommandBufferAllocateInfo,
            CommandPool = pool,
            Level = CommandBufferLevel.Primary,
            CommandBufferCount = 1,
        };
        CommandBuffer allocated;
        VulkanException.Check(
            device.Api.AllocateCommandBuffers(device.Handle, &allocate, &allocated), "Making a command buffer");
        buffer = allocated;
        FenceCreateInfo fenceCreate = new() { SType = StructureType.FenceCreateInfo };
        Fence signal;
        VulkanException.Check(device.Api.CreateFence(device.Handle, &fenceCreate, null, &signal), "Making a fence");
        fence = signal;
    }

    /// <summary>Forgets the old recording and starts a new one.</summary>
    public CommandBuffer Begin()
    {
        VulkanException.Check(device.Api.ResetCommandPool(device.Handle, pool, 0), "Clearing a recording");
        CommandBufferBeginInfo begin = new() { SType = StructureType.CommandBufferBeginInfo };
        VulkanException.Check(device.Api.BeginCommandBuffer(buffer, &begin), "Starting a recording");
        return buffer;
    }

    /// <summary>Ends the recording.</summary>
    public void End() => VulkanException.Check(device.Api.EndCommandBuffer(buffer), "Ending a recording");

    /// <summary>Runs the recording and returns when it is done.</summary>
    public void Run() => device.Run(buffer, fence);

    /// <summary>Records a barrier: what came before and touches memory in these ways is seen by what follows.</summary>
    public static void Barrier(
        Vk api, CommandBuffer buffer, PipelineStageFlags from, AccessFlags written, PipelineStageFlags to,
        AccessFlags read)
    {
        MemoryBarrier barrier = new()
        {
            SType = StructureType.MemoryBarrier,
            SrcAccessMask = written,
            DstAccessMask = read,
        };
        api.CmdPipelineBarrier(buffer, from, to, 0, 1, &barrier, 0, null, 0, null);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        device.Api.DestroyFence(device.Handle, fence, null);
        device.Api.DestroyCommandPool(device.Handle, pool, null);
    }
}
