using Galactic.Compute;
using Galactic.Learning;
using Galactic.Tasks;

namespace Galactic.Tests.Learning;

/// <summary>Problems whose best policies are known: PPO finds them, or what cannot be found is not.</summary>
[Collection("torch")]
public sealed class KnownAnswerTests
{
    private static readonly PolicySettings Small = PolicySettings.Blind with { Width = 32, CriticWidth = 32, MemorySize = 32 };

    [Theory]
    [InlineData(MemoryKind.Gru, TrunkKind.Layered, CriticKind.Separate, true)]
    [InlineData(MemoryKind.Lstm, TrunkKind.Layered, CriticKind.Separate, true)]
    [InlineData(MemoryKind.Gru, TrunkKind.Linear, CriticKind.Shared, false)]
    public void A_policy_with_memory_tells_a_bit_seen_four_steps_ago(
        MemoryKind memory, TrunkKind trunk, CriticKind critic, bool told)
    {
        PolicySettings settings = Small with
        {
            Memory = memory,
            Trunk = trunk,
            Critic = critic,
            CriticReadsMemory = told,
            NormalizeValues = true,
        };
        Assert.True(Recall(settings) > 0.95);
    }

    [Fact]
    public void A_policy_without_memory_succeeds_in_half_of_the_episodes_at_most() =>
        Assert.InRange(Recall(Small), 0.3, 0.55);

    [Theory]
    [InlineData(ActionSpread.Shared, false)]
    [InlineData(ActionSpread.Shared, true)]
    [InlineData(ActionSpread.PerState, true)]
    public void The_means_become_the_best_actions(ActionSpread spread, bool mixed)
    {
        TorchRuntime.Initialize(1);
        using MatchEnv env = new(64, mixed);
        PolicySettings settings = Small with { Spread = spread, NormalizeValues = mixed };
        using ActorCritic policy = new(settings, env.Observations, env.Actions, 1, ComputeType.Float32);
        using RolloutBuffer rollout = new(policy, 16, 64);
        using Ppo ppo = new(
            policy, new PpoSettings { EntropyCoefficient = 0, ClipValues = mixed, ContinuousEntropy = mixed }, 1);
        Collector collector = new(env, policy, 1, new StageClock());
        for (int update = 0; update < 80; update++)
        {
            collector.Collect(rollout);
            ppo.Update(rollout, update < 60 ? 3e-3 : 3e-4);
        }

        env.Reset(99);
        using LearnedPolicy player = new(policy, sampled: false, 0);
        float[] actions = new float[64 * env.Actions.Size];
        player.Act(env, actions);
        double error = 0;
        int sides = 0;
        for (int i = 0; i < 64; i++)
        {
            (float best, bool side) = MatchEnv.Answer(env.State.Slice(2 * i, 2));
            ReadOnlySpan<float> action = actions.AsSpan(i * env.Actions.Size, env.Actions.Size);
            error += Math.Abs(action[^1] - best) / 64;
            sides += mixed && action[0] > 0.5f == side ? 1 : 0;
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"error {error}, {sides} sides");
        Assert.True(error < 0.06, $"Mean error {error}.");
        Assert.InRange(sides, mixed ? 60 : 0, 64);
    }

    /// <summary>Share of successful episodes in the last quarter of the updates.</summary>
    private static double Recall(PolicySettings settings)
    {
        const int Updates = 40;
        TorchRuntime.Initialize(1);
        using RecallEnv env = new(64, delay: 3);
        using ActorCritic policy = new(settings, env.Observations, env.Actions, 1, ComputeType.Float32);
        using RolloutBuffer rollout = new(policy, 16, 64);
        using Ppo ppo = new(policy, new PpoSettings { MaximumKl = 1 }, 1);
        Collector collector = new(env, policy, 1, new StageClock());
        int ended = 0;
        int right = 0;
        collector.Stepped += () =>
        {
            for (int i = 0; i < env.EnvCount && ppo.Updates >= Updates * 3 / 4; i++)
            {
                ended += env.Terminated[i] ? 1 : 0;
                right += env.Terminated[i] && env.Outcome[i] == EpisodeOutcome.Success ? 1 : 0;
            }
        };
        for (int update = 0; update < Updates; update++)
        {
            collector.Collect(rollout);
            ppo.Update(rollout, 3e-3);
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{right} of {ended}");
        return (double)right / ended;
    }
}
