using TorchSharp;
using static TorchSharp.torch;

namespace Galactic.Learning;

/// <summary>The loss of some samples of a rollout, and the numbers reported about it.</summary>
internal static class PpoLoss
{
    /// <summary>Adds the gradients of a part of a minibatch.</summary>
    /// <param name="policy">Receives gradients.</param>
    /// <param name="rollout">Holds the samples.</param>
    /// <param name="part">Which samples; steps that only start an episode have no loss.</param>
    /// <param name="total">What the sum of the losses is divided by.</param>
    /// <param name="settings">Weights and limits.</param>
    /// <param name="advice">Weight of the squared distance from the rollout's advice.</param>
    /// <returns>Sums over the samples that have a loss.</returns>
    public static PpoSums Backward(
        ActorCritic policy,
        RolloutBuffer rollout,
        in MinibatchPart part,
        int total,
        PpoSettings settings,
        float advice = 0)
    {
        using DisposeScope scope = NewDisposeScope();
        using ScalarScope numbers = new();
        Tensor index = tensor(part.Samples.ToArray());
        PolicySamples samples = Select(policy, rollout, index, part.Envs);
        PolicyOutput output = policy.Act(samples);
        Tensor logProbability = policy.Distribution.LogProbability(
            output.Head, policy.SharedStd, Rows(rollout.ChoiceTensor, index), Chosen(rollout.DrawnTensor, index));
        Tensor logRatio = numbers.Subtract(logProbability, rollout.LogProbabilityTensor.index_select(0, index));
        (Tensor? weight, long count) = Weight(rollout, part);
        logRatio = Weighted(logRatio, weight);
        Tensor ratio = logRatio.exp();
        Tensor advantage = rollout.AdvantageTensor.index_select(0, index);

        // Equation 7: the pessimistic one of the plain and the clipped objective.
        Tensor clipped = ratio.clamp(numbers.Of(1 - settings.Clip), numbers.Of(1 + settings.Clip));
        Tensor policyLoss = Weighted(minimum(ratio * advantage, clipped * advantage), weight).sum().neg();
        Tensor valueLoss = Weighted(
            SquaredError(policy, rollout, index, policy.Value(samples, output), settings), weight).sum() * numbers.Of(0.5);
        Tensor entropy = Weighted(
            settings.ContinuousEntropy
                ? policy.Distribution.Entropy(output.Head, policy.SharedStd)
                : policy.Distribution.BinaryEntropy(output.Head), weight).sum();
        Tensor loss = numbers.Add(policyLoss, valueLoss * numbers.Of(settings.ValueCoefficient));
        loss = numbers.Subtract(loss, entropy * numbers.Of(settings.EntropyCoefficient));
        (Tensor far, Tensor advised) = Distance(policy, rollout, index, output.Head, weight);
        loss = advice > 0 ? numbers.Add(loss, far * numbers.Of(advice)) : loss;
        (loss / numbers.Of(total)).backward();

        using IDisposable off = no_grad();
        Tensor change = numbers.Add(ratio, -1);
        Tensor kl = numbers.Subtract(change, logRatio).sum();
        Tensor outside = change.abs().gt(numbers.Of(settings.Clip)).to_type(ScalarType.Float32).sum();
        Tensor std = policy.SharedStd is null && policy.Distribution.ContinuousCount > 0
            ? Weighted(policy.Distribution.LogStd(output.Head).exp().mean([1]), weight).sum()
            : zeros(1).squeeze(0);
        ReadOnlySpan<float> sums = stack(
            [policyLoss, valueLoss, entropy, kl, outside, std, far, advised]).data<float>().ToArray();
        return new PpoSums(sums[0], sums[1], sums[2], sums[3], sums[4], sums[5], sums[6], sums[7], count);
    }

    private static PolicySamples Select(ActorCritic policy, RolloutBuffer rollout, Tensor index, int[]? envs)
    {
        Tensor? columns = envs is null ? null : tensor(envs);
        return new PolicySamples
        {
            Depth = policy.IsBlind ? null : rollout.DepthTensor?.index_select(0, index),
            Color = policy.IsBlind ? null : rollout.ColorTensor?.index_select(0, index),
            State = Rows(rollout.StateTensor, index),
            Previous = Rows(rollout.PreviousTensor, index),
            Privileged = Chosen(rollout.PrivilegedTensor, index),
            Memory = columns is null ? null : rollout.MemoryTensor!.index_select(0, columns),
            Keep = columns is null
                ? null
                : rollout.KeepTensor!.narrow(0, 0, rollout.Horizon).index_select(1, columns),
        };
    }

    /// <summary>
    /// [sample] 0 for steps that only start an episode, else 1, and how many are 1; null if none is 0.
    /// </summary>
    private static (Tensor? Weight, long Count) Weight(RolloutBuffer rollout, in MinibatchPart part)
    {
        float[] weight = new float[part.Samples.Length];
        int count = 0;
        for (int i = 0; i < weight.Length; i++)
        {
            bool counts = rollout.Transition[part.Samples.Span[i]];
            weight[i] = counts ? 1 : 0;
            count += counts ? 1 : 0;
        }

        return (count == weight.Length ? null : tensor(weight), count);
    }

    private static Tensor Rows(Tensor source, Tensor index) => source.view(-1, source.shape[^1]).index_select(0, index);

    private static Tensor? Chosen(Tensor? source, Tensor index) => source is null ? null : Rows(source, index);

    /// <summary>Sum of the squared distances from advice, and how many channels were advised; zeros without advice.</summary>
    private static (Tensor Sum, Tensor Channels) Distance(
        ActorCritic policy, RolloutBuffer rollout, Tensor index, Tensor head, Tensor? weight)
    {
        if (Chosen(rollout.AdvisedTensor, index) is not { } advised)
        {
            Tensor none = zeros(1).squeeze(0);
            return (none, none);
        }

        Tensor squared = policy.Distribution.SquaredDistance(head, Rows(rollout.AdviceTensor!, index), advised);
        return (Weighted(squared, weight).sum(), Weighted(advised.sum(1), weight).sum());
    }

    private static Tensor Weighted(Tensor values, Tensor? weight) => weight is null ? values : values * weight;

    /// <summary>[sample] squared errors of the values in the critic's unit, the worse of plain and clipped ones.</summary>
    private static Tensor SquaredError(
        ActorCritic policy, RolloutBuffer rollout, Tensor index, Tensor value, PpoSettings settings)
    {
        using ScalarScope numbers = new();
        float unit = policy.ValueUnit;
        Tensor target = rollout.ReturnTensor.index_select(0, index);
        Tensor error = numbers.Subtract(value, target);
        Tensor squared = error * error;
        if (settings.ClipValues)
        {
            Tensor before = rollout.ValueTensor.index_select(0, index);
            Tensor step = numbers.Subtract(value, before)
                .clamp(numbers.Of(-settings.Clip * unit), numbers.Of(settings.Clip * unit));
            Tensor limited = numbers.Subtract(numbers.Add(before, step), target);
            squared = maximum(squared, limited * limited);
        }

        return unit == 1 ? squared : squared / numbers.Of((double)unit * unit);
    }
}
