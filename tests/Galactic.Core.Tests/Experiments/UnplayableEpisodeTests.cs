using System.Numerics;
using Galactic.Compute;
using Galactic.Experiments;
using Galactic.Learning;
using Galactic.Robots;
using Galactic.Scenes;
using Galactic.Simulation;
using Galactic.Tasks;

namespace Galactic.Tests.Experiments;

public sealed class UnplayableEpisodeTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void Episodes_that_start_in_a_wall_or_nowhere_are_failures_and_are_told(int envs)
    {
        using CpuDevice device = new(2);
        WorldBuilder worlds = new(TinyWorld.World, Fetch.Create(), device);
        EpisodeSet sound = worlds.Training(4);
        Episode[] episodes = [.. sound.Episodes.Take(6)];
        episodes[1] = episodes[1] with { StartPosition = new Vector2(500, 500) };
        episodes[4] = episodes[4] with { StartYaw = 1e30f };
        EpisodeSet set = new(sound.Scenes, sound.Objects, episodes);
        VectorEnvSettings settings = new()
        {
            Task = new MobilePick { MaxSteps = 5 },
            Schedule = EpisodeSchedule.OncePerEpisode,
        };
        using VectorEnv env = new(set, Fetch.Create(), settings, envs, device);
        EvaluationResult result = Evaluator.Evaluate(new RandomPolicy(1), env, seed: 9);
        Assert.Equal(6, result.Episodes);
        Assert.Equal([1, 4], result.Results.Where(r => r.Steps == 0).Select(r => r.Index));
        Assert.All(result.Results.Where(r => r.Steps == 0), r => Assert.Equal(EpisodeOutcome.Failure, r.Outcome));
        Assert.Contains(env.Faults, f => f is { Kind: FaultKind.StartInCollision, Episode: 1, Seed: 9 });
        Assert.Contains(env.Faults, f => f is { Kind: FaultKind.Parked, Episode: 4, Seed: 9 });
    }

    [Fact]
    public void A_batch_that_plays_at_random_goes_on_to_another_episode()
    {
        using CpuDevice device = new(2);
        EpisodeSet sound = new WorldBuilder(TinyWorld.World, Fetch.Create(), device).Training(4);
        EpisodeSet set = new(
            sound.Scenes,
            sound.Objects,
            [sound.Episodes[0], sound.Episodes[0] with { StartPosition = new Vector2(500, 500) }]);
        using VectorEnv env = new(set, Fetch.Create(), new VectorEnvSettings { Task = new MobilePick { MaxSteps = 9 } }, 8, device);
        env.Reset(2);
        int[] stuck = new int[8];
        for (int step = 0; step < 100; step++)
        {
            env.Step(new float[8 * env.Actions.Size]);
            for (int i = 0; i < 8; i++)
            {
                stuck[i] = env.EpisodeIndex[i] == 1 && env.Transition[i] ? stuck[i] + 1 : stuck[i];
            }
        }

        Assert.All(stuck, s => Assert.Equal(0, s));
        Assert.True(env.Faults.CountOf(FaultKind.StartInCollision) > 0);
    }
}
