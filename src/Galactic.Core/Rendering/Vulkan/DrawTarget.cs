using Silk.NET.Vulkan;

namespace Galactic.Rendering.Vulkan;

/// <summary>What is drawn besides depth.</summary>
[Flags]
internal enum DrawOutputs
{
    /// <summary>Depth alone.</summary>
    Depth = 0,

    /// <summary>Colour.</summary>
    Color = 1,
}

/// <summary>The images that tiles are drawn into, and the pass that clears, draws and hands them on.</summary>
internal sealed unsafe class DrawTarget : IDisposable
{
    private readonly VulkanDevice device;

    /// <summary>Makes the images.</summary>
    public DrawTarget(VulkanDevice device, int width, int height, DrawOutputs outputs)
    {
        (this.device, Width, Height, Outputs) = (device, width, height, outputs);
        Depth = new DeviceImage(
            device, Format.D32Sfloat, width, height,
            ImageUsageFlags.DepthStencilAttachmentBit | ImageUsageFlags.SampledBit);
        if (outputs.HasFlag(DrawOutputs.Color))
        {
            Color = new DeviceImage(
                device, Format.R8G8B8A8Unorm, width, height,
                ImageUsageFlags.ColorAttachmentBit | ImageUsageFlags.TransferSrcBit);
        }

        Pass = MakePass();
        Framebuffer = MakeFramebuffer();
    }

    /// <summary>Pixels across.</summary>
    public int Width { get; }

    /// <summary>Pixels down.</summary>
    public int Height { get; }

    /// <summary>What is drawn.</summary>
    public DrawOutputs Outputs { get; }

    /// <summary>Near plane over distance; readable by shaders after the pass.</summary>
    public DeviceImage Depth { get; }

    /// <summary>RGBA bytes, alpha 0 where nothing was hit; a source of copies after the pass.</summary>
    public DeviceImage? Color { get; }

    /// <summary>Vulkan's handle.</summary>
    public RenderPass Pass { get; }

    /// <summary>Vulkan's handle.</summary>
    public Framebuffer Framebuffer { get; }

    /// <summary>Records the start of the pass, which clears everything.</summary>
    public void Begin(CommandBuffer commands)
    {
        ClearValue* clear = stackalloc ClearValue[3];
        new Span<ClearValue>(clear, 3).Clear();
        RenderPassBeginInfo begin = new()
        {
            SType = StructureType.RenderPassBeginInfo,
            RenderPass = Pass,
            Framebuffer = Framebuffer,
            RenderArea = new Rect2D(default, new Extent2D((uint)Width, (uint)Height)),
            ClearValueCount = Color is null ? 1u : 2,
            PClearValues = clear,
        };
        device.Api.CmdBeginRenderPass(commands, &begin, SubpassContents.Inline);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        device.Api.DestroyFramebuffer(device.Handle, Framebuffer, null);
        device.Api.DestroyRenderPass(device.Handle, Pass, null);
        Depth.Dispose();
        Color?.Dispose();
    }

    private static AttachmentDescription Cleared(Format format, ImageLayout final) => new()
    {
        Format = format,
        Samples = SampleCountFlags.Count1Bit,
        LoadOp = AttachmentLoadOp.Clear,
        StoreOp = AttachmentStoreOp.Store,
        StencilLoadOp = AttachmentLoadOp.DontCare,
        StencilStoreOp = AttachmentStoreOp.DontCare,
        InitialLayout = ImageLayout.Undefined,
        FinalLayout = final,
    };

    private RenderPass MakePass()
    {
        const PipelineStageFlags Tests =
            PipelineStageFlags.EarlyFragmentTestsBit | PipelineStageFlags.LateFragmentTestsBit;
        const PipelineStageFlags Readers = PipelineStageFlags.ComputeShaderBit | PipelineStageFlags.TransferBit;
        AttachmentDescription* attachments = stackalloc AttachmentDescription[2];
        attachments[0] = Cleared(Format.D32Sfloat, ImageLayout.DepthStencilReadOnlyOptimal);
        attachments[1] = Cleared(Format.R8G8B8A8Unorm, ImageLayout.TransferSrcOptimal);
        AttachmentReference depth = new(0, ImageLayout.DepthStencilAttachmentOptimal);
        AttachmentReference color = new(1, ImageLayout.ColorAttachmentOptimal);
        uint colors = Color is null ? 0u : 1;
        SubpassDescription subpass = new()
        {
            PipelineBindPoint = PipelineBindPoint.Graphics,
            ColorAttachmentCount = colors,
            PColorAttachments = &color,
            PDepthStencilAttachment = &depth,
        };
        SubpassDependency* dependencies = stackalloc SubpassDependency[2];
        dependencies[0] = new SubpassDependency
        {
            SrcSubpass = Vk.SubpassExternal,
            SrcStageMask = Readers,
            DstStageMask = Tests | PipelineStageFlags.ColorAttachmentOutputBit,
            DstAccessMask = AccessFlags.DepthStencilAttachmentReadBit | AccessFlags.DepthStencilAttachmentWriteBit
                | AccessFlags.ColorAttachmentWriteBit,
        };
        dependencies[1] = new SubpassDependency
        {
            DstSubpass = Vk.SubpassExternal,
            SrcStageMask = Tests | PipelineStageFlags.ColorAttachmentOutputBit,
            SrcAccessMask = AccessFlags.DepthStencilAttachmentWriteBit | AccessFlags.ColorAttachmentWriteBit,
            DstStageMask = Readers,
            DstAccessMask = AccessFlags.ShaderReadBit | AccessFlags.TransferReadBit,
        };
        RenderPassCreateInfo create = new()
        {
            SType = StructureType.RenderPassCreateInfo,
            AttachmentCount = 1 + colors,
            PAttachments = attachments,
            SubpassCount = 1,
            PSubpasses = &subpass,
            DependencyCount = 2,
            PDependencies = dependencies,
        };
        RenderPass pass;
        VulkanException.Check(
            device.Api.CreateRenderPass(device.Handle, &create, null, &pass), "Making a render pass");
        return pass;
    }

    private Framebuffer MakeFramebuffer()
    {
        ImageView* views = stackalloc ImageView[2];
        views[0] = Depth.View;
        views[1] = Color?.View ?? default;
        FramebufferCreateInfo create = new()
        {
            SType = StructureType.FramebufferCreateInfo,
            RenderPass = Pass,
            AttachmentCount = Color is null ? 1u : 2,
            PAttachments = views,
            Width = (uint)Width,
            Height = (uint)Height,
            Layers = 1,
        };
        Framebuffer framebuffer;
        VulkanException.Check(
            device.Api.CreateFramebuffer(device.Handle, &create, null, &framebuffer), "Making a framebuffer");
        return framebuffer;
    }
}
