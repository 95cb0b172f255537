namespace Galactic.Learning;

/// <summary>Sums of reported numbers over samples.</summary>
internal readonly record struct PpoSums(
    double PolicyLoss, double ValueLoss, double Entropy, double Kl, double Clipped, double Std, double AdviceDistance, double Advised,
    long Samples)
{
    /// <summary>True if no sum is NaN or infinite.</summary>
    public bool IsFinite => double.IsFinite(PolicyLoss + ValueLoss + Entropy + Kl + AdviceDistance);

    /// <summary>Mean approximate KL divergence.</summary>
    public double MeanKl => Kl / Math.Max(1, Samples);

    public static PpoSums operator +(PpoSums a, PpoSums b) => new(
        a.PolicyLoss + b.PolicyLoss,
        a.ValueLoss + b.ValueLoss,
        a.Entropy + b.Entropy,
        a.Kl + b.Kl,
        a.Clipped + b.Clipped,
        a.Std + b.Std,
        a.AdviceDistance + b.AdviceDistance,
        a.Advised + b.Advised,
        a.Samples + b.Samples);
}
