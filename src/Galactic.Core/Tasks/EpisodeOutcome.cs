namespace Galactic.Tasks;

/// <summary>How an episode ended.</summary>
public enum EpisodeOutcome : byte
{
    /// <summary>Still running.</summary>
    Running,

    /// <summary>The task was done.</summary>
    Success,

    /// <summary>A rule of the task failed it, for example a wrong object in the hand, or a fault broke it off.</summary>
    Failure,

    /// <summary>The step limit cut it off.</summary>
    TimeLimit,
}
