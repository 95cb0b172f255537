namespace Galactic.Tasks;

/// <summary>What counts as success in the published system; there, a set of exclusive flags.</summary>
public enum PaperGoal
{
    /// <summary>The target is near its goal.</summary>
    ObjectAtGoal,

    /// <summary>The target was let go of above its goal (TASK_HAS_SIMPLE_PLACE).</summary>
    DropAboveGoal,

    /// <summary>The target is near its goal, in the hand or not (TASK_IS_NAV_PICK_NAV_REACH).</summary>
    ReachGoal,

    /// <summary>The target is in the hand (TASK_IS_SIMPLE_PICK).</summary>
    ObjectInHand,
}
