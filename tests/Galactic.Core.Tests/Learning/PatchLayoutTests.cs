using System.Numerics;
using Galactic.Assets;
using Galactic.Compute;
using Galactic.Rendering;
using Galactic.Scenes;

namespace Galactic.Tests.Learning;

public sealed unsafe class PatchLayoutTests
{
    private const int Width = 40;
    private const int Height = 24;
    private const int Envs = 2;

    [Fact]
    public void Both_patch_layouts_hold_the_pixels_of_the_plain_image_where_their_formulas_say()
    {
        float[] plain = Render(PixelLayout.Plain);
        float[] planes = Render(PixelLayout.Patch8);
        float[] last = Render(PixelLayout.Patch8ChannelsLast);
        Assert.True(plain.Distinct().Count() > 100);
        for (int i = 0; i < plain.Length; i++)
        {
            (int env, int y, int x) = (i / (Width * Height), i / Width % Height, i % Width);
            int channel = y % 8 * 8 + x % 8;
            int patch = y / 8 * (Width / 8) + x / 8;
            int patches = Width / 8 * (Height / 8);
            Assert.Equal(plain[i], planes[(env * 64 + channel) * patches + patch]);
            Assert.Equal(plain[i], last[(env * patches + patch) * 64 + channel]);
        }
    }

    private static float[] Render(PixelLayout layout)
    {
        MeshBuilder mesh = new();
        mesh.Triangle(new(-2, -1, -1), new(2, -1.2f, -2), new(0.3f, 1.5f, -4), Color.Rgb(1, 2, 3));
        using CpuDevice device = new(1);
        CameraSettings camera = new() { Width = Width, Height = Height };
        using CpuRenderer renderer = new(new RenderAssets([mesh.Build()], []), camera, device);
        using RenderBatch batch = new(Envs, 1);
        for (int env = 0; env < Envs; env++)
        {
            float[] pose = [1, 0, 0, 0.2f * env, 0, 1, 0, 0, 0, 0, 1, 0];
            pose.CopyTo(batch.WorldFromCamera.Span[(env * 12)..]);
        }

        using NativeArray<float> image = new(Envs * Width * Height);
        renderer.RenderDepth(
            batch, new DepthTarget((nint)image.Pointer, DepthEncoding.NearField, PixelType.Float32, layout));
        return image.Span.ToArray();
    }
}
