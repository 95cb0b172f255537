using Galactic.Kernel.Figures;

namespace Galactic.Kernel.Plotting;

/// <summary>Counts values in bins.</summary>
internal static class Histograms
{
    private const int MaxBins = 200;

    /// <summary>Bin centres and counts; the highest edge belongs to the last bin.</summary>
    public static Series Count(IEnumerable<double> values, Axis axis, int bins)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(bins);
        double[] kept = [.. values.Where(Scale.IsDrawable)
            .Where(value => value >= (axis.Min ?? value) && value <= (axis.Max ?? value))];
        if (kept.Length == 0)
        {
            return new Series("count", []);
        }

        double low = axis.Min ?? kept.Min();
        double high = axis.Max ?? kept.Max();
        (low, high) = high > low ? (low, high) : (low - 0.5, low + 0.5);
        int count = Math.Min(MaxBins, bins > 0 ? bins : Math.Clamp((int)Math.Ceiling(Math.Sqrt(kept.Length)), 5, 50));
        double[] counts = new double[count];
        foreach (double value in kept)
        {
            counts[Math.Clamp((int)((value - low) / (high - low) * count), 0, count - 1)]++;
        }

        double width = (high - low) / count;
        return new Series("count", Enumerable.Range(0, count).Select(i => low + (i + 0.5) * width), counts);
    }

    /// <summary>Width of the bins of <see cref="Count"/>.</summary>
    public static double BinWidth(Series series) => series.X.Length > 1 ? series.X[1] - series.X[0] : 1;
}
