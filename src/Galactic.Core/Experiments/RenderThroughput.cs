using System.Diagnostics;
using System.Numerics;
using Galactic.Assets;
using Galactic.Compute;
using Galactic.Geometry;
using Galactic.Rendering;
using Galactic.Scenes;

namespace Galactic.Experiments;

/// <summary>Measures how many images a second the CPU renderer draws.</summary>
public static unsafe class RenderThroughput
{
    private const int WarmUps = 5;

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
        ArgumentOutOfRangeException.ThrowIfLessThan(envs, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(repeats, 1);
        CameraSettings camera = new() { Width = size, Height = size };
        using CpuRenderer renderer = new(new RenderAssets(scenes, []), camera, device);
        using RenderBatch batch = new(envs, 0);
        using NativeArray<float> pixels = new((long)envs * size * size);
        byte[] color = new byte[checked(envs * size * size * 4)];
        DepthTarget depth = new((nint)pixels.Pointer, DepthEncoding.Metres, PixelType.Float32, PixelLayout.Plain);
        List<ThroughputResult> results = [];
        for (int scene = 0; scene < scenes.Count; scene++)
        {
            Bounds bounds = scenes[scene].Bounds;
            int triangles = scenes[scene].TriangleCount;
            void Measure(string name, Action draw) => results.Add(new ThroughputResult(
                name, envs / MedianSeconds(repeats, r => Place(batch, scene, bounds, r), draw), "frames/s", envs, size,
                triangles, device.Threads));
            Measure("render/depth", () => renderer.RenderDepth(batch, depth));
            Measure("render/rgbd", () => renderer.RenderColor(batch, depth, color));
        }

        return results;
    }

    private static double MedianSeconds(int repeats, Action<int> place, Action draw)
    {
        List<double> seconds = [];
        for (int repeat = 0; repeat < WarmUps + repeats; repeat++)
        {
            place(repeat);
            long start = Stopwatch.GetTimestamp();
            draw();
            if (repeat >= WarmUps)
            {
                seconds.Add(Stopwatch.GetElapsedTime(start).TotalSeconds);
            }
        }

        seconds.Sort();
        return seconds[repeats / 2];
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
