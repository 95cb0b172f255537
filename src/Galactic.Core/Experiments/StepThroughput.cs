using System.Diagnostics;
using Galactic.Compute;
using Galactic.Learning;
using Galactic.Rendering;
using Galactic.Robots;
using Galactic.Scenes;
using Galactic.Tasks;

namespace Galactic.Experiments;

/// <summary>
/// Speed of whole steps as a learner sees them: simulation, task, resets and the head camera's images of every env at
/// every step, with random actions.
/// </summary>
public static unsafe class StepThroughput
{
    private const int Repeats = 9;
    private const double WarmUpSeconds = 4;
    private const double RepeatSeconds = 0.5;

    /// <summary>"step/depth" or "step/rgbd", steps per second, the median of repeats.</summary>
    /// <param name="set">Episodes of the default task, mobile pick.</param>
    /// <param name="robot">Robot of the episodes.</param>
    /// <param name="size">Image edge, pixels: float32 metres, and RGBA bytes with colour.</param>
    /// <param name="color">True for colour and depth.</param>
    /// <param name="envs">Envs in the batch.</param>
    /// <param name="device">Workers.</param>
    public static ThroughputResult Measure(
        EpisodeSet set, RobotModel robot, int size, bool color, int envs, CpuDevice device)
    {
        CameraSettings camera = new() { Width = size, Height = size };
        CpuRenderer renderer = new(RenderAssetsFactory.Create(set, robot), camera, device);
        using VectorEnv env = new(set, robot, new VectorEnvSettings(), envs, device, renderer);
        using NativeArray<float> depth = new((long)envs * size * size);
        using NativeArray<byte> colors = new(color ? 4L * envs * size * size : 0);
        RenderTargets targets = new()
        {
            Depth = new DepthTarget((nint)depth.Pointer, DepthEncoding.Metres, PixelType.Float32, PixelLayout.Plain),
            Color = color ? new ColorTarget((nint)colors.Pointer, PixelType.UInt8, PixelLayout.Plain) : null,
        };
        RandomPolicy policy = new(1);
        float[] actions = new float[envs * env.Actions.Size];
        env.Reset(1);

        // The runtime compiles hot methods anew in the background while both cores are busy.
        Run(WarmUpSeconds);
        double[] speeds = [.. Enumerable.Range(0, Repeats).Select(_ => Run(RepeatSeconds)).Order()];
        int triangles = (int)set.Scenes.Average(s => (double)s.Mesh.TriangleCount);
        return new ThroughputResult(
            color ? "step/rgbd" : "step/depth", speeds[Repeats / 2], "steps/s", envs, size, triangles, device.Threads);

        double Run(double seconds)
        {
            long start = Stopwatch.GetTimestamp();
            long steps = 0;
            while (Stopwatch.GetElapsedTime(start).TotalSeconds < seconds)
            {
                policy.Act(env, actions);
                env.Step(actions);
                env.Render(targets, camera: 0);
                steps += envs;
            }

            return steps / Stopwatch.GetElapsedTime(start).TotalSeconds;
        }
    }
}
