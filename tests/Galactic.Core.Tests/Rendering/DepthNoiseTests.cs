using System.Numerics;
using Galactic.Assets;
using Galactic.Compute;
using Galactic.Geometry;
using Galactic.Rendering;
using Galactic.Scenes;

namespace Galactic.Tests.Rendering;

public sealed unsafe class DepthNoiseTests : IDisposable
{
    private static readonly CameraSettings Camera = new() { Width = 96, Height = 64 };
    private readonly CpuDevice device = new(2);

    public void Dispose() => device.Dispose();

    [Fact]
    public void A_wall_is_measured_in_whole_steps_with_the_spread_of_the_model()
    {
        using CpuRenderer renderer = new(new RenderAssets([Wall()], []), Camera, device);
        using RenderBatch batch = Facing(4, 3.1f);
        DepthNoise sensor = new() { DisparityDeviation = 0.9f };
        float[] depth = Draw(renderer, batch, new NoiseSource(sensor, RandomKey.FromSeed(1)));

        // B = 351; at 3.1 m disparity is 113.2258 steps. Rounding adds a variance of 1 / 12.
        double[] steps = [.. depth.Select(d => 351 / (double)d)];
        Assert.All(steps, s => Assert.Equal(Math.Round(s), s, 1e-3));
        double mean = steps.Average();
        Assert.Equal(113.2258, mean, 0.03);
        double deviation = Math.Sqrt(steps.Average(s => (s - mean) * (s - mean)));
        Assert.Equal(Math.Sqrt(0.81 + 1 / 12.0), deviation, 0.02);
    }

    [Fact]
    public void Edges_fray_by_the_lateral_spread_and_ranges_are_kept()
    {
        // Left of the middle column nothing, right of it a wall at 3 m.
        MeshBuilder builder = new();
        builder.Quad(new(0, -9, -3), new(9, -9, -3), new(9, 9, -3), new(0, 9, -3), Color.Hex(0));
        using CpuRenderer renderer = new(new RenderAssets([builder.Build()], []), Camera, device);
        using RenderBatch batch = Facing(16, 0);
        DepthNoise sensor = new() { LateralDeviation = 2f * 640 / 96, DisparityDeviation = 0 };
        float[] depth = Draw(renderer, batch, new NoiseSource(sensor, RandomKey.FromSeed(2)));
        double Hits(int column) => Enumerable.Range(0, 16 * 64).Average(row => depth[row * 96 + column] > 0 ? 1.0 : 0);

        // The wall starts at column 48, and places are off by a deviation of 2 columns, rounded: column 48 still sees it
        // with a shift of -0.5 or more, P(n > -0.25) = 0.599, column 46 with 1.5 or more, P(n > 0.75) = 0.227.
        Assert.Equal(0.599, Hits(48), 0.03);
        Assert.Equal(0.227, Hits(46), 0.03);
        Assert.Equal(0, Hits(30));
        Assert.Equal(1, Hits(66));
        Assert.All(Draw(renderer, batch, new NoiseSource(sensor with { MinRange = 4 }, default)), d => Assert.Equal(0, d));
        Assert.All(Draw(renderer, batch, new NoiseSource(sensor with { MaxRange = 2 }, default)), d => Assert.Equal(0, d));
    }

    [Fact]
    public void Faults_depend_on_key_and_env_alone()
    {
        RenderAssets assets = new([RenderFixture.Room()], []);
        using RenderBatch batch = RenderFixture.Batch(8, 0, 5, new Vector3(0.5f), new Vector3(11, 2, 7));
        using CpuRenderer two = new(assets, Camera, device);
        using CpuDevice single = new(1);
        using CpuRenderer one = new(assets, Camera, single);
        NoiseSource noise = new(new DepthNoise(), RandomKey.FromSeed(7));
        float[] depth = Draw(two, batch, noise);
        Assert.Equal(depth, Draw(one, batch, noise));
        Assert.NotEqual(depth, Draw(one, batch, noise with { Key = noise.Key.For(1) }));
        using RenderBatch last = new(1, 0);
        batch.WorldFromCamera.Span.Slice(7 * 12, 12).CopyTo(last.WorldFromCamera.Span);
        Assert.Equal(depth[(7 * 96 * 64)..], Draw(one, last, noise with { FirstEnv = 7 }));
        Assert.Throws<ArgumentException>(
            () => Draw(one, last, noise with { Sensor = new DepthNoise { MinRange = float.NaN } }));
    }

    private static float[] Draw(CpuRenderer renderer, RenderBatch batch, NoiseSource noise)
    {
        float[] depth = new float[batch.EnvCount * 96 * 64];
        fixed (float* target = depth)
        {
            DepthTarget place = new((nint)target, DepthEncoding.Metres, PixelType.Float32, PixelLayout.Plain);
            renderer.Render(batch, new RenderTargets { Depth = place, Noise = noise });
        }

        return depth;
    }

    private static RenderBatch Facing(int envs, float distance)
    {
        RenderBatch batch = new(envs, 0);
        for (int env = 0; env < envs; env++)
        {
            RenderFixture.SetCamera(batch, env, new Pose(new Vector3(0, 0, distance), Quaternion.Identity));
        }

        return batch;
    }

    private static TriangleMesh Wall()
    {
        MeshBuilder builder = new();
        builder.Quad(new(-99, -99, 0), new(99, -99, 0), new(99, 99, 0), new(-99, 99, 0), Color.Hex(0));
        return builder.Build();
    }
}
