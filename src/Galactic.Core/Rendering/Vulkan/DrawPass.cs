using Silk.NET.Vulkan;
using Buffer = Silk.NET.Vulkan.Buffer;

namespace Galactic.Rendering.Vulkan;

/// <summary>Draws the chunks in view, each view into its own tile.</summary>
internal sealed unsafe class DrawPass : IDisposable
{
    private readonly VulkanDevice device;
    private readonly DeviceAssets assets;
    private readonly CullPass cull;
    private readonly DrawTarget target;
    private readonly Push push;
    private readonly DescriptorSlots slots;
    private readonly DrawStage stage;

    /// <summary>Makes the pipelines.</summary>
    public DrawPass(
        VulkanDevice device, DeviceAssets assets, BatchInput input, CullPass cull, DrawTarget target,
        FrameLayout layout)
    {
        (this.device, this.assets, this.cull, this.target) = (device, assets, cull, target);
        push = new Push(0, 0, layout.Color?.Light ?? Lighting.Sun, layout.Ids?.Kind ?? IdKind.Instance);
        slots = new DescriptorSlots(
            device, ShaderStageFlags.VertexBit | ShaderStageFlags.FragmentBit, (uint)sizeof(Push),
            ShaderStageFlags.VertexBit, DescriptorType.StorageBuffer, DescriptorType.StorageBuffer,
            DescriptorType.StorageBuffer, DescriptorType.StorageBuffer, DescriptorType.SampledImage);
        slots.Set(0, input.Views);
        slots.Set(1, input.Slots);
        slots.Set(2, assets.Materials.Table);
        slots.Set(3, assets.Materials.Textures);
        slots.Set(4, assets.Materials.Texels, ImageLayout.ShaderReadOnlyOptimal);
        stage = new DrawStage(device, slots.Layout, target);
    }

    /// <summary>Records the drawing of all views.</summary>
    public void Record(CommandBuffer commands, Projection view, TileGrid grid)
    {
        Vk api = device.Api;
        target.Begin(commands);
        slots.Bind(commands, PipelineBindPoint.Graphics);
        Buffer vertices = assets.Vertices.Handle;
        ulong offset = 0;
        api.CmdBindVertexBuffers(commands, 0, 1, &vertices, &offset);
        api.CmdBindIndexBuffer(commands, assets.Indices.Handle, 0, IndexType.Uint32);
        for (int list = 0; list < DrawRoom.Lists; list++)
        {
            DrawList(commands, view, grid, list);
        }

        api.CmdEndRenderPass(commands);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        stage.Dispose();
        slots.Dispose();
    }

    private void DrawList(CommandBuffer commands, Projection view, TileGrid grid, int list)
    {
        Vk api = device.Api;
        uint most = cull.Room[list];
        if (most == 0)
        {
            return;
        }

        api.CmdBindPipeline(commands, PipelineBindPoint.Graphics, stage.Pipeline(list));
        for (int tile = 0; tile < grid.Views; tile++)
        {
            (int x, int y) = (tile % grid.Across * view.Width, tile / grid.Across * view.Height);
            Viewport viewport = new(x, y, view.Width, view.Height, 0, 1);
            Rect2D scissor = new(new Offset2D(x, y), new Extent2D((uint)view.Width, (uint)view.Height));
            Push pushed = push with { View = (uint)tile, Near = view.Near };
            api.CmdSetViewport(commands, 0, 1, &viewport);
            api.CmdSetScissor(commands, 0, 1, &scissor);
            api.CmdPushConstants(
                commands, slots.Layout, ShaderStageFlags.VertexBit, 0, (uint)sizeof(Push), &pushed);
            ulong first = (ulong)tile * cull.Room.Total + cull.Start(list);
            if (device.HasDrawCount)
            {
                api.CmdDrawIndexedIndirectCount(
                    commands, cull.Commands.Handle, first * FrameLayout.CommandBytes, cull.Counts.Handle,
                    (ulong)(tile * DrawRoom.Lists + list) * sizeof(uint), most, FrameLayout.CommandBytes);
            }
            else
            {
                api.CmdDrawIndexedIndirect(
                    commands, cull.Commands.Handle, first * FrameLayout.CommandBytes, most, FrameLayout.CommandBytes);
            }
        }
    }

    private readonly record struct Push(uint View, float Near, Lighting Light, IdKind Ids);
}
