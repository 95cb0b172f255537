using Galactic.Tasks;

namespace Galactic.Experiments;

/// <summary>The training episodes that ended last.</summary>
internal sealed class RecentEpisodes
{
    private const int Capacity = 512;
    private readonly Queue<EpisodeResult> results = new();

    /// <summary>How many are remembered.</summary>
    public int Count => results.Count;

    /// <summary>Share of success.</summary>
    public double Success => Mean(r => r.Outcome == EpisodeOutcome.Success ? 1 : 0);

    /// <summary>Mean sum of rewards.</summary>
    public double Return => Mean(r => r.Return);

    /// <summary>Mean steps.</summary>
    public double Length => Mean(r => r.Steps);

    /// <summary>Remembers the episodes that ended in the last step.</summary>
    public void Add(IVectorEnv env)
    {
        for (int i = 0; i < env.EnvCount; i++)
        {
            if (env.Transition[i] && (env.Terminated[i] || env.Truncated[i]))
            {
                results.Enqueue(new(env.EpisodeIndex[i], env.Outcome[i], env.EpisodeStep[i], env.EpisodeReturn[i]));
                if (results.Count > Capacity)
                {
                    results.Dequeue();
                }
            }
        }
    }

    private double Mean(Func<EpisodeResult, double> value) => results.Count == 0 ? 0 : results.Average(value);
}
