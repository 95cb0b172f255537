using Galactic.Compute;

namespace Galactic.Learning;

/// <summary>
/// Splits a rollout into minibatches, anew in every pass: single samples in random order for a policy without memory,
/// whole sequences of envs in random order for one with.
/// </summary>
/// <param name="rollout">What was played.</param>
/// <param name="settings">Passes and minibatches.</param>
/// <param name="largestChunk">Most samples that go through the network at once.</param>
internal sealed class MinibatchSampler(RolloutBuffer rollout, PpoSettings settings, int largestChunk)
{
    /// <summary>
    /// Chunk sizes are multiples of this: every new size makes the convolutions prepare kernels anew.
    /// </summary>
    private const int ChunkStep = 64;

    /// <summary>Minibatches of all passes over single samples.</summary>
    /// <param name="samples">What to learn from; shuffled.</param>
    /// <param name="key">Stream of this update.</param>
    public IEnumerable<Minibatch> OfSamples(int[] samples, RandomKey key)
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
            Shuffle(samples, key.For(epoch));
            int chunk = size / Chunks(size);
            for (int i = 0; i < settings.Minibatches; i++)
            {
                List<MinibatchPart> parts = [];
                for (int begin = 0; begin < size; begin += chunk)
                {
                    int length = Math.Min(chunk, size - begin);
                    parts.Add(new MinibatchPart(samples.AsMemory(i * size + begin, length), null));
                }

                yield return new Minibatch(parts, size);
            }
        }
    }

    /// <summary>Minibatches of all passes over the sequences of envs.</summary>
    /// <param name="key">Stream of this update.</param>
    /// <exception cref="ArgumentException">There are fewer envs than minibatches.</exception>
    public IEnumerable<Minibatch> OfSequences(RandomKey key)
    {
        int count = settings.Minibatches;
        if (rollout.Envs < count)
        {
            throw new ArgumentException(
                $"A policy with memory learns from whole sequences: {rollout.Envs} envs do not make {count} minibatches. "
                + "Use more envs or fewer minibatches.");
        }

        int[] envs = [.. Enumerable.Range(0, rollout.Envs)];
        for (int epoch = 0; epoch < settings.Epochs; epoch++)
        {
            Shuffle(envs, key.For(epoch));
            for (int i = 0; i < count; i++)
            {
                int[] columns = envs[(i * envs.Length / count)..((i + 1) * envs.Length / count)];
                List<MinibatchPart> parts = [.. columns.Chunk(ColumnsPerChunk(columns.Length)).Select(Sequences)];
                int total = settings.StartSteps == StartSteps.Counted
                    ? columns.Length * rollout.Horizon
                    : parts.Sum(Transitions);
                if (total > 0)
                {
                    yield return new Minibatch(parts, total);
                }
            }
        }
    }

    /// <summary>Chunks as equal as possible, none above the limit unless one sequence is.</summary>
    private int ColumnsPerChunk(int columns)
    {
        int most = Math.Max(1, largestChunk / rollout.Horizon);
        int chunks = (columns + most - 1) / most;
        return (columns + chunks - 1) / chunks;
    }

    private int Chunks(int samples) => Math.Max(1, (samples + largestChunk - 1) / largestChunk);

    private MinibatchPart Sequences(int[] envs)
    {
        int[] samples = new int[rollout.Horizon * envs.Length];
        for (int i = 0; i < samples.Length; i++)
        {
            samples[i] = i / envs.Length * rollout.Envs + envs[i % envs.Length];
        }

        return new MinibatchPart(samples, envs);
    }

    private int Transitions(MinibatchPart part)
    {
        int count = 0;
        foreach (int sample in part.Samples.Span)
        {
            count += rollout.Transition[sample] ? 1 : 0;
        }

        return count;
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
}
