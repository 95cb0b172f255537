namespace Galactic.Tasks;

/// <summary>What a step of one env gave, in Gymnasium's order.</summary>
/// <param name="Observation">What the env shows now.</param>
/// <param name="Reward">Reward of the step.</param>
/// <param name="Terminated">True if the task ended the episode.</param>
/// <param name="Truncated">True if the step limit, or a fault, cut it off.</param>
/// <param name="Outcome">How the episode stands.</param>
public readonly record struct EnvStep(
    Observation Observation, float Reward, bool Terminated, bool Truncated, EpisodeOutcome Outcome)
{
    /// <summary>True if a fault broke the episode off; see <see cref="VectorEnv.Faults"/> of the batch.</summary>
    public bool Faulted { get; init; }

    /// <summary>True if the episode is over, one way or the other.</summary>
    public bool IsOver => Terminated || Truncated;
}
