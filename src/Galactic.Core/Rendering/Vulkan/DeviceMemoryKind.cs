using Silk.NET.Vulkan;

namespace Galactic.Rendering.Vulkan;

/// <summary>Where a buffer lives.</summary>
internal enum DeviceMemoryKind
{
    /// <summary>Next to the device; not visible to the processor.</summary>
    Device,

    /// <summary>Written by the processor in order, read by the device.</summary>
    Upload,

    /// <summary>Written by the device, read by the processor.</summary>
    ReadBack,

    /// <summary>Next to the device, with a handle by which others open it.</summary>
    Export,
}

/// <summary>Picks memory for a kind.</summary>
internal static unsafe class DeviceMemoryTypes
{
    private const MemoryPropertyFlags Local = MemoryPropertyFlags.DeviceLocalBit;
    private const MemoryPropertyFlags Host =
        MemoryPropertyFlags.HostVisibleBit | MemoryPropertyFlags.HostCoherentBit;
    private const MemoryPropertyFlags Cached = Host | MemoryPropertyFlags.HostCachedBit;

    /// <summary>Allocates memory that fits the requirements, of the best type the device has.</summary>
    /// <exception cref="VulkanException">There is none, or none left.</exception>
    public static DeviceMemory Allocate(VulkanDevice device, in MemoryRequirements requirements, DeviceMemoryKind kind)
    {
        ReadOnlySpan<MemoryPropertyFlags> wishes = kind switch
        {
            DeviceMemoryKind.Device or DeviceMemoryKind.Export => [Local, 0],
            DeviceMemoryKind.Upload => [Host | Local, Host],
            _ => [Cached, Host],
        };
        Result result = Result.ErrorFeatureNotPresent;
        foreach (MemoryPropertyFlags wish in wishes)
        {
            // Memory that both sides reach is often small: where it is full, the next best will do.
            if (Find(device, requirements.MemoryTypeBits, wish) is not { } type)
            {
                continue;
            }

            ExportMemoryAllocateInfo export = new()
            {
                SType = StructureType.ExportMemoryAllocateInfo,
                HandleTypes = ExternalMemoryHandleTypeFlags.OpaqueFDBit,
            };
            MemoryAllocateInfo allocate = new()
            {
                SType = StructureType.MemoryAllocateInfo,
                PNext = kind == DeviceMemoryKind.Export ? &export : null,
                AllocationSize = requirements.Size,
                MemoryTypeIndex = type,
            };
            DeviceMemory memory;
            result = device.Api.AllocateMemory(device.Handle, &allocate, null, &memory);
            if (result == Result.Success)
            {
                return memory;
            }
        }

        VulkanException.Check(result, $"Allocating {requirements.Size / 1048576.0:F1} MB on {device.Info.Name}");
        return default;
    }

    private static uint? Find(VulkanDevice device, uint allowed, MemoryPropertyFlags wish)
    {
        PhysicalDeviceMemoryProperties memory = device.Memory;
        for (int type = 0; type < memory.MemoryTypeCount; type++)
        {
            if ((allowed & 1u << type) != 0 && (memory.MemoryTypes[type].PropertyFlags & wish) == wish)
            {
                return (uint)type;
            }
        }

        return null;
    }
}
