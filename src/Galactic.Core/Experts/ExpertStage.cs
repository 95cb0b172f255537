namespace Galactic.Experts;

/// <summary>What a scripted expert is doing.</summary>
public enum ExpertStage
{
    /// <summary>Deciding how to go on.</summary>
    Planning,

    /// <summary>Folding the arm before it drives.</summary>
    Folding,

    /// <summary>Driving to where it can reach the target.</summary>
    DrivingToTarget,

    /// <summary>Moving the hand to the target and closing it.</summary>
    Grasping,

    /// <summary>Folding the arm with the target in the hand.</summary>
    Lifting,

    /// <summary>Driving to where it can reach the goal.</summary>
    DrivingToGoal,

    /// <summary>Moving the target above the goal and letting go.</summary>
    Placing,

    /// <summary>Asking the task to end the episode.</summary>
    Ending,

    /// <summary>Nothing left that it knows.</summary>
    GaveUp,
}
