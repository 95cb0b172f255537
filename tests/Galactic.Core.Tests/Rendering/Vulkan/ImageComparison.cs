using Galactic.Assets;
using Galactic.Compute;
using Galactic.Rendering;
using Galactic.Rendering.Vulkan;
using Galactic.Scenes;

namespace Galactic.Tests.Rendering.Vulkan;

/// <summary>The same batch drawn by both renderers.</summary>
internal sealed record ImageComparison(
    int Pixels, int WrongDepth, int WrongColor, float[] CpuDepth, float[] VulkanDepth, byte[] CpuColor,
    byte[] VulkanColor)
{
    /// <summary>What a channel may differ by, of 255.</summary>
    public const int ColorTolerance = 4;

    /// <summary>Draws depth and colour with both.</summary>
    public static ImageComparison Of(VulkanDevice vulkan, CpuDevice cpu, RenderAssets assets, CameraSettings camera, RenderBatch batch)
    {
        using CpuRenderer expected = new(assets, camera, cpu);
        using VulkanRenderer actual = new(assets, camera, vulkan, cpu);
        (float[] depth, byte[] color) = RenderFixture.Rgbd(expected, batch);
        (float[] vulkanDepth, byte[] vulkanColor) = RenderFixture.Rgbd(actual, batch);
        int wrongDepth = 0;
        int wrongColor = 0;
        for (int i = 0; i < depth.Length; i++)
        {
            float tolerance = MathF.Max(0.002f, 0.001f * depth[i]);
            wrongDepth += MathF.Abs(depth[i] - vulkanDepth[i]) <= tolerance ? 0 : 1;
            bool isSame = true;
            for (int channel = 0; channel < 4; channel++)
            {
                isSame &= Math.Abs(color[4 * i + channel] - vulkanColor[4 * i + channel]) <= ColorTolerance;
            }

            wrongColor += isSame ? 0 : 1;
        }

        return new ImageComparison(depth.Length, wrongDepth, wrongColor, depth, vulkanDepth, color, vulkanColor);
    }

    /// <summary>Fails unless at most 0.5 % of the pixels differ, in an image that shows something.</summary>
    public void Check()
    {
        Assert.InRange(CpuDepth.Count(d => d > 0), Pixels / 20, Pixels);
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{Pixels} pixels: depth differs on {WrongDepth}, colour on {WrongColor}.");
        Assert.InRange(WrongDepth, 0, Pixels / 200);
        Assert.InRange(WrongColor, 0, Pixels / 200);
    }
}
