using Galactic.Compute;
using TorchSharp;
using static TorchSharp.torch;

namespace Galactic.Learning;

/// <summary>Proximal policy optimisation with a clipped surrogate (Schulman et al. 2017).</summary>
/// <remarks>
/// Advantages are normalised over the whole update. Minibatches are drawn from a keyed permutation, of samples or, for a
/// policy with memory, of envs, so a run repeats bit for bit with the same number of threads.
/// </remarks>
public sealed class Ppo : IDisposable
{
    /// <summary>Least weight of an update's returns in the statistics that normalise values.</summary>
    private const double ReturnWeight = 0.05;

    private readonly ActorCritic policy;
    private PpoSettings settings;
    private readonly RandomKey key;
    private readonly IReadOnlyList<(long Begin, long Size)> networks;

    /// <summary>Prepares to train a policy.</summary>
    /// <param name="policy">Changed in place.</param>
    /// <param name="settings">Numbers of the update.</param>
    /// <param name="seed">Seed of the order of samples.</param>
    public Ppo(ActorCritic policy, PpoSettings settings, ulong seed)
    {
        this.policy = policy;
        this.settings = settings;
        Optimizer = new Adam(policy.Parameters);
        key = RandomKey.FromSeed(seed);
        networks = policy.SharesCritic
            ? [(0, policy.ParameterCount)]
            : [policy.Parameters.Range("actor."), policy.Parameters.Range("critic.")];
    }

    /// <summary>Updates done; a resumed run continues the count.</summary>
    public long Updates { get; set; }

    internal Adam Optimizer { get; }

    /// <summary>Learns from a rollout whose values are filled in.</summary>
    /// <param name="rollout">What was played.</param>
    /// <param name="learningRate">Step size of Adam.</param>
    /// <param name="maximumStd">Upper limit of the action noise after the update.</param>
    /// <param name="clip">Clip range from now on; as it was when left out.</param>
    /// <param name="advice">Weight of the mean squared distance between the policy's means and the recorded advice, added
    /// to the loss.</param>
    /// <exception cref="TrainingDivergedException">A number became NaN or infinite; the message names it.</exception>
    /// <exception cref="ArgumentException">
    /// The noise is limited but decided per state, or there are too few envs for the minibatches of a policy with memory.
    /// </exception>
    public PpoStats Update(
        RolloutBuffer rollout,
        double learningRate,
        float maximumStd = float.PositiveInfinity,
        float? clip = null,
        float advice = 0)
    {
        settings = clip is { } range ? settings with { Clip = range } : settings;
        if (policy.SharedStd is null && float.IsFinite(maximumStd))
        {
            throw new ArgumentException(
                "The action noise of this policy is decided per state and cannot be limited by a schedule: set "
                + "Training.StdCapFrom to 1, or Policy.Spread to Shared.", nameof(maximumStd));
        }

        FiniteGuard.Check(rollout, Updates);
        rollout.ComputeAdvantages(settings.Gamma, settings.Lambda);
        int[] valid = [.. Enumerable.Range(0, rollout.Samples).Where(i => rollout.Transition[i])];
        float explained = Prepare(rollout, valid);
        MinibatchSampler sampler = new(rollout, settings, policy.LargestChunk);
        RandomKey stream = key.For((ulong)Updates);
        int[] counted = settings.StartSteps == StartSteps.Counted ? [.. Enumerable.Range(0, rollout.Samples)] : valid;
        PpoSums sums = default;
        PpoSums last = default;
        double norm = 0;
        int steps = 0;
        foreach (Minibatch minibatch in policy.Remembers ? sampler.OfSequences(stream) : sampler.OfSamples(counted, stream))
        {
            last = Accumulate(rollout, minibatch, advice);
            sums += last;
            if (last.MeanKl > settings.MaximumKl)
            {
                break;
            }

            norm += ClipGradient(networks[0]);
            foreach ((long Begin, long Size) other in networks.Skip(1))
            {
                ClipGradient(other);
            }

            Optimizer.Step(learningRate);
            steps++;
        }

        policy.ClampStd(maximumStd);
        Updates++;
        double samples = Math.Max(1, sums.Samples);
        return new PpoStats(
            (float)(sums.PolicyLoss / samples),
            (float)(sums.ValueLoss / samples),
            (float)(sums.Entropy / samples),
            (float)last.MeanKl,
            (float)(sums.Clipped / samples),
            explained,
            (float)(norm / Math.Max(1, steps)),
            policy.SharedStd is null ? (float)(sums.Std / samples) : policy.MeanStd,
            (float)(sums.AdviceDistance / Math.Max(1, sums.Advised)),
            steps,
            valid.Length);
    }

    /// <inheritdoc/>
    public void Dispose() => Optimizer.Dispose();

    /// <summary>Normalises advantages and what values are measured in; returns the explained variance.</summary>
    private float Prepare(RolloutBuffer rollout, int[] valid)
    {
        (double mean, double total) = AdvantageScale.Moments(rollout.Returns, valid);
        double left = AdvantageScale.Moments(rollout.Advantages, valid).Variance;
        if (valid.Length > 0)
        {
            policy.RescaleValues(mean, Math.Sqrt(total), Math.Max(ReturnWeight, 1.0 / (Updates + 1)));
        }

        int[] counted = valid;
        if (settings.StartSteps == StartSteps.Counted)
        {
            counted = [.. Enumerable.Range(0, rollout.Samples)];
            foreach (int i in counted)
            {
                // Reward 0 and no future, as the published code computes it.
                rollout.Advantages[i] = rollout.Transition[i] ? rollout.Advantages[i] : -rollout.Values[i];
            }
        }

        AdvantageScale.Normalize(rollout.Advantages, counted, settings.AdvantageEpsilon);
        return total > 0 ? (float)(1 - left / total) : 0;
    }

    private PpoSums Accumulate(RolloutBuffer rollout, Minibatch minibatch, float advice)
    {
        using (no_grad())
        {
            policy.Parameters.Gradients.zero_();
        }

        PpoSums sums = default;
        foreach (MinibatchPart part in minibatch.Parts)
        {
            sums += PpoLoss.Backward(policy, rollout, part, minibatch.Total, settings, advice);
        }

        return sums.IsFinite ? sums : throw FiniteGuard.Explain(policy.Parameters, Updates);
    }

    private double ClipGradient((long Begin, long Size) network)
    {
        using IDisposable off = no_grad();
        using DisposeScope scope = NewDisposeScope();
        Tensor gradient = policy.Parameters.Gradients.narrow(0, network.Begin, network.Size);
        double norm = gradient.norm().data<float>()[0];
        if (!double.IsFinite(norm))
        {
            throw FiniteGuard.Explain(policy.Parameters, Updates);
        }

        if (norm > settings.MaximumGradientNorm)
        {
            using ScalarScope numbers = new();
            gradient.mul_(numbers.Of(settings.MaximumGradientNorm / norm));
        }

        return norm;
    }
}
