using Galactic.Compute;
using TorchSharp;
using static TorchSharp.torch;

namespace Galactic.Learning;

/// <summary>Proximal policy optimisation with a clipped surrogate (Schulman et al. 2017).</summary>
/// <remarks>
/// Advantages are normalised over the transitions of the whole update, values are not clipped, and only binary
/// channels get an entropy bonus. Minibatches are drawn from a keyed permutation, so a run repeats bit for bit
/// with the same number of threads.
/// </remarks>
public sealed class Ppo : IDisposable
{
    /// <summary>Most samples of one backward pass; bounds the memory of its activations.</summary>
    private const int LargestChunk = 2048;

    /// <summary>
    /// Chunk sizes are multiples of this: every new size makes the convolutions prepare kernels anew.
    /// </summary>
    private const int ChunkStep = 64;

    private readonly ActorCritic policy;
    private readonly PpoSettings settings;
    private readonly RandomKey key;
    private readonly (long Begin, long Size) actor;
    private readonly (long Begin, long Size) critic;

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
        actor = policy.Parameters.Range("actor.");
        critic = policy.Parameters.Range("critic.");
    }

    /// <summary>Updates done; a resumed run continues the count.</summary>
    public long Updates { get; set; }

    internal Adam Optimizer { get; }

    /// <summary>Learns from a rollout whose values are filled in.</summary>
    /// <param name="rollout">What was played.</param>
    /// <param name="learningRate">Step size of Adam.</param>
    /// <param name="maximumStd">Upper limit of the action noise after the update.</param>
    /// <exception cref="TrainingDivergedException">A number became NaN or infinite; the message names it.</exception>
    public PpoStats Update(RolloutBuffer rollout, double learningRate, float maximumStd = float.PositiveInfinity)
    {
        FiniteGuard.Check(rollout, Updates);
        rollout.ComputeAdvantages(settings.Gamma, settings.Lambda);
        int[] valid = [.. Enumerable.Range(0, rollout.Samples).Where(i => rollout.Transition[i])];
        float explained = ExplainedVariance(rollout, valid);
        Normalize(rollout.Advantages, valid);

        PpoSums sums = default;
        PpoSums last = default;
        double norm = 0;
        int steps = 0;
        foreach ((int begin, int size) in Minibatches(valid))
        {
            last = Accumulate(rollout, valid.AsSpan(begin, size));
            sums += last;
            if (last.MeanKl > settings.MaximumKl)
            {
                break;
            }

            norm += ClipGradient(actor);
            ClipGradient(critic);
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
            policy.MeanStd,
            steps,
            valid.Length);
    }

    /// <inheritdoc/>
    public void Dispose() => Optimizer.Dispose();

    /// <summary>Shuffles the samples before every pass and yields the parts to learn from.</summary>
    private IEnumerable<(int Begin, int Size)> Minibatches(int[] samples)
    {
        int size = samples.Length / settings.Minibatches;
        int step = ChunkStep * Chunks(size);
        if (size > step)
        {
            // What is left out, under 2 % of a full minibatch, differs from pass to pass.
            size -= size % step;
        }

        for (int epoch = 0; epoch < settings.Epochs && size > 0; epoch++)
        {
            Shuffle(samples, key.For((ulong)Updates).For(epoch));
            for (int i = 0; i < settings.Minibatches; i++)
            {
                yield return (i * size, size);
            }
        }
    }

    private static int Chunks(int samples) => Math.Max(1, (samples + LargestChunk - 1) / LargestChunk);

    private PpoSums Accumulate(RolloutBuffer rollout, ReadOnlySpan<int> samples)
    {
        using (no_grad())
        {
            policy.Parameters.Gradients.zero_();
        }

        PpoSums sums = default;
        int chunk = samples.Length / Chunks(samples.Length);
        for (int begin = 0; begin < samples.Length; begin += chunk)
        {
            ReadOnlySpan<int> part = samples.Slice(begin, Math.Min(chunk, samples.Length - begin));
            sums += PpoLoss.Backward(policy, rollout, part, samples.Length, settings);
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

    /// <summary>Fisher and Yates' shuffle.</summary>
    private static void Shuffle(int[] values, RandomKey key)
    {
        for (int i = values.Length - 1; i > 0; i--)
        {
            int other = key.Index(i, i + 1);
            (values[i], values[other]) = (values[other], values[i]);
        }
    }

    private static void Normalize(Span<float> advantages, int[] valid)
    {
        (double mean, double variance) = Moments(advantages, valid);
        float scale = (float)(1 / (Math.Sqrt(variance) + 1e-8));
        foreach (int i in valid)
        {
            advantages[i] = (advantages[i] - (float)mean) * scale;
        }
    }

    private static float ExplainedVariance(RolloutBuffer rollout, int[] valid)
    {
        double total = Moments(rollout.Returns, valid).Variance;
        double left = Moments(rollout.Advantages, valid).Variance;
        return total > 0 ? (float)(1 - left / total) : 0;
    }

    private static (double Mean, double Variance) Moments(ReadOnlySpan<float> values, int[] valid)
    {
        double sum = 0;
        double squares = 0;
        foreach (int i in valid)
        {
            sum += values[i];
            squares += (double)values[i] * values[i];
        }

        double mean = sum / Math.Max(1, valid.Length);
        return (mean, Math.Max(0, squares / Math.Max(1, valid.Length) - mean * mean));
    }
}
