using Galactic.Compute;
using Galactic.Experiments;
using Galactic.Experts;
using Galactic.Homes;
using Galactic.Robots;
using Galactic.Scenes;
using Galactic.Simulation;
using Galactic.Tasks;

namespace Galactic.Tests.Experts;

public class ScriptedExpertTests
{
    private const int Count = 20;
    private static readonly RobotModel Robot = Fetch.Create();
    private static readonly Lazy<Scene[]> Homes = new(() =>
        [.. Enumerable.Range(0, 10).Select(i => SceneBuilder.Build(
            HomeGenerator.Generate(HomeOptions.Default, 3, HomeSplit.Test, i).Describe()))]);

    public static TheoryData<EmbodiedTask, int> Tasks => new()
    {
        { new MobilePick { MaxSteps = 200 }, Count - 1 },
        { new Rearrange(), Count - 2 },
        { new Place(), Count - 2 },
        { new Navigate { MaxSteps = 300 }, Count - 2 },
        { new MultiRearrange(), Count - 4 },
    };

    [Theory]
    [MemberData(nameof(Tasks))]
    public void The_expert_solves_nearly_every_episode_in_unseen_homes(EmbodiedTask task, int least)
    {
        using CpuDevice device = new(2);
        EpisodeOptions options = task is MobilePick ? new EpisodeOptions() : EpisodeOptions.Rearrange with
        {
            StartHolding = task.StartsHolding,
            Targets = task is MultiRearrange ? 2 : 1,
        };
        EpisodeSet set = EpisodeGenerator.Generate(Homes.Value, MovableObjects.Ycb9(), options, 11, Count, device);
        VectorEnvSettings settings = new() { Task = task, Schedule = EpisodeSchedule.OncePerEpisode };
        using VectorEnv env = new(set, Robot, settings, Count, device);
        EvaluationResult result = Evaluator.Evaluate(new ExpertPolicy(), env);
        Assert.InRange(result.Success * Count, least - 0.01, Count);
        Assert.Equal(0, result.Failure);
    }

    [Fact]
    public void The_published_rules_with_their_delay_are_played_too()
    {
        using CpuDevice device = new(2);
        EpisodeSet set = EpisodeGenerator.Generate(
            Homes.Value, MovableObjects.Ycb9(), EpisodeOptions.Rearrange, 12, 8, device);
        VectorEnvSettings settings = new()
        {
            Task = PaperTask.Rearrange,
            Pipeline = StepPipeline.Delayed,
            Schedule = EpisodeSchedule.OncePerEpisode,
        };
        using VectorEnv env = new(set, Robot, settings, 8, device);
        Assert.InRange(Evaluator.Evaluate(new ExpertPolicy(), env).Success, 0.87, 1);
    }

    [Fact]
    public void The_same_episodes_get_the_same_actions_for_any_number_of_threads_and_envs()
    {
        using CpuDevice one = new(1);
        using CpuDevice three = new(3);
        string[] log = Play(one, 6);
        Assert.Equal(log, Play(three, 6));
        Assert.Equal(log[..60], Play(three, 1)[..60]);
        Assert.True(log.Distinct().Count() > 5);
    }

    [Fact]
    public void Actions_of_another_length_are_refused()
    {
        using CpuDevice device = new(1);
        EpisodeSet set = EpisodeGenerator.Generate(
            Homes.Value, MovableObjects.Ycb9(), new EpisodeOptions(), 1, 1, device);
        using BatchSimulator simulator = new(set, Robot, new SimulationSettings(), 1, device);
        ScriptedExpert expert = new(simulator, ExpertGoal.Pick, device);
        Assert.Throws<ArgumentException>(() => expert.Act(new float[3]));
    }

    /// <summary>Plays the first episodes, one per env, and logs the first env's actions.</summary>
    private static string[] Play(CpuDevice device, int envs)
    {
        EpisodeSet set = EpisodeGenerator.Generate(
            Homes.Value, MovableObjects.Ycb9(), new EpisodeOptions(), 11, 6, device);
        using BatchSimulator simulator = new(set, Robot, new SimulationSettings(), envs, device);
        ScriptedExpert expert = new(simulator, ExpertGoal.Place, device);
        simulator.Reset([.. Enumerable.Range(0, envs)]);
        float[] actions = new float[envs * Robot.Actions.Size];
        List<string> log = [];
        for (int step = 0; step < 80; step++)
        {
            expert.Act(actions);
            log.Add(string.Join(' ', actions[..Robot.Actions.Size]));
            Assert.All(actions, a => Assert.InRange(a, -1, 1));
            for (int env = 0; env < envs; env++)
            {
                ref float grasp = ref actions[env * Robot.Actions.Size + Robot.Actions.GraspChannel];
                grasp = 2 * grasp - 1;
            }

            simulator.Step(actions);
        }

        return [.. log];
    }
}
