using System.Numerics;
using Galactic.Compute;
using Galactic.Rendering;
using Galactic.Scenes;

namespace Galactic.Tests.Rendering;

public sealed unsafe class DepthWriterTests
{
    [Theory]
    [InlineData(512)]
    [InlineData(128)]
    [InlineData(256)]
    public void Batches_larger_than_the_caches_hold_the_same_bits_at_any_address(int bits)
    {
        // Past 16 MiB, aligned memory is written past the caches; memory off by one float is not.
        const int Envs = 260;
        const int Pixels = 128 * 128;
        using CpuDevice device = new(2);
        RenderAssets assets = new([RenderFixture.Room()], []);
        using CpuRenderer renderer = new(assets, [new CameraSettings()], device, (VectorWidth)bits);
        using RenderBatch batch = RenderFixture.Batch(Envs, 0, 9, new Vector3(0.5f), new Vector3(11, 2, 7));
        using NativeArray<float> aligned = new(Envs * Pixels);
        using NativeArray<float> shifted = new(Envs * Pixels + 1);
        foreach (PixelLayout layout in Enum.GetValues<PixelLayout>())
        {
            aligned.Span.Clear();
            DepthTarget target = new((nint)aligned.Pointer, DepthEncoding.NearField, PixelType.Float32, layout);
            renderer.RenderDepth(batch, target);
            renderer.RenderDepth(batch, target with { Address = (nint)(shifted.Pointer + 1) });
            Assert.True(aligned.Span.SequenceEqual(shifted.Span[1..]), layout.ToString());
            Assert.True(aligned.Span[^Pixels..].ToArray().Distinct().Count() > 100);
        }
    }
}
