using Silk.NET.Vulkan;

namespace Galactic.Rendering.Vulkan;

/// <summary>The images that tiles are drawn into, and the pass that clears, draws and hands them on.</summary>
internal sealed unsafe class DrawTarget : IDisposable
{
    private const int MostImages = 3;
    private readonly VulkanDevice device;
    private readonly List<DeviceImage> images = [];

    /// <summary>Makes the images.</summary>
    public DrawTarget(VulkanDevice device, int width, int height, bool hasColor, bool hasIds)
    {
        (this.device, Width, Height) = (device, width, height);
        try
        {
            Depth = Own(Format.D32Sfloat, ImageUsageFlags.DepthStencilAttachmentBit | ImageUsageFlags.SampledBit);
            Color = hasColor
                ? Own(Format.R8G8B8A8Unorm, ImageUsageFlags.ColorAttachmentBit | ImageUsageFlags.SampledBit)
                : null;
            Ids = hasIds
                ? Own(Format.R32Sint, ImageUsageFlags.ColorAttachmentBit | ImageUsageFlags.TransferSrcBit)
                : null;
            Pass = MakePass();
            Framebuffer = MakeFramebuffer();
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>Pixels across.</summary>
    public int Width { get; }

    /// <summary>Pixels down.</summary>
    public int Height { get; }

    /// <summary>Near plane over distance; readable by shaders after the pass.</summary>
    public DeviceImage Depth { get; }

    /// <summary>RGBA bytes, all 0 where nothing was hit; readable by shaders after the pass.</summary>
    public DeviceImage? Color { get; }

    /// <summary>Identities; a source of copies after the pass.</summary>
    public DeviceImage? Ids { get; }

    /// <summary>Images besides depth.</summary>
    public int ColorCount => images.Count - 1;

    /// <summary>Vulkan's handle.</summary>
    public RenderPass Pass { get; }

    /// <summary>Vulkan's handle.</summary>
    public Framebuffer Framebuffer { get; }

    /// <summary>Records the start of the pass, which clears everything.</summary>
    public void Begin(CommandBuffer commands)
    {
        ClearValue* clear = stackalloc ClearValue[MostImages];
        new Span<ClearValue>(clear, MostImages).Clear();
        RenderPassBeginInfo begin = new()
        {
            SType = StructureType.RenderPassBeginInfo,
            RenderPass = Pass,
            Framebuffer = Framebuffer,
            RenderArea = new Rect2D(default, new Extent2D((uint)Width, (uint)Height)),
            ClearValueCount = (uint)images.Count,
            PClearValues = clear,
        };
        device.Api.CmdBeginRenderPass(commands, &begin, SubpassContents.Inline);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        device.Api.DestroyFramebuffer(device.Handle, Framebuffer, null);
        device.Api.DestroyRenderPass(device.Handle, Pass, null);
        images.ForEach(i => i.Dispose());
    }

    private DeviceImage Own(Format format, ImageUsageFlags usage)
    {
        DeviceImage image = new(device, format, Width, Height, usage);
        images.Add(image);
        return image;
    }

    private ImageLayout FinalLayout(DeviceImage image) =>
        image == Depth ? ImageLayout.DepthStencilReadOnlyOptimal
        : image == Color ? ImageLayout.ShaderReadOnlyOptimal
        : ImageLayout.TransferSrcOptimal;

    private RenderPass MakePass()
    {
        const PipelineStageFlags Writers = PipelineStageFlags.EarlyFragmentTestsBit
            | PipelineStageFlags.LateFragmentTestsBit | PipelineStageFlags.ColorAttachmentOutputBit;
        const PipelineStageFlags Readers = PipelineStageFlags.ComputeShaderBit | PipelineStageFlags.TransferBit;
        const AccessFlags Written = AccessFlags.DepthStencilAttachmentWriteBit | AccessFlags.ColorAttachmentWriteBit;
        AttachmentDescription* attachments = stackalloc AttachmentDescription[MostImages];
        AttachmentReference* colors = stackalloc AttachmentReference[MostImages];
        for (int i = 0; i < images.Count; i++)
        {
            attachments[i] = new AttachmentDescription
            {
                Format = images[i].Format,
                Samples = SampleCountFlags.Count1Bit,
                LoadOp = AttachmentLoadOp.Clear,
                StoreOp = AttachmentStoreOp.Store,
                StencilLoadOp = AttachmentLoadOp.DontCare,
                StencilStoreOp = AttachmentStoreOp.DontCare,
                InitialLayout = ImageLayout.Undefined,
                FinalLayout = FinalLayout(images[i]),
            };
            colors[i] = new AttachmentReference((uint)i, ImageLayout.ColorAttachmentOptimal);
        }

        AttachmentReference depth = new(0, ImageLayout.DepthStencilAttachmentOptimal);
        SubpassDescription subpass = new()
        {
            PipelineBindPoint = PipelineBindPoint.Graphics,
            ColorAttachmentCount = (uint)ColorCount,
            PColorAttachments = colors + 1,
            PDepthStencilAttachment = &depth,
        };
        SubpassDependency* dependencies = stackalloc SubpassDependency[2];
        dependencies[0] = new SubpassDependency
        {
            SrcSubpass = Vk.SubpassExternal,
            SrcStageMask = Readers,
            DstStageMask = Writers,
            DstAccessMask = Written | AccessFlags.DepthStencilAttachmentReadBit,
        };
        dependencies[1] = new SubpassDependency
        {
            DstSubpass = Vk.SubpassExternal,
            SrcStageMask = Writers,
            SrcAccessMask = Written,
            DstStageMask = Readers,
            DstAccessMask = AccessFlags.ShaderReadBit | AccessFlags.TransferReadBit,
        };
        RenderPassCreateInfo create = new()
        {
            SType = StructureType.RenderPassCreateInfo,
            AttachmentCount = (uint)images.Count,
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
        ImageView* views = stackalloc ImageView[MostImages];
        for (int i = 0; i < images.Count; i++)
        {
            views[i] = images[i].View;
        }

        FramebufferCreateInfo create = new()
        {
            SType = StructureType.FramebufferCreateInfo,
            RenderPass = Pass,
            AttachmentCount = (uint)images.Count,
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
