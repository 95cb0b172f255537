using Silk.NET.Vulkan;

namespace Galactic.Rendering.Vulkan;

/// <summary>Writes the tiled depth as a <see cref="DepthTarget"/> wants it.</summary>
internal sealed unsafe class EncodePass : IDisposable
{
    private const int PixelsPerGroup = 128;
    private readonly VulkanDevice device;
    private readonly DescriptorSlots slots;
    private readonly ComputeStage stage;
    private readonly Sampler sampler;

    /// <summary>Makes the pipeline.</summary>
    public EncodePass(VulkanDevice device, DrawTarget target, DeviceBuffer output, FrameLayout layout)
    {
        this.device = device;
        slots = new DescriptorSlots(
            device, ShaderStageFlags.ComputeBit, (uint)sizeof(Push), ShaderStageFlags.ComputeBit,
            DescriptorType.CombinedImageSampler, DescriptorType.StorageBuffer);
        SamplerCreateInfo create = new() { SType = StructureType.SamplerCreateInfo };
        Sampler made;
        VulkanException.Check(device.Api.CreateSampler(device.Handle, &create, null, &made), "Making a sampler");
        sampler = made;
        slots.Set(0, target.Depth, sampler, ImageLayout.DepthStencilReadOnlyOptimal);
        slots.Set(1, output);
        stage = new ComputeStage(
            device, "encode", slots.Layout, (uint)layout.Encoding, (uint)layout.Type, (uint)layout.Layout);
    }

    /// <summary>Records the writing of all views.</summary>
    public void Record(CommandBuffer commands, Projection view, TileGrid grid)
    {
        Vk api = device.Api;
        api.CmdBindPipeline(commands, PipelineBindPoint.Compute, stage.Handle);
        slots.Bind(commands, PipelineBindPoint.Compute);
        Push push = new((uint)view.Width, (uint)view.Height, (uint)grid.Across, view.Near);
        api.CmdPushConstants(commands, slots.Layout, ShaderStageFlags.ComputeBit, 0, (uint)sizeof(Push), &push);
        int groups = (view.Width * view.Height + PixelsPerGroup - 1) / PixelsPerGroup;
        api.CmdDispatch(commands, (uint)Math.Min(groups, ushort.MaxValue), (uint)grid.Views, 1);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        stage.Dispose();
        slots.Dispose();
        device.Api.DestroySampler(device.Handle, sampler, null);
    }

    private readonly record struct Push(uint Width, uint Height, uint TilesAcross, float Near);
}
