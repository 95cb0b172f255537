using System.Numerics;
using Galactic.Compute;
using Galactic.Rendering;
using Galactic.Rendering.Vulkan;
using Galactic.Scenes;

namespace Galactic.Tests.Rendering.Vulkan;

public sealed unsafe class ValidationTests
{
    [Fact]
    public void The_validation_layer_has_nothing_to_say()
    {
        Assert.Empty(Messages(withDrawCount: true, out _));
    }

    [Fact]
    public void Devices_without_draw_counts_give_the_same_images()
    {
        Assert.Empty(Messages(withDrawCount: false, out float[] without));
        Messages(withDrawCount: true, out float[] with);
        Assert.Equal(with, without);
    }

    [Fact]
    public void The_validation_layer_is_heard()
    {
        using VulkanDevice vulkan = VulkanTestDevice.Open(validate: true);
        using DeviceBuffer buffer = new(
            vulkan, 64, Silk.NET.Vulkan.BufferUsageFlags.UniformBufferBit, DeviceMemoryKind.Device);
        using DeviceUpload upload = new(vulkan);
        upload.Copy<float>(buffer, 0, [1]);
        Assert.Contains(vulkan.ValidationMessages, m => m.Contains("VUID-vkCmdCopyBuffer", StringComparison.Ordinal));
    }

    [Fact]
    public void Renderers_of_one_device_work_in_different_threads()
    {
        using VulkanDevice vulkan = VulkanTestDevice.Open(validate: true);
        RenderAssets assets = new([PaintedMeshes.Soup(3, 200, 0.6f)], [RenderFixture.Box]);
        CameraSettings camera = new() { Width = 64, Height = 48 };
        float[][] first = new float[2][];
        Parallel.For(0, 2, thread =>
        {
            for (int turn = 0; turn < 4; turn++)
            {
                using CpuDevice cpu = new(1);
                using VulkanRenderer renderer = new(assets, camera, vulkan, cpu);
                using RenderBatch batch = RenderFixture.Batch(9, 5, 5, new Vector3(-3), new Vector3(3));
                float[] depth = RenderFixture.All(renderer, batch, Lighting.Sun).Depth;
                first[thread] ??= depth;
                Assert.Equal(first[thread], depth);
            }
        });
        Assert.Equal(first[0], first[1]);
        Assert.Empty(vulkan.ValidationMessages);
    }

    private static IReadOnlyList<string> Messages(bool withDrawCount, out float[] depth)
    {
        using VulkanDevice vulkan = VulkanTestDevice.Open(validate: true, withDrawCount);
        using CpuDevice cpu = new(2);
        RenderAssets assets = new(
            [PaintedMeshes.Soup(3, 200, 0.6f), RenderFixture.Soup(4, 90, 0.5f, isSingleSided: true)],
            [RenderFixture.Box]);
        CameraSettings camera = new() { Width = 64, Height = 48 };
        using (VulkanRenderer renderer = new(assets, camera, vulkan, cpu))
        {
            using RenderBatch batch = RenderFixture.Batch(7, 5, 5, new Vector3(-3), new Vector3(3));
            batch.SceneIndex.Pointer[3] = 1;
            depth = RenderFixture.All(renderer, batch, Lighting.Sun).Depth;
            RenderFixture.Depth(renderer, batch);
            using RenderBatch more = RenderFixture.Batch(24, 5, 6, new Vector3(-3), new Vector3(3));
            RenderFixture.Rgbd(renderer, more);
            using NativeArray<float> memory = new(24 * 64 * 48 * 4);
            nint target = (nint)memory.Pointer;
            renderer.Render(more, new() { Ids = new IdTarget(target, IdKind.Semantic) });
            renderer.Render(more, new() { Color = new ColorTarget(target, PixelType.UInt8, PixelLayout.Planar, 3) });
            renderer.Render(more, new()
            {
                Depth = new DepthTarget(target, DepthEncoding.NearField, PixelType.BFloat16, PixelLayout.Patch8),
            });
        }

        return vulkan.ValidationMessages;
    }
}
