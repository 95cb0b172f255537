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
            Width = 64,
            CriticWidth = 64,
            EncoderChannels = 16,
            EncoderFeatures = 32,
            ZeroDepth = true,
        };
        Assert.True(Train(env, zeroed, updates: 30) < 0.6);
    }

    [Fact]
    public void Garbage_collection_during_updates_changes_nothing()
    {
        List<PpoStats> quiet = Updates(20);
        bool stop = false;
        Thread collecting = new(() =>
        {
            while (!Volatile.Read(ref stop))
            {
                GC.Collect(0);
                GC.WaitForPendingFinalizers();
            }
        });
        collecting.Start();
        try
        {
            Assert.Equal(quiet, Updates(20));
        }
        finally
        {
            Volatile.Write(ref stop, true);
            collecting.Join();
        }
    }

    [Fact]
    public void An_update_makes_good_choices_likelier_and_bad_ones_less_likely_and_moves_values_to_returns()
    {
        TorchRuntime.Initialize(1);
        using PointEnv env = new(64);
        using ActorCritic policy = new(PolicySettings.Blind, env.Observations, env.Actions, 2, ComputeType.Float32);
        using RolloutBuffer rollout = new(policy, 8, 64);
        using Ppo ppo = new(policy, new PpoSettings { Epochs = 1, Minibatches = 1, Lambda = 0, Gamma = 0 }, 1);
        new Collector(env, policy, 3, new StageClock()).Collect(rollout);

        // Without a future, choices to the right are good and choices to the left are bad.
        for (int i = 0; i < rollout.Samples; i++)
        {
            rollout.Rewards[i] = rollout.Choice(i / 64)[i % 64 * 3] > 0 ? 1 : -1;
        }

        float[] before = Means(policy, rollout);
        double error = SquaredError(rollout);
        ppo.Update(rollout, 1e-3);
        float[] after = Means(policy, rollout);
        Collector.Evaluate(policy, rollout);

        Assert.Equal(0.93, before.Zip(after).Count(m => m.Second > m.First) / (double)before.Length, 0.07);
        Assert.True(SquaredError(rollout) < error);
    }

    [Fact]
    public void The_kl_guard_stops_an_update_before_the_step_that_would_follow()
    {
        TorchRuntime.Initialize(1);
        using PointEnv env = new(64);
        using ActorCritic policy = new(PolicySettings.Blind, env.Observations, env.Actions, 2, ComputeType.Float32);
        using RolloutBuffer rollout = new(policy, 8, 64);
        using Ppo ppo = new(policy, new PpoSettings { Epochs = 10, MaximumKl = 0.001f }, 1);
        new Collector(env, policy, 3, new StageClock()).Collect(rollout);
        PpoStats stats = ppo.Update(rollout, 3e-3);

        Assert.InRange(stats.Minibatches, 1, 19);
        Assert.True(stats.ApproximateKl > 0.001f);
        Assert.Equal(rollout.Transition.Count(true), stats.Samples);
    }

    [Fact]
    public void The_noise_stays_between_its_floor_and_the_cap()
    {
        using PointEnv env = new(4);
        using ActorCritic policy = new(PolicySettings.Blind, env.Observations, env.Actions, 2, ComputeType.Float32);
        Assert.Equal(0.30f, policy.MeanStd, 1e-6f);
        policy.ClampStd(0.2f);
        Assert.Equal(0.20f, policy.MeanStd, 1e-6f);
        policy.ClampStd(0.001f);
        Assert.Equal(0.05f, policy.MeanStd, 1e-6f);
    }

    [Fact]
    public void Bfloat16_runs_and_agrees_with_float32_to_its_precision()
    {
        TorchRuntime.Initialize(1);
        using PointEnv env = new(8, shown: true, imageSize: 64);
        PolicySettings settings = new() { Width = 32, CriticWidth = 32, EncoderChannels = 16, EncoderFeatures = 32 };
        float[] exact = Play(ComputeType.Float32);
        float[] rounded = Play(ComputeType.BFloat16);

        Assert.NotEqual(exact, rounded);
        Assert.All(exact.Zip(rounded), h => Assert.Equal(h.First, h.Second, 2e-3f));

        float[] Play(ComputeType type)
        {
            using ActorCritic policy = new(settings, env.Observations, env.Actions, 1, type);
            using RolloutBuffer rollout = new(policy, 2, 8);
            using Ppo ppo = new(policy, new PpoSettings(), 1);
            env.Reset(1);
            new Collector(env, policy, 1, new StageClock()).Collect(rollout);
            float[] head = PolicyInput.Infer(policy, rollout, 0);
            Assert.True(float.IsFinite(ppo.Update(rollout, 1e-3).PolicyLoss));
            return head;
        }
    }

    private static float[] Means(ActorCritic policy, RolloutBuffer rollout)
    {
        float[] heads = PolicyInput.Infer(policy, rollout, 0);
        return [.. heads.Where((_, i) => i % 3 == 0)];
    }

    private static double SquaredError(RolloutBuffer rollout)
    {
        double sum = 0;
        for (int i = 0; i < rollout.Samples; i++)
        {
            double error = rollout.Transition[i] ? rollout.Rewards[i] - rollout.Values[i] : 0;
            sum += error * error;
        }

        return sum;
    }

    /// <summary>Success rate of the last quarter of the updates.</summary>
    private static List<PpoStats> Updates(int count)
    {
        TorchRuntime.Initialize(1);
        using PointEnv env = new(16);
        using ActorCritic policy = new(
            PolicySettings.Blind with { Width = 32, CriticWidth = 32 }, env.Observations, env.Actions, 2);
        using RolloutBuffer rollout = new(policy, 16, 16);
        using Ppo ppo = new(policy, new PpoSettings(), 1);
        Collector collector = new(env, policy, 3, new StageClock());
        List<PpoStats> stats = [];
        for (int i = 0; i < count; i++)
        {
            collector.Collect(rollout);
            stats.Add(ppo.Update(rollout, 1e-3));
        }

        return stats;
    }

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
