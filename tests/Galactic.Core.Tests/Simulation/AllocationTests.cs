using Galactic.Compute;
using Galactic.Experiments;
using Galactic.Robots;
using Galactic.Scenes;
using Galactic.Simulation;
using Galactic.Tasks;

namespace Galactic.Tests.Simulation;

/// <summary>Counts what all threads of the process allocate, so nothing else may run meanwhile.</summary>
[CollectionDefinition("alone", DisableParallelization = true)]
public sealed class AloneCollection;

[Collection("alone")]
public sealed class AllocationTests
{
    private const int Envs = 100;
    private const int Windows = 12;
    private const int StepsPerWindow = 40;
    private static readonly RobotModel Robot = Fetch.Create();

    [Fact]
    public void Steps_with_slides_grasps_and_restarts_allocate_nothing_on_any_thread()
    {
        using CpuDevice device = new(2);
        EpisodeSet set = Set(device);
        using BatchSimulator simulator = new(set, Robot, new SimulationSettings(), Envs, device);
        int[] episodes = [.. Enumerable.Range(0, Envs)];
        float[] actions = new float[Envs * Robot.Actions.Size];
        simulator.Reset(episodes);
        (int slides, int attempts) = (0, 0);
        long least = LeastAllocated(step =>
        {
            Draw(actions, step);
            for (int env = 0; env < Envs; env++)
            {
                episodes[env] = (env + step) % 50 == 0 ? (env + step) % set.Episodes.Count : EnvCommand.Continue;
            }

            simulator.Step(actions, episodes);
            foreach (StepEvents events in simulator.State.Events.Span)
            {
                slides += (events & StepEvents.Slid) != 0 ? 1 : 0;
                attempts += (events & StepEvents.GraspAttempted) != 0 ? 1 : 0;
            }
        });
        Assert.Equal(0, least);
        Assert.InRange(slides, 1000, Envs * Windows * StepsPerWindow);
        Assert.InRange(attempts, 1000, Envs * Windows * StepsPerWindow);
    }

    [Fact]
    public void Task_steps_allocate_nothing_on_any_thread()
    {
        using CpuDevice device = new(2);
        using VectorEnv env = new(Set(device), Robot, new VectorEnvSettings(), Envs, device);
        float[] actions = new float[Envs * Robot.Actions.Size];
        env.Reset(1);
        long least = LeastAllocated(step =>
        {
            Draw(actions, step);
            env.Step(actions);
        });
        Assert.Equal(0, least);
    }

    /// <summary>Bytes of the best of several windows: the runtime itself may allocate now and then.</summary>
    private static long LeastAllocated(Action<int> step)
    {
        long least = long.MaxValue;
        for (int window = 0; window < Windows; window++)
        {
            long before = GC.GetTotalAllocatedBytes(precise: true);
            for (int i = 0; i < StepsPerWindow; i++)
            {
                step(window * StepsPerWindow + i);
            }

            least = Math.Min(least, GC.GetTotalAllocatedBytes(precise: true) - before);
        }

        return least;
    }

    private static EpisodeSet Set(CpuDevice device) =>
        new WorldBuilder(new WorldSettings { TrainingHomes = 2, TrainingEpisodes = Envs }, Robot, device).Training(1);

    private static void Draw(float[] actions, int step)
    {
        RandomKey key = RandomKey.FromSeed(5).For(step);
        for (int i = 0; i < actions.Length; i++)
        {
            actions[i] = key.Uniform(i, -1, 1);
        }
    }
}
