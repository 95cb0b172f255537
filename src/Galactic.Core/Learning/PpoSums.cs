namespace Galactic.Learning;

/// <summary>Sums of reported numbers over samples.</summary>
internal readonly record struct PpoSums(
    double PolicyLoss, double ValueLoss, double Entropy, double Kl, double Clipped, double Std, long Samples)
{
    /// <summary>True if no sum is NaN or infinite.</summary>
    public bool IsFinite => double.IsFinite(PolicyLoss + ValueLoss + Entropy + Kl);

    /// <summary>Mean approximate KL divergence.</summary>
    public double MeanKl => Kl / Math.Max(1, Samples);

    public static PpoSums operator +(PpoSums a, PpoSums b) => new(
        a.PolicyLoss + b.PolicyLoss,
        a.ValueLoss + b.ValueLoss,
        a.Entropy + b.Entropy,
        a.Kl + b.Kl,
        a.Clipped + b.Clipped,
        a.Std + b.Std,
        a.Samples + b.Samples);
}
