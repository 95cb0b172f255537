using Silk.NET.Vulkan;

namespace Galactic.Rendering.Vulkan;

/// <summary>Writes a tiled image as a target of the caller wants it.</summary>
internal sealed unsafe class EncodePass : IDisposable
{
    private const int ValuesPerGroup = 256;
    private const int MostGroups = 1 << 15;
    private readonly VulkanDevice device;
    private readonly DescriptorSlots slots;
    private readonly ComputeStage stage;
    private readonly int channels;

    private EncodePass(
        VulkanDevice device, DeviceImage image, ImageLayout imageLayout, DeviceBuffer output, int channels,
        params ReadOnlySpan<uint> constants)
    {
        (this.device, this.channels) = (device, channels);
        slots = new DescriptorSlots(
            device, ShaderStageFlags.ComputeBit, (uint)sizeof(Push), ShaderStageFlags.ComputeBit,
            DescriptorType.SampledImage, DescriptorType.StorageBuffer);
        slots.Set(0, image, imageLayout);
        slots.Set(1, output);
        stage = new ComputeStage(device, "encode", slots.Layout, constants);
    }

    /// <summary>Writes depth.</summary>
    public static EncodePass Of(VulkanDevice device, DrawTarget target, DeviceBuffer output, DepthTarget wanted) => new(
        device, target.Depth, ImageLayout.DepthStencilReadOnlyOptimal, output, 1,
        0, (uint)wanted.Encoding, (uint)wanted.Type, (uint)wanted.Layout, 1);

    /// <summary>Writes colour.</summary>
    public static EncodePass Of(VulkanDevice device, DrawTarget target, DeviceBuffer output, ColorTarget wanted) => new(
        device, target.Color!, ImageLayout.ShaderReadOnlyOptimal, output, wanted.Channels,
        1, 0, (uint)wanted.Type, (uint)wanted.Layout, (uint)wanted.Channels);

    /// <summary>Records the writing of all views.</summary>
    public void Record(CommandBuffer commands, Projection view, TileGrid grid)
    {
        Vk api = device.Api;
        api.CmdBindPipeline(commands, PipelineBindPoint.Compute, stage.Handle);
        slots.Bind(commands, PipelineBindPoint.Compute);
        uint values = (uint)(grid.Views * view.Width * view.Height * channels);
        Push push = new(
            (uint)view.Width, (uint)view.Height, (uint)grid.Across, values, view.Near * CoplanarLayers.Lowest);
        api.CmdPushConstants(commands, slots.Layout, ShaderStageFlags.ComputeBit, 0, (uint)sizeof(Push), &push);
        uint groups = (values + ValuesPerGroup - 1) / ValuesPerGroup;
        uint rows = (groups + MostGroups - 1) / MostGroups;
        api.CmdDispatch(commands, (groups + rows - 1) / rows, rows, 1);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        stage.Dispose();
        slots.Dispose();
    }

    private readonly record struct Push(uint Width, uint Height, uint TilesAcross, uint Values, float Near);
}
