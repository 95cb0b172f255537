using System.Text;
using Silk.NET.Vulkan;

namespace Galactic.Rendering.Vulkan;

/// <summary>An opened device. Several renderers may use one; dispose it after them.</summary>
/// <remarks>
/// Members may be called from any thread: work is handed to the device's one queue under a lock. What is recorded
/// for a renderer belongs to that renderer, which takes one call at a time.
/// </remarks>
public sealed unsafe class VulkanDevice : IDisposable
{
    private const string ExportExtension = "VK_KHR_external_memory_fd";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);
    private readonly VulkanInstance instance;
    private readonly Lock queueLock = new();
    private readonly Queue queue;
    private bool isDisposed;

    private VulkanDevice(VulkanInstance instance, VulkanCandidate candidate, bool withDrawCount)
    {
        this.instance = instance;
        (Info, PhysicalDevice, QueueFamily) = (candidate.Info, candidate.Handle, candidate.QueueFamily);
        PhysicalDeviceProperties properties;
        instance.Api.GetPhysicalDeviceProperties(PhysicalDevice, &properties);
        Limits = properties.Limits;
        PhysicalDeviceMemoryProperties memory;
        instance.Api.GetPhysicalDeviceMemoryProperties(PhysicalDevice, &memory);
        Memory = memory;
        HasDrawCount = withDrawCount && OffersDrawCount();
        CanExport = DeviceExtensions.Has(instance.Api, PhysicalDevice, ExportExtension);
        Handle = Open();
        Queue first;
        instance.Api.GetDeviceQueue(Handle, QueueFamily, 0, &first);
        queue = first;
    }

    /// <summary>Which device this is.</summary>
    public VulkanDeviceInfo Info { get; }

    /// <summary>Whether it hands out its memory as file descriptors, see <see cref="VulkanRenderer.Export"/>.</summary>
    public bool CanExport { get; }

    /// <summary>What the validation layer complained about so far; empty without it.</summary>
    public IReadOnlyList<string> ValidationMessages => instance.ValidationMessages;

    /// <summary>The functions of the device.</summary>
    internal Vk Api => instance.Api;

    /// <summary>Vulkan's handle.</summary>
    internal Device Handle { get; }

    /// <summary>Vulkan's handle of the hardware.</summary>
    internal PhysicalDevice PhysicalDevice { get; }

    /// <summary>Family of the queue.</summary>
    internal uint QueueFamily { get; }

    /// <summary>Largest sizes.</summary>
    internal PhysicalDeviceLimits Limits { get; }

    /// <summary>Kinds of memory.</summary>
    internal PhysicalDeviceMemoryProperties Memory { get; }

    /// <summary>Whether indirect draws take their number from a buffer; else unused draws are drawn empty.</summary>
    internal bool HasDrawCount { get; }

    /// <summary>The devices of this machine, best first.</summary>
    /// <exception cref="VulkanException">There is no Vulkan loader or driver.</exception>
    public static IReadOnlyList<VulkanDeviceInfo> List()
    {
        using VulkanInstance instance = VulkanInstance.Create(validate: false);
        return [.. VulkanCandidate.List(instance).Select(c => c.Info)];
    }

    /// <summary>Opens a device.</summary>
    /// <param name="name">Part of its name, in any case; null for the best: discrete before integrated before
    /// software.</param>
    /// <param name="validate">Have every call checked by the validation layer, see
    /// <see cref="ValidationMessages"/>; slow.</param>
    /// <exception cref="VulkanException">
    /// There is no loader, driver, such device or validation layer, or the device lacks something.
    /// </exception>
    public static VulkanDevice Open(string? name = null, bool validate = false) =>
        Open(name, validate, withDrawCount: true);

    /// <summary>Opens a device, if wanted without the optional draw counts.</summary>
    internal static VulkanDevice Open(string? name, bool validate, bool withDrawCount)
    {
        VulkanInstance instance = VulkanInstance.Create(validate);
        try
        {
            return new VulkanDevice(instance, Choose(VulkanCandidate.List(instance), name), withDrawCount);
        }
        catch
        {
            instance.Dispose();
            throw;
        }
    }

    /// <summary>Takes the best usable device whose name fits.</summary>
    /// <exception cref="VulkanException">There is none.</exception>
    internal static VulkanCandidate Choose(IReadOnlyList<VulkanCandidate> candidates, string? name)
    {
        if (candidates.Count == 0)
        {
            throw new VulkanException(
                "The Vulkan loader lists no device.", "apt-get install mesa-vulkan-drivers (Linux: software rendering)");
        }

        string all = string.Join("; ", candidates.Select(c => c.Info));
        VulkanCandidate? best = candidates.FirstOrDefault(
            c => name is null || c.Info.Name.Contains(name, StringComparison.OrdinalIgnoreCase));
        if (best is null)
        {
            throw new VulkanException($"No Vulkan device has '{name}' in its name. There are: {all}.");
        }

        if (!best.Info.IsUsable)
        {
            throw new VulkanException(
                $"{best.Info} lacks {string.Join(", ", best.Info.Missing)}.", "update its driver or choose another");
        }

        return best;
    }

    /// <summary>Refuses to go on where memory cannot be handed out.</summary>
    /// <exception cref="VulkanException">It cannot.</exception>
    internal void RequireExport()
    {
        if (!CanExport)
        {
            throw new VulkanException(
                $"{Info} does not offer {ExportExtension}, so its images cannot be opened by others.",
                "use Render, which copies them, or another device or driver");
        }
    }

    /// <summary>A file descriptor of memory; the caller's to close.</summary>
    /// <exception cref="VulkanException">The driver gives none.</exception>
    internal nint ExportFile(DeviceMemory memory)
    {
        MemoryGetFdInfoKHR info = new()
        {
            SType = StructureType.MemoryGetFDInfoKhr,
            Memory = memory,
            HandleType = ExternalMemoryHandleTypeFlags.OpaqueFDBit,
        };
        delegate* unmanaged<Device, MemoryGetFdInfoKHR*, int*, Result> get;
        get = (delegate* unmanaged<Device, MemoryGetFdInfoKHR*, int*, Result>)(void*)Api.GetDeviceProcAddr(
            Handle, "vkGetMemoryFdKHR");
        int file;
        VulkanException.Check(get(Handle, &info, &file), "Handing out memory");
        return file;
    }

    /// <summary>Runs recorded commands and returns when they are done.</summary>
    /// <exception cref="VulkanException">The device was lost or hangs.</exception>
    internal void Run(CommandBuffer commands, Fence fence)
    {
        SubmitInfo submit = new()
        {
            SType = StructureType.SubmitInfo,
            CommandBufferCount = 1,
            PCommandBuffers = &commands,
        };
        lock (queueLock)
        {
            VulkanException.Check(Api.QueueSubmit(queue, 1, &submit, fence), "Handing work to the device");
        }

        VulkanException.Check(
            Api.WaitForFences(Handle, 1, &fence, true, (ulong)Patience.TotalNanoseconds), "Waiting for the device");
        VulkanException.Check(Api.ResetFences(Handle, 1, &fence), "Resetting a fence");
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (isDisposed)
        {
            return;
        }

        isDisposed = true;
        Api.DeviceWaitIdle(Handle);
        Api.DestroyDevice(Handle, null);
        instance.Dispose();
    }

    private bool OffersDrawCount()
    {
        PhysicalDeviceVulkan12Features twelve = new() { SType = StructureType.PhysicalDeviceVulkan12Features };
        PhysicalDeviceFeatures2 features = new() { SType = StructureType.PhysicalDeviceFeatures2, PNext = &twelve };
        Api.GetPhysicalDeviceFeatures2(PhysicalDevice, &features);
        return twelve.DrawIndirectCount;
    }

    private Device Open()
    {
        float priority = 1;
        DeviceQueueCreateInfo queues = new()
        {
            SType = StructureType.DeviceQueueCreateInfo,
            QueueFamilyIndex = QueueFamily,
            QueueCount = 1,
            PQueuePriorities = &priority,
        };
        PhysicalDeviceVulkan12Features twelve = new()
        {
            SType = StructureType.PhysicalDeviceVulkan12Features,
            DrawIndirectCount = HasDrawCount,
        };
        PhysicalDeviceFeatures features = new() { MultiDrawIndirect = true, DrawIndirectFirstInstance = true };
        DeviceCreateInfo create = new()
        {
            SType = StructureType.DeviceCreateInfo,
            PNext = &twelve,
            QueueCreateInfoCount = 1,
            PQueueCreateInfos = &queues,
            PEnabledFeatures = &features,
        };
        fixed (byte* extension = Encoding.UTF8.GetBytes(ExportExtension + '\0'))
        {
            byte** extensions = &extension;
            create.EnabledExtensionCount = CanExport ? 1u : 0;
            create.PpEnabledExtensionNames = CanExport ? extensions : null;
            return Create(create);
        }
    }

    private Device Create(DeviceCreateInfo create)
    {
        Device device;
        VulkanException.Check(Api.CreateDevice(PhysicalDevice, &create, null, &device), $"Opening {Info.Name}");
        return device;
    }
}
