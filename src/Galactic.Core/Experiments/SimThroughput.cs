using System.Diagnostics;
using Galactic.Compute;
using Galactic.Robots;
using Galactic.Scenes;
using Galactic.Simulation;
using Galactic.Tasks;

namespace Galactic.Experiments;

/// <summary>Env-steps per second without images, under random actions.</summary>
public static class SimThroughput
{
    private const int EpisodeSteps = 100;
    private const int ActionSets = 8;
    private const int WarmUps = 8;

    /// <summary>Measures motion and collisions alone, then with task, observations and resets.</summary>
    /// <param name="set">Where the robots drive.</param>
    /// <param name="robot">The robot.</param>
    /// <param name="envs">Envs in the batch.</param>
    /// <param name="device">Workers.</param>
    /// <param name="repeats">Timed repeats; the median counts.</param>
    /// <param name="secondsPerRepeat">Least length of a repeat.</param>
    public static IReadOnlyList<ThroughputResult> Measure(
        EpisodeSet set, RobotModel robot, int envs, CpuDevice device, int repeats = 5, double secondsPerRepeat = 0.3)
    {
        float[][] actions =
            [.. Enumerable.Range(0, ActionSets).Select(n => RandomActions(envs * robot.Actions.Size, n))];
        ThroughputResult Result(string name, double value) => new(
            name, value, "env-steps/s", envs, 0, 0, device.Threads);

        using BatchSimulator simulator = new(set, robot, new SimulationSettings(), envs, device);
        int[] episodes = new int[envs];
        Schedule(episodes, set.Episodes.Count, -1);
        simulator.Reset(episodes);
        double kinematic = Median(envs, repeats, secondsPerRepeat, step =>
        {
            Schedule(episodes, set.Episodes.Count, step);
            simulator.Step(actions[step % ActionSets], episodes);
        });

        using VectorEnv env = new(set, robot, new VectorEnvSettings(), envs, device);
        env.Reset(0);
        double task = Median(envs, repeats, secondsPerRepeat, step => env.Step(actions[step % ActionSets]));
        return [Result("sim/kinematic", kinematic), Result("sim/task", task)];
    }

    /// <summary>Restarts one env in <see cref="EpisodeSteps"/>; all of them at step -1.</summary>
    private static void Schedule(int[] episodes, int count, int step)
    {
        for (int env = 0; env < episodes.Length; env++)
        {
            bool start = step < 0 || (env + step) % EpisodeSteps == 0;
            episodes[env] = start ? RandomKey.FromSeed(1).For(env).Index(step + 1, count) : EnvCommand.Continue;
        }
    }

    private static double Median(int envs, int repeats, double seconds, Action<int> step)
    {
        double[] rates = new double[repeats];
        int number = 0;
        for (int repeat = -WarmUps; repeat < repeats; repeat++)
        {
            int first = number;
            long start = Stopwatch.GetTimestamp();
            do
            {
                step(number++);
            }
            while (Stopwatch.GetElapsedTime(start).TotalSeconds < seconds);

            // The first passes warm up: the compiler improves hot code in the background for some seconds.
            rates[Math.Max(0, repeat)] = (number - first) * (double)envs / Stopwatch.GetElapsedTime(start).TotalSeconds;
        }

        Array.Sort(rates);
        return rates[repeats / 2];
    }

    private static float[] RandomActions(int length, int set)
    {
        RandomKey key = RandomKey.FromSeed(2).For(set);
        return [.. Enumerable.Range(0, length).Select(i => key.Uniform(i, -1, 1))];
    }
}
