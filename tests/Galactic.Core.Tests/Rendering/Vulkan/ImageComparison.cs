using Galactic.Assets;
using Galactic.Compute;
using Galactic.Rendering;
using Galactic.Rendering.Vulkan;
using Galactic.Scenes;

namespace Galactic.Tests.Rendering.Vulkan;

/// <summary>The same batch drawn by both renderers: depth, colour and instances in one pass.</summary>
internal sealed record ImageComparison(
    int Pixels, int WrongDepth, int WrongColor, int WrongIds, (float[] Depth, byte[] Color, int[] Ids) Cpu,
    (float[] Depth, byte[] Color, int[] Ids) Vulkan)
{
    /// <summary>What a channel may differ by, of 255.</summary>
    public const int ColorTolerance = 6;

    /// <summary>Draws with both.</summary>
    public static ImageComparison Of(
        VulkanDevice vulkan, CpuDevice cpu, RenderAssets assets, CameraSettings camera, RenderBatch batch,
        Lighting light = Lighting.Sun)
    {
        using CpuRenderer expected = new(assets, camera, cpu);
        using VulkanRenderer actual = new(assets, camera, vulkan, cpu);
        return Of(RenderFixture.All(expected, batch, light), RenderFixture.All(actual, batch, light));
    }

    /// <summary>Counts what differs.</summary>
    public static ImageComparison Of(
        (float[] Depth, byte[] Color, int[] Ids) cpu, (float[] Depth, byte[] Color, int[] Ids) vulkan)
    {
        ImageComparison found = new(cpu.Depth.Length, 0, 0, 0, cpu, vulkan);
        (int wrongDepth, int wrongColor, int wrongIds) = (0, 0, 0);
        for (int i = 0; i < cpu.Depth.Length; i++)
        {
            float tolerance = MathF.Max(0.002f, 0.001f * cpu.Depth[i]);
            wrongDepth += MathF.Abs(cpu.Depth[i] - vulkan.Depth[i]) <= tolerance ? 0 : 1;
            wrongIds += cpu.Ids[i] == vulkan.Ids[i] ? 0 : 1;
            wrongColor += found.IsSameColor(i) ? 0 : 1;
        }

        return found with { WrongDepth = wrongDepth, WrongColor = wrongColor, WrongIds = wrongIds };
    }

    /// <summary>Fails unless at most 0.5 % of the pixels differ, in images that show something.</summary>
    public void Check()
    {
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{Pixels} pixels: depth differs on {WrongDepth}, colour on {WrongColor}, identity on {WrongIds}.");
        Assert.InRange(Cpu.Depth.Count(d => d > 0), Pixels / 20, Pixels);
        Assert.InRange(WrongDepth, 0, Pixels / 200);
        Assert.InRange(WrongColor, 0, Pixels / 200);
        Assert.InRange(WrongIds, 0, Pixels / 200);
    }

    private bool IsSameColor(int pixel)
    {
        for (int at = 4 * pixel; at < 4 * pixel + 4; at++)
        {
            if (Math.Abs(Cpu.Color[at] - Vulkan.Color[at]) > ColorTolerance)
            {
                return false;
            }
        }

        return true;
    }
}
