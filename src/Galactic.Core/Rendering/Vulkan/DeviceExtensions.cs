using System.Runtime.InteropServices;
using Silk.NET.Vulkan;

namespace Galactic.Rendering.Vulkan;

/// <summary>What a device offers beyond Vulkan itself.</summary>
internal static unsafe class DeviceExtensions
{
    /// <summary>Whether it offers an extension.</summary>
    public static bool Has(Vk api, PhysicalDevice device, string name)
    {
        uint count = 0;
        VulkanException.Check(
            api.EnumerateDeviceExtensionProperties(device, (byte*)null, &count, null), "Listing extensions");
        ExtensionProperties[] all = new ExtensionProperties[count];
        fixed (ExtensionProperties* target = all)
        {
            VulkanException.Check(
                api.EnumerateDeviceExtensionProperties(device, (byte*)null, &count, target), "Listing extensions");
            for (uint i = 0; i < count; i++)
            {
                if (Marshal.PtrToStringUTF8((nint)target[i].ExtensionName) == name)
                {
                    return true;
                }
            }
        }

        return false;
    }
}
