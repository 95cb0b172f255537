using Galactic.Compute;
using Galactic.Experiments;
using Galactic.Learning;
using Galactic.Tasks;

namespace Galactic.Tests.Learning;

[Collection("torch")]
public sealed class AdviceTests
{
    [Fact]
    public void The_first_envs_do_as_they_are_advised_and_the_rest_as_they_would_without_advice()
    {
        TorchRuntime.Initialize(1);
        using PointEnv env = new(8);
        using PointEnv other = new(8);
        using ActorCritic policy = Policy(env);
        using RolloutBuffer rollout = new(policy, 4, 8, advised: true);
        using RolloutBuffer plain = new(policy, 4, 8);
        new Collector(env, policy, 3, new StageClock()).Collect(rollout, followers: 3);
        new Collector(other, policy, 3, new StageClock()).Collect(plain);
        for (int step = 0; step < 4; step++)
        {
            Assert.Equal(rollout.Advice(step)[..6].ToArray(), Continuous(rollout, step)[..6]);
            Assert.Equal(Continuous(plain, step)[6..], Continuous(rollout, step)[6..]);
            Assert.Equal([0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1], rollout.Drawn(step).ToArray());
            Assert.All(rollout.Advised(step).ToArray(), a => Assert.Equal(1, a));
            Assert.Equal(
                plain.LogProbability.Slice(step * 8 + 3, 5).ToArray(), rollout.LogProbability.Slice(step * 8 + 3, 5).ToArray());
        }

        // A step of 0.2 where advice is 1, and of what is missing before that: 0.5 after three steps.
        Assert.Equal(0.5f, MathF.Abs(rollout.State(3)[0]), 1e-6f);
    }

    [Fact]
    public void Without_a_weight_advice_changes_an_update_by_rounding_only()
    {
        float[] without = Learned(advised: false);
        float[] with = Learned(advised: true);
        Assert.All(without.Zip(with), w => Assert.Equal(w.First, w.Second, 1e-5f));
    }

    [Fact]
    public void Advice_alone_brings_the_means_to_what_is_advised()
    {
        TorchRuntime.Initialize(1);
        using PointEnv env = new(64);
        using ActorCritic policy = Policy(env);
        using RolloutBuffer rollout = new(policy, 16, 64, advised: true);
        using Ppo ppo = new(policy, new PpoSettings { MaximumKl = float.MaxValue }, 1);
        Collector collector = new(env, policy, 3, new StageClock());
        List<float> distances = [];
        for (int update = 0; update < 40; update++)
        {
            collector.Collect(rollout);
            rollout.Rewards.Clear();
            distances.Add(ppo.Update(rollout, 2e-3, advice: 10).AdviceDistance);
        }

        Assert.True(distances[0] > 0.3f, $"{distances[0]}");
        Assert.True(distances[^1] < 0.06f, $"{distances[^1]}");
    }

    [Fact]
    public void Channels_that_advice_decided_move_nothing_towards_or_away_from_it()
    {
        TorchRuntime.Initialize(1);
        using PointEnv env = new(64);
        using ActorCritic policy = Policy(env);
        using RolloutBuffer rollout = new(policy, 8, 64, advised: true);
        PpoSettings once = new() { Epochs = 1, Minibatches = 1, Lambda = 0, Gamma = 0, EntropyCoefficient = 0 };
        using Ppo ppo = new(policy, once, 1);
        new Collector(env, policy, 3, new StageClock()).Collect(rollout, followers: 64);
        for (int i = 0; i < rollout.Samples; i++)
        {
            rollout.Rewards[i] = rollout.Choice(i / 64)[i % 64 * 3 + 2];
        }

        // Both continuous channels were given in all envs: only the binary channel learns from the rewards.
        float[] before = [.. policy.Parameters["actor.head.weight"].data<float>()];
        ppo.Update(rollout, 1e-3);
        float[] after = [.. policy.Parameters["actor.head.weight"].data<float>()];
        int width = before.Length / 3;
        Assert.Equal(before[..(2 * width)], after[..(2 * width)]);
        Assert.NotEqual(before[(2 * width)..], after[(2 * width)..]);
    }

    [Fact]
    public void Weight_and_followers_fall_in_lines()
    {
        AdviceSettings advice = new() { Coefficient = 2, Until = 0.8, Following = 0.5, FollowUntil = 0.4 };
        Assert.Equal([2, 1, 0, 0], new[] { 0, 0.4, 0.8, 1 }.Select(advice.CoefficientAt));
        Assert.Equal([128, 64, 0, 0], new[] { 0, 0.2, 0.4, 1 }.Select(p => advice.FollowersAt(p, 256)));
        Assert.Equal(0, (advice with { Coefficient = 0 }).FollowersAt(0, 256));
        Assert.Equal(0, (advice with { Until = 0 }).CoefficientAt(0));
    }

    [Fact]
    public void Tasks_without_advice_and_weights_below_zero_are_refused()
    {
        TrainingSettings settings = new() { Envs = 4, Advice = new AdviceSettings { Coefficient = 1 } };
        using PointEnv silent = new(4) { Advises = false };
        Assert.Contains(
            "the task gives no advice", Assert.Throws<ArgumentException>(() => new Trainer(silent, settings)).Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => new AdviceSettings { Coefficient = -1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new AdviceSettings { Coefficient = float.NaN });
    }

    private static ActorCritic Policy(PointEnv env) => new(
        PolicySettings.Blind with { Width = 32, CriticWidth = 32 }, env.Observations, env.Actions, 2, ComputeType.Float32);

    private static float[] Continuous(RolloutBuffer rollout, int step) =>
        [.. rollout.Choice(step).ToArray().Chunk(3).SelectMany(c => c[..2])];

    private static float[] Learned(bool advised)
    {
        TorchRuntime.Initialize(1);
        using PointEnv env = new(16);
        using ActorCritic policy = Policy(env);
        using RolloutBuffer rollout = new(policy, 16, 16, advised);
        using Ppo ppo = new(policy, new PpoSettings(), 1);
        new Collector(env, policy, 3, new StageClock()).Collect(rollout);
        ppo.Update(rollout, 1e-3);
        return [.. policy.Parameters.Values.data<float>()];
    }
}
