using System.Numerics;
using Galactic.Compute;
using Galactic.Experiments;
using Galactic.Geometry;
using Galactic.Robots;
using Galactic.Scenes;
using Galactic.Simulation;
using Galactic.Tests.Scenes;

namespace Galactic.Tests.Simulation;

/// <summary>The batch against the rules written down once more, sphere by sphere and box by box.</summary>
public sealed class ReferenceStepTests
{
    private const double Tolerance = 3e-5;
    private static readonly RobotModel Robot = Fetch.Create();

    public static TheoryData<string, SimulationSettings> Variants => new()
    {
        { "default", new SimulationSettings { Seed = 3 } },
        { "no sliding", new SimulationSettings { Seed = 4, Sliding = false } },
        { "substeps", new SimulationSettings { Seed = 5, Substeps = 3 } },
        { "published revert", new SimulationSettings { Seed = 6, RevertKeepsRotation = true, MaxSlides = 2 } },
        { "ghost robot", new SimulationSettings { Seed = 7, RobotCollision = false } },
        { "ghost object", new SimulationSettings { Seed = 8, HeldObjectCollision = false, SlideDistance = 0.03f } },
    };

    [Theory]
    [MemberData(nameof(Variants))]
    public void Random_play_in_a_thousand_situations_follows_the_rules_step_by_step(
        string name, SimulationSettings settings)
    {
        using CpuDevice device = new(2);
        using BatchSimulator simulator = new(PropertyWorlds.Set, Robot, settings, PropertyWorlds.Cases, device);
        simulator.Reset([.. Enumerable.Range(0, PropertyWorlds.Cases)]);
        Comparison comparison = new(simulator, settings);
        for (int step = 0; step < 30; step++)
        {
            comparison.Step(PropertyWorlds.Actions(0, PropertyWorlds.Cases, step));
        }

        Assert.True(comparison.Wrong.Count == 0, $"{name}: {string.Join("; ", comparison.Wrong.Take(5))}");
        Assert.InRange(comparison.Doubtful, 0, comparison.Steps / 10);
        SimulationStatistics seen = simulator.Statistics;
        Assert.InRange(seen.Collisions, 50, comparison.Steps / 2);
        Assert.InRange(seen.Grasps, 150, comparison.Steps);
        Assert.InRange(seen.Releases, 100, seen.Grasps);
        Assert.True(seen.RevertedReleases > 0 && (seen.Slides > 100) == settings.Sliding, $"{name}: {seen}");
    }

    public static TheoryData<string, SimulationSettings> OtherRules => new()
    {
        { "another seed", new SimulationSettings { Seed = 99 } },
        { "one slide fewer", new SimulationSettings { MaxSlides = 4 } },
        { "shorter slides", new SimulationSettings { SlideDistance = 0.0499f } },
        { "another way back", new SimulationSettings { RevertKeepsRotation = true } },
        { "held objects pass", new SimulationSettings { HeldObjectCollision = false } },
    };

    [Theory]
    [MemberData(nameof(OtherRules))]
    public void A_rule_that_differs_a_little_is_noticed(string name, SimulationSettings other)
    {
        using CpuDevice device = new(2);
        using BatchSimulator simulator = new(PropertyWorlds.Set, Robot, new(), PropertyWorlds.Cases, device);
        simulator.Reset([.. Enumerable.Range(0, PropertyWorlds.Cases)]);
        Comparison comparison = new(simulator, other);
        for (int step = 0; step < 30 && comparison.Wrong.Count == 0; step++)
        {
            comparison.Step(PropertyWorlds.Actions(0, PropertyWorlds.Cases, step));
        }

        Assert.True(comparison.Wrong.Count > 0, name);
    }

    [Fact]
    public void Random_drives_through_generated_homes_follow_the_rules_step_by_step()
    {
        const int Envs = 40;
        using CpuDevice device = new(2);
        WorldSettings worlds = new() { TrainingHomes = 3, TrainingEpisodes = Envs };
        EpisodeSet set = new WorldBuilder(worlds, Robot, device).Training(1);
        using BatchSimulator simulator = new(set, Robot, new SimulationSettings(), Envs, device);
        simulator.Reset([.. Enumerable.Range(0, Envs)]);
        Comparison comparison = new(simulator, new SimulationSettings());
        for (int step = 0; step < 60; step++)
        {
            comparison.Step(PropertyWorlds.Actions(0, Envs, step));
        }

        Assert.True(comparison.Wrong.Count == 0, string.Join("; ", comparison.Wrong.Take(5)));
        Assert.InRange(comparison.Doubtful, 0, comparison.Steps / 10);
        Assert.InRange(simulator.Statistics.Collisions, 30, comparison.Steps / 2);
        Assert.InRange(simulator.Statistics.Slides, 100, comparison.Steps / 2);
    }

    /// <summary>Steps a simulator and the reference from the same state each time.</summary>
    private sealed class Comparison(BatchSimulator simulator, SimulationSettings settings)
    {
        private readonly ReferenceFrame[] graspedFrom = new ReferenceFrame[simulator.EnvCount];

        public List<string> Wrong { get; } = [];

        public int Doubtful { get; private set; }

        public int Steps { get; private set; }

        public void Step(float[] actions)
        {
            int size = actions.Length / simulator.EnvCount;
            ReferenceEnv[] expected = new ReferenceEnv[simulator.EnvCount];
            bool[] doubtful = new bool[simulator.EnvCount];
            Parallel.For(0, simulator.EnvCount, env =>
            {
                ReferenceWorld world = new(simulator.Set, simulator.Robot);
                expected[env] = ReferenceEnv.Of(simulator, env, graspedFrom[env]);
                new ReferenceStep(world, settings).Run(expected[env], actions.AsSpan(env * size, size));
                graspedFrom[env] = expected[env].GraspedFrom;
                doubtful[env] = world.IsDoubtful;
            });
            simulator.Step(actions);
            for (int env = 0; env < simulator.EnvCount; env++)
            {
                Steps++;
                Doubtful += doubtful[env] ? 1 : 0;
                double difference = expected[env].Difference(simulator, env);
                if (!doubtful[env] && !(difference <= Tolerance))
                {
                    Wrong.Add($"case {env}, step {simulator.State.EpisodeStep.Span[env]}: off by {difference}, "
                        + $"expected {expected[env].Events}, got {simulator.State.Events.Span[env]}");
                }
            }
        }
    }
}
