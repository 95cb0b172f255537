using Galactic.Learning;

namespace Galactic.Experiments;

/// <summary>Where a training run stands after an update.</summary>
public sealed record TrainingProgress
{
    /// <summary>Updates done.</summary>
    public required long Update { get; init; }

    /// <summary>Env steps, all envs together.</summary>
    public required long Steps { get; init; }

    /// <summary>Seconds trained, those before a resume included.</summary>
    public required double Seconds { get; init; }

    /// <summary>Env steps per second since the run was started or resumed, evaluations included.</summary>
    public required double StepsPerSecond { get; init; }

    /// <summary>Seconds left of the budget, at the speed so far; null without a limit.</summary>
    public required double? SecondsLeft { get; init; }

    /// <summary>Share of success among the last <see cref="Episodes"/> ended training episodes. Short episodes end
    /// more often, so this reads higher than an evaluation.</summary>
    public required double Success { get; init; }

    /// <summary>Their mean sum of rewards.</summary>
    public required double Return { get; init; }

    /// <summary>Their mean steps.</summary>
    public required double Length { get; init; }

    /// <summary>Their mean sum of every reward term, scaled, by its name; empty if the env has no terms.</summary>
    public IReadOnlyDictionary<string, double> RewardTerms { get; init; } = new Dictionary<string, double>();

    /// <summary>How many they are; at most 512.</summary>
    public required int Episodes { get; init; }

    /// <summary>Step size of the update.</summary>
    public required double LearningRate { get; init; }

    /// <summary>What the update did.</summary>
    public required PpoStats Losses { get; init; }

    /// <summary>Seconds of simulate, render, infer, learn and evaluate.</summary>
    public required IReadOnlyDictionary<string, double> StageSeconds { get; init; }

    /// <summary>Result of the evaluation after this update, if there was one.</summary>
    public EvaluationResult? Evaluation { get; init; }

    /// <summary>One line for a person: steps, speed, success, return and time left.</summary>
    public override string ToString()
    {
        string left = SecondsLeft is { } seconds ? FormattableString.Invariant($", {Clock(seconds)} left") : "";
        return FormattableString.Invariant(
            $"{Steps:N0} steps, {StepsPerSecond:N0} steps/s, success {100 * Success:0} %, return {Return:0.0}{left}");
    }

    private static string Clock(double seconds) =>
        FormattableString.Invariant($"{(int)seconds / 60}:{(int)seconds % 60:00}");
}
