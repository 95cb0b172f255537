using System.Diagnostics;
using System.Numerics;
using Galactic.Assets;
using Galactic.Compute;
using Galactic.Geometry;
using Galactic.Rendering;
using Galactic.Scenes;

namespace Galactic.Experiments;

/// <summary>Measures how many images a second renderers draw.</summary>
public static unsafe class RenderThroughput
{
    // The runtime compiles hot methods anew in the background, for seconds.
    private const double WarmUpSeconds = 1.5;

    /// <summary>Measures "render/depth" and "render/rgbd" in each scene, another pose in each frame.</summary>
    /// <param name="scenes">Scenes, for example those of <see cref="BenchmarkScenes"/>.</param>
    /// <param name="size">Image edge, pixels.</param>
    /// <param name="envs">Images per call.</param>
    /// <param name="device">Workers.</param>
    /// <param name="repeats">Timed calls; the median counts.</param>
    /// <returns>Two results per scene, frames per second, in the order of the scenes.</returns>
    public static IReadOnlyList<ThroughputResult> Measure(
        IReadOnlyList<TriangleMesh> scenes, int size, int envs, CpuDevice device, int repeats = 15)
    {
        using CpuRenderer renderer = new(
            new RenderAssets(scenes, []), new CameraSettings { Width = size, Height = size }, device);
        return Measure([("render/", renderer)], scenes, envs, device, repeats);
    }

    /// <summary>Measures several renderers side by side: they take turns in drawing the same frames.</summary>
    /// <param name="renderers">Square images of the scenes alone; the name is put before "depth" and "rgbd".</param>
    /// <param name="scenes">What the renderers show.</param>
    /// <param name="envs">Images per call.</param>
    /// <param name="device">Workers.</param>
    /// <param name="repeats">Timed calls; the median counts.</param>
    /// <param name="color">False to leave colour out.</param>
    /// <returns>
    /// Depth of each renderer and then colour of each, for each scene: frames per second, in the order given.
    /// </returns>
    public static IReadOnlyList<ThroughputResult> Measure(
        IReadOnlyList<(string Name, IBatchRenderer Renderer)> renderers, IReadOnlyList<TriangleMesh> scenes, int envs,
        CpuDevice device, int repeats = 15, bool color = true)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(envs, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(repeats, 1);
        ArgumentOutOfRangeException.ThrowIfZero(renderers.Count);
        int size = renderers[0].Renderer.Camera.Width;
        using RenderBatch batch = new(envs, 0);
        using NativeArray<float> pixels = new((long)envs * size * size);
        byte[] colors = new byte[color ? checked(envs * size * size * 4) : 0];
        DepthTarget depth = new((nint)pixels.Pointer, DepthEncoding.Metres, PixelType.Float32, PixelLayout.Plain);
        List<ThroughputResult> results = [];
        for (int scene = 0; scene < scenes.Count; scene++)
        {
            Bounds bounds = scenes[scene].Bounds;
            int triangles = scenes[scene].TriangleCount;
            void Measure(string what, Action<IBatchRenderer> draw)
            {
                double[] seconds = MedianSeconds(
                    repeats, r => Place(batch, scene, bounds, r),
                    [.. renderers.Select(r => (Action)(() => draw(r.Renderer)))]);
                results.AddRange(renderers.Select((r, i) => new ThroughputResult(
                    r.Name + what, envs / seconds[i], "frames/s", envs, size, triangles, device.Threads)));
            }

            Measure("depth", renderer => renderer.RenderDepth(batch, depth));
            if (color)
            {
                Measure("rgbd", renderer => renderer.RenderColor(batch, depth, colors));
            }
        }

        return results;
    }

    private static double[] MedianSeconds(int repeats, Action<int> place, Action[] draws)
    {
        double[][] seconds = [.. draws.Select(_ => new double[repeats])];
        long begin = Stopwatch.GetTimestamp();
        for (int warmUp = 0; warmUp == 0 || Stopwatch.GetElapsedTime(begin).TotalSeconds < WarmUpSeconds; warmUp++)
        {
            place(repeats + warmUp);
            Array.ForEach(draws, d => d());
        }

        for (int repeat = 0; repeat < repeats; repeat++)
        {
            place(repeat);
            for (int i = 0; i < draws.Length; i++)
            {
                long start = Stopwatch.GetTimestamp();
                draws[i]();
                seconds[i][repeat] = Stopwatch.GetElapsedTime(start).TotalSeconds;
            }
        }

        return [.. seconds.Select(times =>
        {
            Array.Sort(times);
            return times[repeats / 2];
        })];
    }

    private static void Place(RenderBatch batch, int scene, Bounds bounds, int repeat)
    {
        const float EyeHeight = 1.2f;
        for (int env = 0; env < batch.EnvCount; env++)
        {
            RandomKey key = RandomKey.FromSeed(1).For(repeat).For(env);
            Vector3 eye = bounds.Min
                + bounds.Size * new Vector3(key.Uniform(0, 0.05f, 0.95f), 0, key.Uniform(1, 0.05f, 0.95f));
            eye.Y = EyeHeight;
            Quaternion turn = Quaternion.CreateFromAxisAngle(Vector3.UnitY, key.Uniform(2, 0, MathF.Tau))
                * Quaternion.CreateFromAxisAngle(Vector3.UnitX, key.Uniform(3, -0.5f, 0.1f));
            new Pose(eye, turn).Write(new Span<float>(
                batch.WorldFromCamera.Pointer + (long)env * RenderBatch.TransformSize, RenderBatch.TransformSize));
            batch.SceneIndex.Pointer[env] = scene;
        }
    }
}
