using System.Diagnostics;
using Galactic.Learning;
using Galactic.Rendering;
using Galactic.Tasks;

namespace Galactic.Experiments;

/// <summary>Speed of training in generated homes, and where its time goes.</summary>
public static class TrainThroughput
{
    private const int WarmUps = 2;

    /// <summary>
    /// The whole of PPO, one epoch of two minibatches: "train/patch", "train/nature" or "train/paper" in steps/s, then the
    /// time of each stage, and of what belongs to none, in us/step.
    /// </summary>
    /// <param name="network">Decides the network: its encoder is the patch, Nature or published one.</param>
    /// <param name="size">Image edge, pixels.</param>
    /// <param name="threads">Worker threads.</param>
    /// <exception cref="ArgumentException">There is no such measurement.</exception>
    public static IReadOnlyList<ThroughputResult> Train(VisualEncoder network, int size, int threads)
    {
        (string name, ExperimentSettings settings, int repeats) = Settings(network);
        TrainingSettings training = settings.Training;
        int batch = training.Envs * training.Horizon;
        settings = settings with
        {
            Camera = new CameraSettings { Width = size, Height = size },
            World = settings.World with { TrainingHomes = 32, TrainingEpisodes = 1024 },
            Training = training with
            {
                Minutes = null,
                Steps = (long)(repeats + WarmUps) * batch,
                EvaluateEveryMinutes = 1e6,
                Ppo = training.Ppo with { Epochs = 1 },
            },
        };
        using Experiment experiment = new(settings, threads);
        using VectorEnv env = experiment.OpenTrainingEnv();
        using Trainer trainer = new(env, settings.Training);
        List<double> seconds = [];
        List<IReadOnlyDictionary<string, double>> stages = [];
        Stopwatch watch = Stopwatch.StartNew();
        trainer.Run(progress =>
        {
            seconds.Add(watch.Elapsed.TotalSeconds);
            stages.Add(progress.StageSeconds);
            watch.Restart();
        });
        trainer.Policy.Dispose();
        double[] measured = [.. seconds.Skip(WarmUps)];
        int triangles = (int)experiment.TrainingSet.Scenes.Average(s => (double)s.Mesh.TriangleCount);
        ThroughputResult Result(string what, double value, string unit) =>
            new(what, value, unit, training.Envs, size, triangles, threads);
        double scale = 1e6 / (batch * (double)measured.Length);
        (string Stage, double Seconds)[] parts =
        [
            .. stages[^1].Select(s => (s.Key, s.Value - stages[WarmUps - 1].GetValueOrDefault(s.Key)))
                .Where(s => s.Item2 * scale > 0.005).OrderByDescending(s => s.Item2),
        ];
        return
        [
            Result(name, batch / Median(measured), "steps/s"),
            .. parts.Select(p => Result($"{name}/{p.Stage}", p.Seconds * scale, "us/step")),
            Result($"{name}/other", (measured.Sum() - parts.Sum(p => p.Seconds)) * scale, "us/step"),
        ];
    }

    private static double Median(double[] values) => values.Order().ElementAt(values.Length / 2);

    private static (string Name, ExperimentSettings Settings, int Repeats) Settings(VisualEncoder network)
    {
        ExperimentSettings pick = Presets.MobilePick;
        PolicySettings nature = new() { Encoder = VisualEncoder.Nature, EncoderFeatures = 512 };
        ExperimentSettings paper = Presets.MobilePickPaper;
        return network switch
        {
            VisualEncoder.Patch => ("train/patch", pick, 5),
            VisualEncoder.Nature => ("train/nature", pick with { Training = pick.Training with { Policy = nature } }, 3),

            // A quarter of the published envs costs the same per step, in a quarter of the time.
            VisualEncoder.ResNet18 => (
                "train/paper", paper with { Training = paper.Training with { Envs = paper.Training.Envs / 4 } }, 2),
            _ => throw new ArgumentException($"There is no measurement of training with {network}.", nameof(network)),
        };
    }
}
