using System.Diagnostics;
using Galactic.Compute;
using Galactic.Homes;
using Galactic.Robots;
using Galactic.Scenes;

namespace Galactic.Experiments;

/// <summary>How fast worlds are made: homes, scenes ready to simulate and episodes.</summary>
public static class WorldBuildThroughput
{
    private const int Homes = 32;
    private const int EpisodeHomes = 8;
    private const int EpisodesPerHome = 16;
    private const int Repeats = 3;

    /// <summary>
    /// <see cref="HomeThroughput"/> on one thread; "worlds/scenes" (homes with free-space columns and navigation) and
    /// episodes of two tasks on all. The fastest of a few repeats counts.
    /// </summary>
    /// <param name="threads">Worker threads.</param>
    public static IReadOnlyList<ThroughputResult> Measure(int threads)
    {
        using CpuDevice device = new(threads);
        RobotModel robot = Fetch.Create();
        Scene[] scenes = new Scene[Homes];
        double built = Best(Homes, () => device.Run("build scenes", Homes, 1, new Build(scenes)));
        List<ThroughputResult> results =
        [
            .. HomeThroughput.Measure(HomeOptions.Default, 1),
            new("worlds/scenes", built, "scenes/s", 0, 0, (int)scenes.Average(s => s.Mesh.TriangleCount), device.Threads),
        ];
        IReadOnlyList<MovableObject> objects = MovableObjects.Ycb9();
        foreach (ExperimentSettings preset in (ReadOnlySpan<ExperimentSettings>)[Presets.MobilePick, Presets.Rearrange])
        {
            int count = EpisodeHomes * EpisodesPerHome;
            double rate = Best(count, () => EpisodeGenerator.Generate(
                scenes[..EpisodeHomes], objects, preset.World.Episodes with { Robot = robot }, 1, count, device));
            results.Add(new($"worlds/{preset.Name}", 60 * rate, "episodes/min", 0, 0, 0, device.Threads));
        }

        return results;
    }

    private static double Best(int count, Action work)
    {
        double least = double.PositiveInfinity;
        for (int repeat = 0; repeat <= Repeats; repeat++)
        {
            long start = Stopwatch.GetTimestamp();
            work();
            least = Math.Min(least, Stopwatch.GetElapsedTime(start).TotalSeconds);
        }

        return count / least;
    }

    private readonly struct Build(Scene[] scenes) : IKernel
    {
        public void Execute(int begin, int end, int worker)
        {
            for (int i = begin; i < end; i++)
            {
                scenes[i] = SceneBuilder.Build(HomeGenerator.Generate(HomeOptions.Default, 1, HomeSplit.Train, i).Describe());
            }
        }
    }
}
