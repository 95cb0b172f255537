using Galactic.Compute;
using Galactic.Experts;
using Galactic.Homes;
using Galactic.Robots;
using Galactic.Scenes;
using Galactic.Simulation;

namespace Galactic.Tests.Experts;

public class ScriptedExpertTests
{
    private const int Count = 24;
    private static readonly RobotModel Robot = Fetch.Create();
    private static readonly Lazy<Scene[]> Homes = new(() =>
        [.. Enumerable.Range(0, 4).Select(i => SceneBuilder.Build(
            HomeGenerator.Generate(HomeOptions.Default, 3, HomeSplit.Test, i).Describe()))]);

    [Fact]
    public void The_expert_picks_up_nearly_every_target_in_unseen_homes()
    {
        using CpuDevice device = new(2);
        (int picked, _) = PlayPick(device, Count);
        Assert.InRange(picked, Count - 2, Count);
    }

    [Fact]
    public void The_same_episodes_get_the_same_actions_for_any_number_of_threads_and_envs()
    {
        using CpuDevice one = new(1);
        using CpuDevice three = new(3);
        Assert.Equal(PlayPick(one, 6, envs: 6).Log, PlayPick(three, 6, envs: 6).Log);
        Assert.Equal(PlayPick(one, 6, envs: 1).Log[..30], PlayPick(three, 6, envs: 6).Log[..30]);
    }

    /// <summary>Plays the first episodes, one per env; counts targets in hands and logs the first env's actions.</summary>
    private static (int Picked, string[] Log) PlayPick(CpuDevice device, int episodes, int? envs = null)
    {
        EpisodeSet set = EpisodeGenerator.Generate(
            Homes.Value, MovableObjects.Ycb9(), new EpisodeOptions(), 11, episodes, device);
        using BatchSimulator simulator = new(set, Robot, new SimulationSettings(), envs ?? episodes, device);
        ScriptedExpert expert = new(simulator, ExpertGoal.Pick, device);
        simulator.Reset([.. Enumerable.Range(0, simulator.EnvCount)]);
        float[] actions = new float[simulator.EnvCount * Robot.Actions.Size];
        bool[] picked = new bool[simulator.EnvCount];
        List<string> log = [];
        for (int step = 0; step < 300; step++)
        {
            expert.Act(actions);
            log.Add(string.Join(' ', actions[..Robot.Actions.Size]));
            Assert.All(actions, a => Assert.InRange(a, -1, 1));
            for (int env = 0; env < picked.Length; env++)
            {
                ref float grasp = ref actions[env * Robot.Actions.Size + Robot.Actions.GraspChannel];
                grasp = 2 * grasp - 1;
            }

            simulator.Step(actions);
            for (int env = 0; env < picked.Length; env++)
            {
                picked[env] |= simulator.State.HeldObject.Span[env] == set.Episodes[env].TargetIndex;
            }
        }

        return (picked.Count(p => p), [.. log]);
    }
}
