using System.Diagnostics;
using Galactic.Compute;
using Galactic.Robots;
using Galactic.Scenes;
using Galactic.Simulation;
using Galactic.Tasks;

namespace Galactic.Experiments;

/// <summary>Env-steps per second without images, under random actions and restarts.</summary>
public static class SimThroughput
{
    private const int Rounds = 60;
    private const double RoundSeconds = 0.03;
    private static readonly int[] Sizes = [256, 1024, 4096, 16_384];

    /// <summary>Measures motion and collisions alone, then with task, observations and resets.</summary>
    /// <param name="set">Where the robots drive.</param>
    /// <param name="robot">The robot.</param>
    /// <param name="envs">Envs in the batch.</param>
    /// <param name="device">Workers.</param>
    /// <param name="repeats">Timed repeats; the median counts.</param>
    /// <param name="secondsPerRepeat">Least length of a repeat.</param>
    /// <returns>For "sim/kinematic" and "sim/task" the median and the best rate, the cost of an env-step to a thread
    /// and the managed memory that a step allocates on all threads; and the native memory of an env.</returns>
    public static IReadOnlyList<ThroughputResult> Measure(
        EpisodeSet set, RobotModel robot, int envs, CpuDevice device, int repeats = 9, double secondsPerRepeat = 0.3)
    {
        List<ThroughputResult> results = [];
        void Add(string name, double value, string unit) =>
            results.Add(new ThroughputResult(name, value, unit, envs, 0, 0, device.Threads));
        void AddLoad(string name, Action<int> step)
        {
            Load load = new(step);
            load.WarmUp();
            double[] rates = [.. Enumerable.Range(0, repeats).Select(_ => load.Run(secondsPerRepeat) * envs).Order()];
            Add(name, rates[repeats / 2], "env-steps/s");
            Add(name + "-best", rates[^1], "env-steps/s");
            Add(name + "-cost", 1e9 * device.Threads / rates[repeats / 2], "ns/env-step/thread");
            Add(name + "-allocated", load.Allocated(), "bytes/step");
        }

        using (BatchSimulator simulator = new(set, robot, new SimulationSettings(), envs, device))
        {
            AddLoad("sim/kinematic", Kinematic(simulator));
            Add("sim/memory", simulator.BytesPerEnv, "bytes/env");
        }

        using VectorEnv env = new(set, robot, new VectorEnvSettings(), envs, device);
        AddLoad("sim/task", Task(env));
        return results;
    }

    /// <summary>
    /// Measures batches of 256 to 16,384 envs in turns and compares the cost of an env-step: flat means that memory is
    /// no bottleneck.
    /// </summary>
    /// <param name="set">Where the robots drive.</param>
    /// <param name="robot">The robot.</param>
    /// <param name="device">Workers.</param>
    /// <returns>The best "sim/kinematic" and "sim/task" of each size, and the largest cost over the smallest.</returns>
    public static IReadOnlyList<ThroughputResult> Sweep(EpisodeSet set, RobotModel robot, CpuDevice device)
    {
        List<ThroughputResult> results = [];
        using (Disposables<BatchSimulator> simulators = new(
            Sizes.Select(n => new BatchSimulator(set, robot, new SimulationSettings(), n, device))))
        {
            results.AddRange(Compare(
                "sim/kinematic", device, [.. simulators.Items.Select(Kinematic)]));
        }

        using Disposables<VectorEnv> batches = new(
            Sizes.Select(n => new VectorEnv(set, robot, new VectorEnvSettings(), n, device)));
        results.AddRange(Compare("sim/task", device, [.. batches.Items.Select(Task)]));
        return results;
    }

    private static IEnumerable<ThroughputResult> Compare(string name, CpuDevice device, Action<int>[] steps)
    {
        Load[] loads = [.. steps.Select(s => new Load(s))];
        Array.ForEach(loads, l => l.WarmUp());
        double[] best = new double[loads.Length];
        for (int round = 0; round < Rounds; round++)
        {
            for (int i = 0; i < loads.Length; i++)
            {
                best[i] = Math.Max(best[i], loads[i].Run(RoundSeconds) * Sizes[i]);
            }
        }

        for (int i = 0; i < loads.Length; i++)
        {
            yield return new ThroughputResult(name, best[i], "env-steps/s", Sizes[i], 0, 0, device.Threads);
        }

        yield return new ThroughputResult(
            name + "-flatness", best.Max() / best.Min(), "largest/smallest cost", Sizes[^1], 0, 0, device.Threads);
    }

    private static Action<int> Kinematic(BatchSimulator simulator)
    {
        RandomActions actions = new(simulator.Robot, simulator.EnvCount);
        RestartSchedule schedule = new(simulator.EnvCount, simulator.Set.Episodes.Count);
        simulator.Reset(schedule.First());
        return step => simulator.Step(actions.Of(step), schedule.Next(step));
    }

    private static Action<int> Task(VectorEnv env)
    {
        RandomActions actions = new(env.Simulator.Robot, env.EnvCount);
        env.Reset(0);
        return step => env.Step(actions.Of(step));
    }

    /// <summary>
    /// Uniform in [-1, 1]. The same memory serves all steps, like that of a policy: an env takes the action that its
    /// neighbour took in the step before.
    /// </summary>
    private sealed class RandomActions
    {
        private const int Steps = 64;
        private readonly float[] pool;
        private readonly int size;
        private readonly int envs;

        public RandomActions(RobotModel robot, int envs)
        {
            RandomKey key = RandomKey.FromSeed(2);
            (size, this.envs) = (robot.Actions.Size, envs);
            pool = [.. Enumerable.Range(0, (envs + Steps) * size).Select(i => key.Uniform(i, -1, 1))];
        }

        public ReadOnlySpan<float> Of(int step) => pool.AsSpan(step % Steps * size, envs * size);
    }

    /// <summary>A numbered step that is run again and again.</summary>
    private sealed class Load(Action<int> step)
    {
        private const double WarmUpSeconds = 2.5;
        private const int AllocationSteps = 200;
        private int next;

        /// <summary>The runtime compiles hot code anew in the background for some seconds.</summary>
        public void WarmUp() => Run(WarmUpSeconds);

        /// <summary>Steps per second.</summary>
        public double Run(double seconds)
        {
            int first = next;
            long start = Stopwatch.GetTimestamp();
            do
            {
                step(next++);
            }
            while (Stopwatch.GetElapsedTime(start).TotalSeconds < seconds);

            return (next - first) / Stopwatch.GetElapsedTime(start).TotalSeconds;
        }

        /// <summary>Managed bytes that a step allocates on all threads of the process.</summary>
        public double Allocated()
        {
            long before = GC.GetTotalAllocatedBytes(precise: true);
            for (int i = 0; i < AllocationSteps; i++)
            {
                step(next++);
            }

            return (GC.GetTotalAllocatedBytes(precise: true) - before) / (double)AllocationSteps;
        }
    }

    private sealed class Disposables<T>(IEnumerable<T> items) : IDisposable
        where T : IDisposable
    {
        public T[] Items { get; } = [.. items];

        public void Dispose() => Array.ForEach(Items, i => i.Dispose());
    }
}
