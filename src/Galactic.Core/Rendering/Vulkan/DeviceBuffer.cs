using Silk.NET.Vulkan;
using Buffer = Silk.NET.Vulkan.Buffer;

namespace Galactic.Rendering.Vulkan;

/// <summary>A buffer with memory of its own; mapped for as long as it lives unless it is the device's alone.</summary>
internal sealed unsafe class DeviceBuffer : IDisposable
{
    private readonly VulkanDevice device;
    private readonly DeviceMemory memory;

    /// <summary>Allocates.</summary>
    /// <exception cref="VulkanException">There is not enough memory.</exception>
    public DeviceBuffer(VulkanDevice device, ulong bytes, BufferUsageFlags usage, DeviceMemoryKind kind)
    {
        this.device = device;
        Bytes = Math.Max(bytes, 16);
        ExternalMemoryBufferCreateInfo external = new()
        {
            SType = StructureType.ExternalMemoryBufferCreateInfo,
            HandleTypes = ExternalMemoryHandleTypeFlags.OpaqueFDBit,
        };
        BufferCreateInfo create = new()
        {
            SType = StructureType.BufferCreateInfo,
            PNext = kind == DeviceMemoryKind.Export ? &external : null,
            Size = Bytes,
            Usage = usage,
            SharingMode = SharingMode.Exclusive,
        };
        Buffer buffer;
        VulkanException.Check(device.Api.CreateBuffer(device.Handle, &create, null, &buffer), "Making a buffer");
        Handle = buffer;
        MemoryRequirements requirements;
        device.Api.GetBufferMemoryRequirements(device.Handle, buffer, &requirements);
        MemoryBytes = requirements.Size;
        try
        {
            memory = DeviceMemoryTypes.Allocate(device, requirements, kind);
        }
        catch
        {
            device.Api.DestroyBuffer(device.Handle, buffer, null);
            throw;
        }

        VulkanException.Check(device.Api.BindBufferMemory(device.Handle, buffer, memory, 0), "Binding a buffer");
        if (kind is DeviceMemoryKind.Upload or DeviceMemoryKind.ReadBack)
        {
            void* address;
            VulkanException.Check(
                device.Api.MapMemory(device.Handle, memory, 0, Vk.WholeSize, 0, &address), "Mapping a buffer");
            Address = (byte*)address;
        }
    }

    /// <summary>Vulkan's handle.</summary>
    public Buffer Handle { get; }

    /// <summary>Length.</summary>
    public ulong Bytes { get; }

    /// <summary>Length of the memory behind it.</summary>
    public ulong MemoryBytes { get; }

    /// <summary>Where the processor sees it; null for what is the device's alone.</summary>
    public byte* Address { get; }

    /// <summary>A file descriptor of <see cref="DeviceMemoryKind.Export"/> memory; the caller's to close.</summary>
    public nint ExportFile() => device.ExportFile(memory);

    /// <inheritdoc/>
    public void Dispose()
    {
        device.Api.DestroyBuffer(device.Handle, Handle, null);
        device.Api.FreeMemory(device.Handle, memory, null);
    }
}
