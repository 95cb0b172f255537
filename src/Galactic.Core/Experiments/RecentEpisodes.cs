using Galactic.Learning;
using Galactic.Tasks;

namespace Galactic.Experiments;

/// <summary>The training episodes that ended last.</summary>
internal sealed class RecentEpisodes
{
    private const int Capacity = 512;
    private const int Columns = 3;
    private readonly Queue<EpisodeResult> results = new();
    private readonly Queue<float[]> terms = new();

    /// <summary>How many are remembered.</summary>
    public int Count => results.Count;

    /// <summary>Share of success.</summary>
    public double Success => Mean(r => r.Outcome == EpisodeOutcome.Success ? 1 : 0);

    /// <summary>Mean sum of rewards.</summary>
    public double Return => Mean(r => r.Return);

    /// <summary>Mean steps.</summary>
    public double Length => Mean(r => r.Steps);

    /// <summary>Mean sum of every reward term, scaled, in the order of the env's terms.</summary>
    public double[] Terms
    {
        get
        {
            double[] means = new double[terms.Count > 0 ? terms.Peek().Length : 0];
            foreach (float[] sums in terms)
            {
                for (int i = 0; i < means.Length; i++)
                {
                    means[i] += sums[i] / terms.Count;
                }
            }

            return means;
        }
    }

    /// <summary>Remembers the episodes that ended in the last step.</summary>
    public void Add(IVectorEnv env)
    {
        int size = env.RewardTerms.Count;
        for (int i = 0; i < env.EnvCount; i++)
        {
            if (env.Terminated[i] || env.Truncated[i])
            {
                results.Enqueue(new(env.EpisodeIndex[i], env.Outcome[i], env.EpisodeStep[i], env.EpisodeReturn[i]));
                terms.Enqueue(env.EpisodeTerms.Slice(i * size, size).ToArray());
                if (results.Count > Capacity)
                {
                    results.Dequeue();
                    terms.Dequeue();
                }
            }
        }
    }

    /// <summary>All of them, oldest first: "results" [n, 3] of outcome, steps and return, and "terms" [n, terms].</summary>
    public IReadOnlyList<NamedTensor> Save()
    {
        float[] rows = [.. results.SelectMany(r => (float[])[(float)r.Outcome, r.Steps, r.Return])];
        int width = terms.Count > 0 ? terms.Peek().Length : 0;
        return
        [
            new NamedTensor("results", [results.Count, Columns], rows),
            new NamedTensor("terms", [results.Count, width], [.. terms.SelectMany(t => t)]),
        ];
    }

    /// <summary>Takes up what <see cref="Save"/> gave, except which episodes they were.</summary>
    /// <exception cref="ArgumentException">A tensor is missing or of another shape.</exception>
    public void Load(IReadOnlyList<NamedTensor> tensors, int termCount)
    {
        float[] rows = Values(tensors, "results", Columns);
        int count = rows.Length / Columns;
        float[] sums = Values(tensors, "terms", count > 0 ? termCount : 0);
        if (count > Capacity || sums.Length != count * termCount)
        {
            throw new ArgumentException($"{count} recent episodes with {sums.Length} sums do not fit {termCount} terms.");
        }

        results.Clear();
        terms.Clear();
        for (int i = 0; i < count; i++)
        {
            ReadOnlySpan<float> row = rows.AsSpan(i * Columns, Columns);
            results.Enqueue(new EpisodeResult(-1, (EpisodeOutcome)row[0], (int)row[1], row[2]));
            terms.Enqueue(sums[(i * termCount)..((i + 1) * termCount)]);
        }
    }

    private static float[] Values(IReadOnlyList<NamedTensor> tensors, string name, int width)
    {
        NamedTensor tensor = tensors.FirstOrDefault(t => t.Name == name)
            ?? throw new ArgumentException($"The recent episodes lack tensor {name}.");
        return tensor.Shape is [_, long columns] && columns == width
            ? tensor.Values
            : throw new ArgumentException(
                $"Tensor {name} of the recent episodes has shape [{string.Join(", ", tensor.Shape)}], expected [n, {width}].");
    }

    private double Mean(Func<EpisodeResult, double> value) => results.Count == 0 ? 0 : results.Average(value);
}
