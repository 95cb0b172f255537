using Silk.NET.Vulkan;

namespace Galactic.Rendering.Vulkan;

/// <summary>A 2D image, or an array of them, with memory and view of its own.</summary>
internal sealed unsafe class DeviceImage : IDisposable
{
    private readonly VulkanDevice device;
    private readonly DeviceMemory memory;

    /// <summary>Allocates.</summary>
    /// <param name="device">Where.</param>
    /// <param name="format">Of a pixel.</param>
    /// <param name="width">Pixels across.</param>
    /// <param name="height">Pixels down.</param>
    /// <param name="usage">What it is for.</param>
    /// <param name="levels">Mip levels.</param>
    /// <param name="layers">Images in the array; null for a plain image.</param>
    /// <exception cref="VulkanException">There is not enough memory.</exception>
    public DeviceImage(
        VulkanDevice device, Format format, int width, int height, ImageUsageFlags usage, int levels = 1,
        int? layers = null)
    {
        (this.device, Width, Height, Format) = (device, width, height, format);
        ImageCreateInfo create = new()
        {
            SType = StructureType.ImageCreateInfo,
            ImageType = ImageType.Type2D,
            Format = format,
            Extent = new Extent3D((uint)width, (uint)height, 1),
            MipLevels = (uint)levels,
            ArrayLayers = (uint)(layers ?? 1),
            Samples = SampleCountFlags.Count1Bit,
            Tiling = ImageTiling.Optimal,
            Usage = usage,
            SharingMode = SharingMode.Exclusive,
            InitialLayout = ImageLayout.Undefined,
        };
        Image image;
        VulkanException.Check(device.Api.CreateImage(device.Handle, &create, null, &image), "Making an image");
        Handle = image;
        MemoryRequirements requirements;
        device.Api.GetImageMemoryRequirements(device.Handle, image, &requirements);
        try
        {
            memory = DeviceMemoryTypes.Allocate(device, requirements, DeviceMemoryKind.Device);
        }
        catch
        {
            device.Api.DestroyImage(device.Handle, image, null);
            throw;
        }

        VulkanException.Check(device.Api.BindImageMemory(device.Handle, image, memory, 0), "Binding an image");
        Range = new ImageSubresourceRange(
            format == Format.D32Sfloat ? ImageAspectFlags.DepthBit : ImageAspectFlags.ColorBit,
            0, (uint)levels, 0, create.ArrayLayers);
        ImageViewCreateInfo viewCreate = new()
        {
            SType = StructureType.ImageViewCreateInfo,
            Image = image,
            ViewType = layers is null ? ImageViewType.Type2D : ImageViewType.Type2DArray,
            Format = format,
            SubresourceRange = Range,
        };
        ImageView view;
        VulkanException.Check(
            device.Api.CreateImageView(device.Handle, &viewCreate, null, &view), "Making an image view");
        View = view;
    }

    /// <summary>Pixels across.</summary>
    public int Width { get; }

    /// <summary>Pixels down.</summary>
    public int Height { get; }

    /// <summary>Of a pixel.</summary>
    public Format Format { get; }

    /// <summary>Vulkan's handle.</summary>
    public Image Handle { get; }

    /// <summary>All of it.</summary>
    public ImageView View { get; }

    /// <summary>All levels and layers.</summary>
    public ImageSubresourceRange Range { get; }

    /// <inheritdoc/>
    public void Dispose()
    {
        device.Api.DestroyImageView(device.Handle, View, null);
        device.Api.DestroyImage(device.Handle, Handle, null);
        device.Api.FreeMemory(device.Handle, memory, null);
    }
}
