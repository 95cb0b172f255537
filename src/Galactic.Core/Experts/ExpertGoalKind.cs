namespace Galactic.Experts;

/// <summary>Kinds of <see cref="ExpertGoal"/>.</summary>
public enum ExpertGoalKind
{
    /// <summary>Take the first target into the hand.</summary>
    Pick,

    /// <summary>Bring every target to its goal.</summary>
    Place,

    /// <summary>Stand in front of the first target, facing it.</summary>
    DriveToTarget,

    /// <summary>Stand in front of the first target's goal, facing it.</summary>
    DriveToGoal,
}
