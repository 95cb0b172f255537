namespace Galactic.Experiments;

/// <summary>How a training run ended.</summary>
/// <param name="Steps">Env steps, all envs together, those before a resume included.</param>
/// <param name="Seconds">Seconds trained, those before a resume included.</param>
/// <param name="StepsPerSecond">Env steps per second of this run.</param>
/// <param name="Success">Share of success of the last evaluation, or else of recent training episodes.</param>
/// <param name="Cancelled">True if the run was stopped before its budget was used up.</param>
/// <param name="Checkpoint">Folder of the last checkpoint; null if the run had no folder.</param>
/// <param name="Evaluation">Last evaluation, if there was one.</param>
/// <param name="History">State after every update.</param>
public sealed record TrainingResult(
    long Steps,
    double Seconds,
    double StepsPerSecond,
    double Success,
    bool Cancelled,
    string? Checkpoint,
    EvaluationResult? Evaluation,
    IReadOnlyList<TrainingProgress> History);
