using Galactic.Tasks;

namespace Galactic.Experiments;

/// <summary>The training episodes that ended last.</summary>
internal sealed class RecentEpisodes
{
    private const int Capacity = 512;
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

    private double Mean(Func<EpisodeResult, double> value) => results.Count == 0 ? 0 : results.Average(value);
}
