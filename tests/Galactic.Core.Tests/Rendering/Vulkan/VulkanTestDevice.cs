using Galactic.Rendering.Vulkan;

namespace Galactic.Tests.Rendering.Vulkan;

/// <summary>Opens the software driver, or skips the test with the reason and the fix.</summary>
internal static class VulkanTestDevice
{
    public static VulkanDevice Open(bool validate = false, bool withDrawCount = true)
    {
        try
        {
            VulkanDeviceInfo? software = VulkanDevice.List().FirstOrDefault(d => d.Kind == "software");
            return VulkanDevice.Open(software?.Name, validate, withDrawCount);
        }
        catch (VulkanException failure)
        {
            Assert.Skip(failure.Message);
            throw;
        }
    }
}
