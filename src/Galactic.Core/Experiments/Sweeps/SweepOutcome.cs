namespace Galactic.Experiments.Sweeps;

/// <summary>How a run of a sweep ended.</summary>
/// <param name="Steps">Env steps trained.</param>
/// <param name="Seconds">Seconds trained.</param>
/// <param name="Episodes">Episodes it was measured on.</param>
/// <param name="Success">Share of success.</param>
/// <param name="CiLow">Lower end of its 95 % interval.</param>
/// <param name="CiHigh">Upper end.</param>
/// <param name="MeasuredOn">Which episodes, in words.</param>
/// <param name="Checkpoint">Folder of the last checkpoint.</param>
public sealed record SweepOutcome(
    long Steps, double Seconds, int Episodes, double Success, double CiLow, double CiHigh, string MeasuredOn, string Checkpoint)
{
    /// <summary>Env steps per second.</summary>
    public double StepsPerSecond => Steps / Math.Max(1e-9, Seconds);

    /// <summary>Episodes that succeeded.</summary>
    public int Successes => (int)Math.Round(Success * Episodes);
}
