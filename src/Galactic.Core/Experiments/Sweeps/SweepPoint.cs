namespace Galactic.Experiments.Sweeps;

/// <summary>The runs of one point of a sweep together.</summary>
/// <param name="Values">Values of the varied settings.</param>
/// <param name="Runs">Finished runs.</param>
/// <param name="Median">Median of their success; the mean of the two in the middle of an even number.</param>
/// <param name="Minimum">Least success.</param>
/// <param name="Maximum">Most success.</param>
/// <param name="Pooled">Share of success of all their episodes together.</param>
/// <param name="PooledInterval">Its 95 % interval, as if the episodes were of one run: it says how well the share of these runs
/// is known, not how much another seed may differ.</param>
public sealed record SweepPoint(
    IReadOnlyList<string> Values, int Runs, double Median, double Minimum, double Maximum, double Pooled,
    WilsonInterval PooledInterval)
{
    /// <summary>Sums up the runs of a point, at least one.</summary>
    internal static SweepPoint Of(IReadOnlyList<string> values, IReadOnlyList<SweepOutcome> outcomes)
    {
        double[] success = [.. outcomes.Select(o => o.Success).Order()];
        int successes = outcomes.Sum(o => o.Successes);
        int episodes = outcomes.Sum(o => o.Episodes);
        double median = (success[(success.Length - 1) / 2] + success[success.Length / 2]) / 2;
        return new SweepPoint(
            values, outcomes.Count, median, success[0], success[^1], successes / (double)Math.Max(1, episodes),
            WilsonInterval.Of(successes, episodes));
    }
}
