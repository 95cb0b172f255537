using Galactic.Compute;
using Galactic.Experiments;
using Galactic.Learning;
using Galactic.Tasks;

namespace Galactic.Tests.Learning;

/// <summary>What a policy remembers stays within its episode.</summary>
[Collection("torch")]
public sealed class MemoryPolicyTests
{
    private static readonly PolicySettings Remembering = PolicySettings.Blind with
    {
        Width = 16,
        CriticWidth = 16,
        Memory = MemoryKind.Gru,
        MemorySize = 16,
        CriticReadsMemory = true,
        InitialStd = 1,
    };

    public MemoryPolicyTests() => TorchRuntime.Initialize(1);

    [Theory]
    [InlineData(MemoryKind.Gru)]
    [InlineData(MemoryKind.Lstm)]
    public void An_episode_ends_the_same_in_any_batch_and_after_any_other_episode(MemoryKind kind)
    {
        using PointEnv few = new(3, schedule: EpisodeSchedule.OncePerEpisode, episodes: 40);
        using PointEnv many = new(16, schedule: EpisodeSchedule.OncePerEpisode, episodes: 40);
        using ActorCritic policy = new(
            Remembering with { Memory = kind }, few.Observations, few.Actions, 4, ComputeType.Float32);
        using LearnedPolicy player = new(policy, sampled: true, seed: 3);
        EvaluationResult first = Evaluator.Evaluate(player, few);
        Assert.Equal(40, first.Results.Count);
        Assert.True(first.Results.Select(r => r.Return).Distinct().Count() > 20);
        Assert.Equal(first.Results, Evaluator.Evaluate(player, few).Results);
        Assert.Equal(first.Results, Evaluator.Evaluate(player, many).Results);
    }

    [Fact]
    public void The_first_pass_over_a_rollout_finds_the_probabilities_and_values_of_acting()
    {
        using PointEnv env = new(8, limit: 5);
        foreach (CriticKind critic in (CriticKind[])[CriticKind.Separate, CriticKind.Shared])
        {
            PolicySettings settings = Remembering with { Critic = critic, CriticReadsMemory = critic == CriticKind.Separate };
            using ActorCritic policy = new(settings, env.Observations, env.Actions, 4, ComputeType.Float32);
            using RolloutBuffer rollout = new(policy, 12, 8);
            Collector collector = new(env, policy, 1, new StageClock());
            using Ppo ppo = new(policy, new PpoSettings { Epochs = 1, Minibatches = 1, ClipValues = true }, 1);

            // The second rollout starts in the middle of episodes, with something remembered.
            collector.Collect(rollout);
            collector.Collect(rollout);
            Assert.Contains(rollout.Memory.ToArray(), m => m != 0);
            rollout.ComputeAdvantages(0.99f, 0.95f);
            rollout.Values[..rollout.Samples].CopyTo(rollout.Returns);
            PpoSums sums = PpoLoss.Backward(
                policy, rollout, new MinibatchPart(Enumerable.Range(0, 96).ToArray(), [.. Enumerable.Range(0, 8)]), 96,
                new PpoSettings());

            Assert.Equal(0, sums.Kl / sums.Samples, 1e-9);
            Assert.Equal(0, sums.ValueLoss / sums.Samples, 1e-9);
            Assert.Equal(rollout.Transition.Count(true), sums.Samples);
        }
    }

    [Fact]
    public void Sequences_learned_from_in_chunks_give_the_gradient_of_all_at_once()
    {
        using PointEnv env = new(8, limit: 5);
        using ActorCritic policy = new(Remembering, env.Observations, env.Actions, 4, ComputeType.Float32);
        using RolloutBuffer rollout = new(policy, 12, 8);
        new Collector(env, policy, 1, new StageClock()).Collect(rollout);
        rollout.ComputeAdvantages(0.99f, 0.95f);
        PpoSettings settings = new() { Epochs = 1, Minibatches = 1 };
        float[] whole = Gradient(1000);
        float[] parts = Gradient(24);
        Assert.Equal(4, new MinibatchSampler(rollout, settings, 24).OfSequences(RandomKey.FromSeed(1)).Single().Parts.Count);
        Assert.Contains(whole, g => MathF.Abs(g) > 0.01f);
        Assert.All(whole.Zip(parts), g => Assert.Equal(g.First, g.Second, 1e-5f));

        float[] Gradient(int chunk)
        {
            policy.Parameters.Gradients.zero_();
            Minibatch all = new MinibatchSampler(rollout, settings, chunk).OfSequences(RandomKey.FromSeed(1)).Single();
            foreach (MinibatchPart part in all.Parts)
            {
                PpoLoss.Backward(policy, rollout, part, all.Total, settings);
            }

            return policy.Parameters.Gradients.data<float>().ToArray();
        }
    }

    [Fact]
    public void A_critic_that_reads_the_memory_does_not_teach_it()
    {
        using PointEnv env = new(4, limit: 5);
        using ActorCritic policy = new(Remembering, env.Observations, env.Actions, 4, ComputeType.Float32);
        using RolloutBuffer rollout = new(policy, 6, 4);
        new Collector(env, policy, 1, new StageClock()).Collect(rollout);
        MinibatchPart part = new(Enumerable.Range(0, 24).ToArray(), [0, 1, 2, 3]);

        // Advantages are zero: only values have a loss.
        rollout.Returns.Fill(3);
        PpoLoss.Backward(policy, rollout, part, 24, new PpoSettings { EntropyCoefficient = 0 });
        foreach ((string name, _) in policy.Parameters.Layout)
        {
            using TorchSharp.torch.Tensor gradient = policy.Parameters[name].grad!.abs().sum();
            bool own = name.StartsWith("critic.", StringComparison.Ordinal) && !name.EndsWith("norm.weight", StringComparison.Ordinal);
            if (own || name.StartsWith("actor.", StringComparison.Ordinal))
            {
                Assert.Equal(own, gradient.item<float>() > 0);
            }
        }
    }
}
