using TorchSharp;
using static TorchSharp.torch;

namespace Galactic.Learning;

/// <summary>The loss of some samples of a rollout, and the numbers reported about it.</summary>
internal static class PpoLoss
{
    /// <summary>
    /// Adds the gradients of the mean loss over <paramref name="total"/> samples, of which these are a part.
    /// </summary>
    /// <param name="policy">Receives gradients.</param>
    /// <param name="rollout">Holds the samples.</param>
    /// <param name="samples">Indices time * envs + env.</param>
    /// <param name="total">Samples of the whole minibatch.</param>
    /// <param name="settings">Weights and limits.</param>
    /// <returns>Sums over the samples.</returns>
    public static PpoSums Backward(
        ActorCritic policy, RolloutBuffer rollout, ReadOnlySpan<int> samples, int total, PpoSettings settings)
    {
        using DisposeScope scope = NewDisposeScope();
        using ScalarScope numbers = new();
        Tensor index = tensor(samples.ToArray());
        Tensor Rows(Tensor source) => source.view(-1, source.shape[^1]).index_select(0, index);
        Tensor state = Rows(rollout.StateTensor);
        Tensor previous = Rows(rollout.PreviousTensor);
        Tensor head = policy.Head(rollout.ImageTensor?.index_select(0, index), state, previous);
        Tensor logProbability = policy.Distribution.LogProbability(
            head, policy.Parameters["actor.log_std"], Rows(rollout.ChoiceTensor));
        Tensor logRatio = numbers.Subtract(logProbability, rollout.LogProbabilityTensor.index_select(0, index));
        Tensor ratio = logRatio.exp();
        Tensor advantage = rollout.AdvantageTensor.index_select(0, index);

        // Equation 7: the pessimistic one of the plain and the clipped objective.
        Tensor clipped = ratio.clamp(numbers.Of(1 - settings.Clip), numbers.Of(1 + settings.Clip));
        Tensor policyLoss = minimum(ratio * advantage, clipped * advantage).sum().neg();
        Tensor? privileged = rollout.PrivilegedTensor is { } secret ? Rows(secret) : null;
        Tensor value = policy.Value(state, previous, privileged);
        Tensor error = numbers.Subtract(value, rollout.ReturnTensor.index_select(0, index));
        Tensor valueLoss = (error * error).sum() * numbers.Of(0.5);
        Tensor entropy = policy.Distribution.BinaryEntropy(head).sum();
        Tensor loss = numbers.Add(policyLoss, valueLoss * numbers.Of(settings.ValueCoefficient));
        loss = numbers.Subtract(loss, entropy * numbers.Of(settings.EntropyCoefficient));
        (loss / numbers.Of(total)).backward();

        using IDisposable off = no_grad();
        Tensor change = numbers.Add(ratio, -1);
        Tensor kl = numbers.Subtract(change, logRatio).sum();
        Tensor outside = change.abs().gt(numbers.Of(settings.Clip)).to_type(ScalarType.Float32).sum();
        ReadOnlySpan<float> sums = stack([policyLoss, valueLoss, entropy, kl, outside]).data<float>().ToArray();
        return new PpoSums(sums[0], sums[1], sums[2], sums[3], sums[4], samples.Length);
    }
}
