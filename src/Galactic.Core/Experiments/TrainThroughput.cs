using System.Diagnostics;
using Galactic.Rendering;
using Galactic.Tasks;

namespace Galactic.Experiments;

/// <summary>Speed of whole steps in generated homes: simulation with depth images, and training.</summary>
public static class TrainThroughput
{
    private const int Repeats = 5;
    private const int Envs = 256;

    /// <summary>"step/depth": random actions, rewards, resets and a depth image of every env at every step.</summary>
    /// <param name="size">Image edge, pixels.</param>
    /// <param name="threads">Worker threads.</param>
    public static ThroughputResult Step(int size, int threads)
    {
        using Experiment experiment = new(Settings(size), threads);
        using VectorEnv env = experiment.OpenTrainingEnv();
        using Compute.NativeArray<float> images = new((long)Envs * size * size);
        Learning.RandomPolicy policy = new(1);
        float[] actions = new float[Envs * env.Actions.Size];
        env.Reset(1);
        void Steps(int count)
        {
            for (int i = 0; i < count; i++)
            {
                policy.Act(env, actions);
                env.Step(actions);
                env.RenderDepth(Target(images));
            }
        }

        Steps(30);
        int perRepeat = size > 64 ? 40 : 80;
        double speed = Median(() => Steps(perRepeat), perRepeat * Envs);
        return new ThroughputResult("step/depth", speed, "steps/s", Envs, size, Triangles(experiment), threads);
    }

    /// <summary>"train/patch": the whole of PPO with the patch network, one epoch of two minibatches.</summary>
    /// <param name="size">Image edge, pixels.</param>
    /// <param name="threads">Worker threads.</param>
    public static ThroughputResult Train(int size, int threads)
    {
        ExperimentSettings settings = Settings(size);
        settings = settings with
        {
            Training = settings.Training with
            {
                Minutes = null,
                Steps = (Repeats + 2) * Envs * settings.Training.Horizon,
                EvaluateEveryMinutes = 1e6,
                Ppo = settings.Training.Ppo with { Epochs = 1 },
            },
        };
        using Experiment experiment = new(settings, threads);
        using VectorEnv env = experiment.OpenTrainingEnv();
        using Trainer trainer = new(env, settings.Training);
        List<double> seconds = [];
        Stopwatch watch = Stopwatch.StartNew();
        trainer.Run(_ =>
        {
            seconds.Add(watch.Elapsed.TotalSeconds);
            watch.Restart();
        });
        trainer.Policy.Dispose();
        double[] measured = [.. seconds.Skip(2).Order()];
        double speed = Envs * settings.Training.Horizon / measured[measured.Length / 2];
        return new ThroughputResult("train/patch", speed, "steps/s", Envs, size, Triangles(experiment), threads);
    }

    private static ExperimentSettings Settings(int size) => Presets.MobilePick with
    {
        Camera = new CameraSettings { Width = size, Height = size },
        World = new WorldSettings { TrainingHomes = 32, TrainingEpisodes = 1024 },
    };

    private static int Triangles(Experiment experiment) =>
        (int)experiment.TrainingSet.Scenes.Average(s => (double)s.Mesh.TriangleCount);

    private static unsafe DepthTarget Target(Compute.NativeArray<float> images) =>
        new((nint)images.Pointer, DepthEncoding.NearField, PixelType.Float32, PixelLayout.Patch8ChannelsLast);

    private static double Median(Action repeat, int steps)
    {
        double[] speeds = new double[Repeats];
        for (int i = 0; i < Repeats; i++)
        {
            long start = Stopwatch.GetTimestamp();
            repeat();
            speeds[i] = steps / Stopwatch.GetElapsedTime(start).TotalSeconds;
        }

        Array.Sort(speeds);
        return speeds[Repeats / 2];
    }
}
