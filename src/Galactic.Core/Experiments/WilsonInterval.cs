namespace Galactic.Experiments;

/// <summary>95 % confidence interval of a share (Wilson 1927).</summary>
/// <param name="Low">Lower end.</param>
/// <param name="High">Upper end.</param>
public readonly record struct WilsonInterval(double Low, double High)
{
    private const double Z = 1.959963984540054;

    /// <summary>
    /// Interval after <paramref name="successes"/> of <paramref name="trials"/>; [0, 1] without trials.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative, or there are more successes than
    /// trials.</exception>
    public static WilsonInterval Of(int successes, int trials)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(successes);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(successes, trials);
        if (trials == 0)
        {
            return new WilsonInterval(0, 1);
        }

        double p = (double)successes / trials;
        double scale = 1 / (1 + Z * Z / trials);
        double center = scale * (p + Z * Z / (2 * trials));
        double half = scale * Z * Math.Sqrt(p * (1 - p) / trials + Z * Z / (4.0 * trials * trials));
        return new WilsonInterval(successes == 0 ? 0 : center - half, successes == trials ? 1 : center + half);
    }
}
