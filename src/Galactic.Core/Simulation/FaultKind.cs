namespace Galactic.Simulation;

/// <summary>What went wrong in an env.</summary>
public enum FaultKind
{
    /// <summary>An episode starts inside an obstacle; the env plays it all the same.</summary>
    StartInCollision,

    /// <summary>An action was not finite; nothing of it was carried out. Batches of tasks break the episode off.</summary>
    InvalidAction,

    /// <summary>A number of the env's state was not finite or absurdly large; its episode was started again.</summary>
    InvalidState,

    /// <summary>The state was still wrong at the start of the episode; the env was parked.</summary>
    Parked,

    /// <summary>The reward of a task was not finite; its batch broke the episode off.</summary>
    InvalidReward,
}
