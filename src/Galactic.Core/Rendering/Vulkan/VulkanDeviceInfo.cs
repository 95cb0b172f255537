using System.Runtime.InteropServices;
using Silk.NET.Vulkan;

namespace Galactic.Rendering.Vulkan;

/// <summary>A device of this machine, as its driver describes it.</summary>
/// <param name="Name">For example "llvmpipe (LLVM 15.0.6, 256 bits)".</param>
/// <param name="Kind">"discrete GPU", "integrated GPU", "virtual GPU", "software" or "other".</param>
/// <param name="ApiVersion">"major.minor.patch".</param>
/// <param name="Missing">What the renderer needs and the device lacks; empty if it will do.</param>
public sealed record VulkanDeviceInfo(string Name, string Kind, string ApiVersion, IReadOnlyList<string> Missing)
{
    /// <summary>Whether the renderer runs on it.</summary>
    public bool IsUsable => Missing.Count == 0;

    /// <inheritdoc/>
    public override string ToString() => $"{Name} ({Kind}, Vulkan {ApiVersion})";
}

/// <summary>A device as the loader lists it.</summary>
internal sealed unsafe record VulkanCandidate(PhysicalDevice Handle, VulkanDeviceInfo Info, uint QueueFamily, int Rank)
{
    /// <summary>Asks every device of an instance, best first.</summary>
    public static IReadOnlyList<VulkanCandidate> List(VulkanInstance instance)
    {
        uint count = 0;
        VulkanException.Check(
            instance.Api.EnumeratePhysicalDevices(instance.Handle, &count, null), "Listing devices");
        PhysicalDevice[] handles = new PhysicalDevice[count];
        fixed (PhysicalDevice* target = handles)
        {
            VulkanException.Check(
                instance.Api.EnumeratePhysicalDevices(instance.Handle, &count, target), "Listing devices");
        }

        return [.. handles.Select(handle => Describe(instance.Api, handle)).OrderBy(c => c.Rank)];
    }

    private static VulkanCandidate Describe(Vk api, PhysicalDevice handle)
    {
        PhysicalDeviceProperties properties;
        api.GetPhysicalDeviceProperties(handle, &properties);
        List<string> missing = [];
        if (properties.ApiVersion < VulkanInstance.Version)
        {
            missing.Add($"Vulkan 1.2 (it has {VulkanInstance.Text(properties.ApiVersion)})");
        }

        PhysicalDeviceFeatures features;
        api.GetPhysicalDeviceFeatures(handle, &features);
        Require(features.MultiDrawIndirect, "multiDrawIndirect");
        Require(features.DrawIndirectFirstInstance, "drawIndirectFirstInstance");
        Require(
            Supports(
                api, handle, Format.D32Sfloat,
                FormatFeatureFlags.DepthStencilAttachmentBit | FormatFeatureFlags.SampledImageBit),
            "a 32-bit float depth image");
        Require(
            properties.Limits.MaxPerStageDescriptorStorageBuffers >= CullPass.StorageBuffers,
            $"{CullPass.StorageBuffers} storage buffers in a shader");
        uint? family = QueueFamilyOf(api, handle);
        Require(family is not null, "a queue for graphics and compute");
        (string kind, int rank) = properties.DeviceType switch
        {
            PhysicalDeviceType.DiscreteGpu => ("discrete GPU", 0),
            PhysicalDeviceType.IntegratedGpu => ("integrated GPU", 1),
            PhysicalDeviceType.VirtualGpu => ("virtual GPU", 2),
            PhysicalDeviceType.Cpu => ("software", 3),
            _ => ("other", 4),
        };
        string name = Marshal.PtrToStringUTF8((nint)properties.DeviceName) ?? "";
        VulkanDeviceInfo info = new(name, kind, VulkanInstance.Text(properties.ApiVersion), missing);
        return new VulkanCandidate(handle, info, family ?? 0, info.IsUsable ? rank : rank + 10);

        void Require(bool holds, string what)
        {
            if (!holds)
            {
                missing.Add(what);
            }
        }
    }

    private static bool Supports(Vk api, PhysicalDevice handle, Format format, FormatFeatureFlags wanted)
    {
        FormatProperties properties;
        api.GetPhysicalDeviceFormatProperties(handle, format, &properties);
        return (properties.OptimalTilingFeatures & wanted) == wanted;
    }

    private static uint? QueueFamilyOf(Vk api, PhysicalDevice handle)
    {
        const QueueFlags Wanted = QueueFlags.GraphicsBit | QueueFlags.ComputeBit;
        uint count = 0;
        api.GetPhysicalDeviceQueueFamilyProperties(handle, &count, null);
        QueueFamilyProperties[] families = new QueueFamilyProperties[count];
        fixed (QueueFamilyProperties* target = families)
        {
            api.GetPhysicalDeviceQueueFamilyProperties(handle, &count, target);
        }

        int found = Array.FindIndex(families, f => (f.QueueFlags & Wanted) == Wanted);
        return found >= 0 ? (uint)found : null;
    }
}
