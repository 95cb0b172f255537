using System.Diagnostics;
using Galactic.Rendering;
using Galactic.Tasks;

namespace Galactic.Experiments;

/// <summary>Speed of training in generated homes.</summary>
public static class TrainThroughput
{
    private const int Repeats = 5;
    private const int Envs = 256;

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
}
