using Galactic.Compute;
using Galactic.Learning;
using Galactic.Tasks;

namespace Galactic.Tests.Learning;

[Collection("torch")]
public sealed class PpoTests
{
    [Fact]
    public void A_blind_policy_learns_to_reach_a_target_in_its_state()
    {
        using PointEnv env = new(64);
        Assert.True(Train(env, PolicySettings.Blind, updates: 40) > 0.9);
    }

    [Fact]
    public void A_policy_with_an_encoder_learns_what_only_the_image_shows()
    {
        using PointEnv env = new(64, shown: true);
        PolicySettings seeing = new() { Width = 64, CriticWidth = 64, EncoderChannels = 16, EncoderFeatures = 32 };
        Assert.True(Train(env, seeing, updates: 60) > 0.9);
    }

    [Fact]
    public void With_the_image_zeroed_the_same_network_cannot_know_the_target()
    {
        using PointEnv env = new(64, shown: true);
        PolicySettings zeroed = new()
        {
            Width = 64, CriticWidth = 64, EncoderChannels = 16, EncoderFeatures = 32, ZeroDepth = true,
        };
        Assert.True(Train(env, zeroed, updates: 60) < 0.6);
    }

    /// <summary>Success rate of the last quarter of the updates.</summary>
    private static double Train(PointEnv env, PolicySettings settings, int updates)
    {
        TorchRuntime.Initialize(1);
        using ActorCritic policy = new(settings, env.Observations, env.Actions, seed: 1, ComputeType.Float32);
        using RolloutBuffer rollout = new(policy, 32, env.EnvCount);
        using Ppo ppo = new(policy, new PpoSettings(), seed: 1);
        Collector collector = new(env, policy, 1, new StageClock());
        int ended = 0;
        int successes = 0;
        collector.Stepped += () =>
        {
            for (int i = 0; i < env.EnvCount && ppo.Updates > updates * 3 / 4; i++)
            {
                ended += env.Terminated[i] || env.Truncated[i] ? 1 : 0;
                successes += env.Terminated[i] && env.Outcome[i] == EpisodeOutcome.Success ? 1 : 0;
            }
        };
        for (int update = 0; update < updates; update++)
        {
            collector.Collect(rollout);
            PpoStats stats = ppo.Update(rollout, 1e-3);
            TestContext.Current.TestOutputHelper?.WriteLine($"{update} {stats}");
        }

        return (double)successes / ended;
    }
}
