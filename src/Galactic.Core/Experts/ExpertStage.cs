namespace Galactic.Experts;

/// <summary>What a scripted expert is doing.</summary>
public enum ExpertStage
{
    /// <summary>Driving to a place.</summary>
    Driving,

    /// <summary>Going to the target and grasping it.</summary>
    Fetching,

    /// <summary>Bringing the target to its goal and letting go.</summary>
    Carrying,

    /// <summary>Asking the task to end the episode.</summary>
    Ending,

    /// <summary>Nothing left that it knows.</summary>
    GaveUp,
}
