using Galactic.Rendering.Vulkan;

namespace Galactic.Tests.Rendering.Vulkan;

public sealed class DeviceChoiceTests
{
    [Fact]
    public void The_best_usable_device_is_taken_or_the_one_named()
    {
        VulkanCandidate software = Device("llvmpipe", "software", 3);
        VulkanCandidate discrete = Device("GeForce RTX 4090", "discrete GPU", 0);
        VulkanCandidate old = Device("Old GPU", "discrete GPU", 10, "multiDrawIndirect");
        VulkanCandidate[] all = [discrete, software, old];
        Assert.Same(discrete, VulkanDevice.Choose(all, null));
        Assert.Same(software, VulkanDevice.Choose(all, "LLVM"));
    }

    [Fact]
    public void A_device_that_is_not_there_or_lacks_something_is_named_with_what_there_is()
    {
        VulkanCandidate[] all = [Device("llvmpipe", "software", 3), Device("Old GPU", "discrete GPU", 10, "mirrors")];
        string message = Assert.Throws<VulkanException>(() => VulkanDevice.Choose(all, "radeon")).Message;
        Assert.Contains("'radeon'", message);
        Assert.Contains("llvmpipe (software, Vulkan 1.3.0)", message);
        message = Assert.Throws<VulkanException>(() => VulkanDevice.Choose(all, "old")).Message;
        Assert.Contains("lacks mirrors", message);
        VulkanException none = Assert.Throws<VulkanException>(() => VulkanDevice.Choose([], null));
        Assert.Contains("mesa-vulkan-drivers", none.Fix);
    }

    [Fact]
    public void Every_device_of_this_machine_is_described()
    {
        using VulkanDevice opened = VulkanTestDevice.Open();
        IReadOnlyList<VulkanDeviceInfo> devices = VulkanDevice.List();
        Assert.Contains(devices, d => d.Name == opened.Info.Name && d.IsUsable);
        Assert.All(devices, d => Assert.Matches(@"^\d+\.\d+\.\d+$", d.ApiVersion));
    }

    private static VulkanCandidate Device(string name, string kind, int rank, params string[] missing) =>
        new(default, new VulkanDeviceInfo(name, kind, "1.3.0", missing), 0, rank);
}
