namespace Galactic.Experiments;

/// <summary>How a policy did on a set of episodes, each played once.</summary>
/// <param name="Episodes">Episodes played.</param>
/// <param name="Success">Share that succeeded.</param>
/// <param name="CiLow">Lower end of the 95 % Wilson interval of the success.</param>
/// <param name="CiHigh">Upper end.</param>
/// <param name="Failure">Share that a rule of the task failed.</param>
/// <param name="Timeouts">Share that the step limit cut off.</param>
/// <param name="MeanReturn">Mean sum of rewards.</param>
/// <param name="MeanLength">Mean steps.</param>
/// <param name="StepsPerSecond">Env steps per second, policy included.</param>
/// <param name="Results">Every episode, by index.</param>
public sealed record EvaluationResult(
    int Episodes,
    double Success,
    double CiLow,
    double CiHigh,
    double Failure,
    double Timeouts,
    double MeanReturn,
    double MeanLength,
    double StepsPerSecond,
    IReadOnlyList<EpisodeResult> Results)
{
    /// <summary>Share of episodes that succeeded within the given number of steps.</summary>
    public double SuccessWithin(int steps) =>
        Results.Count(r => r.Outcome == Tasks.EpisodeOutcome.Success && r.Steps <= steps) / (double)Math.Max(
            1, Episodes);

    /// <summary>
    /// One line for a person: "81.2 % (78.6 - 83.5 %) of 1000 episodes, 4.1 % failed, 14.7 % timed out".
    /// </summary>
    public override string ToString() => FormattableString.Invariant(
        $"{100 * Success:0.0} % ({100 * CiLow:0.0} - {100 * CiHigh:0.0} %) of {Episodes} episodes, ")
        + FormattableString.Invariant($"{100 * Failure:0.0} % failed, {100 * Timeouts:0.0} % timed out");
}
