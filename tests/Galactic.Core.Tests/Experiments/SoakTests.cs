using System.Diagnostics;
using Galactic.Compute;
using Galactic.Experiments;
using Galactic.Robots;
using Galactic.Scenes;
using Galactic.Tasks;

namespace Galactic.Tests.Experiments;

/// <summary>Many steps in many homes: what goes wrong seldom or slowly.</summary>
[Collection(Alone.Name)]
public sealed class SoakTests
{
    private const int Homes = 200;
    private const int Envs = 400;
    private const int Steps = 1_000_000;

    [Fact]
    public void A_million_random_steps_in_200_homes_leave_no_fault_no_nan_and_no_leak()
    {
        using CpuDevice device = new(2);
        RobotModel robot = Fetch.Create();
        WorldBuilder worlds = new(new WorldSettings { TrainingHomes = Homes, TrainingEpisodes = 5 * Homes }, robot, device);
        EpisodeSet set = worlds.Training(7);
        Assert.Equal(Homes, set.Scenes.Count);
        using VectorEnv env = new(set, robot, new VectorEnvSettings(), Envs, device);
        float[] actions = new float[Envs * env.Actions.Size];
        env.Reset(3);
        long before = 0;
        HashSet<int> scenes = [];
        for (int step = 0; step * Envs < Steps; step++)
        {
            Fill(actions, step);
            env.Step(actions);
            Assert.DoesNotContain(env.State.ToArray(), v => !float.IsFinite(v));
            Assert.DoesNotContain(env.Reward.ToArray(), v => !float.IsFinite(v));
            if (step == Steps / Envs / 10)
            {
                before = Resident();
            }

            if (step % 100 == 0)
            {
                scenes.UnionWith(env.EpisodeIndex.ToArray().Select(e => set.Episodes[e].SceneIndex));
            }
        }

        Assert.Equal(0, env.Faults.Total);
        Assert.Equal(Homes, scenes.Count);
        Assert.InRange(Resident(), 0, before * 1.02);
    }

    private static void Fill(float[] actions, int step)
    {
        RandomKey key = RandomKey.FromSeed(11).For(step);
        for (int i = 0; i < actions.Length; i++)
        {
            actions[i] = key.Uniform(i, -1, 1);
        }
    }

    /// <summary>Resident memory after a collection, bytes.</summary>
    private static long Resident()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        using Process process = Process.GetCurrentProcess();
        return process.WorkingSet64;
    }
}
