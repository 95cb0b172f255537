namespace Galactic.Learning;

/// <summary>Brings advantages to mean 0 and deviation 1.</summary>
internal static class AdvantageScale
{
    /// <summary>Shifts and scales the advantages of some samples.</summary>
    /// <param name="advantages">[sample].</param>
    /// <param name="samples">Indices of those that count.</param>
    /// <param name="epsilon">Added to the deviation.</param>
    public static void Normalize(Span<float> advantages, int[] samples, double epsilon)
    {
        (double mean, double variance) = Moments(advantages, samples);
        float scale = (float)(1 / (Math.Sqrt(variance) + epsilon));
        foreach (int i in samples)
        {
            advantages[i] = (advantages[i] - (float)mean) * scale;
        }
    }

    /// <summary>Mean and variance of the values of some samples.</summary>
    public static (double Mean, double Variance) Moments(ReadOnlySpan<float> values, int[] samples)
    {
        double sum = 0;
        double squares = 0;
        foreach (int i in samples)
        {
            sum += values[i];
            squares += (double)values[i] * values[i];
        }

        double mean = sum / Math.Max(1, samples.Length);
        return (mean, Math.Max(0, squares / Math.Max(1, samples.Length) - mean * mean));
    }
}
