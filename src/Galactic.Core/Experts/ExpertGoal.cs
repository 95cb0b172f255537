using Galactic.Tasks;

namespace Galactic.Experts;

/// <summary>What a scripted expert is to achieve.</summary>
/// <param name="Kind">What to do.</param>
/// <param name="Distance">Largest distance of a target at rest from its goal that counts as done, metres.</param>
public sealed record ExpertGoal(ExpertGoalKind Kind, float Distance = 0.15f)
{
    /// <summary>The target in the hand.</summary>
    public static ExpertGoal Pick => new(ExpertGoalKind.Pick);

    /// <summary>Every target at its goal.</summary>
    public static ExpertGoal Place => new(ExpertGoalKind.Place);

    /// <summary>What a task asks for; of a task it does not know, whether it has a goal.</summary>
    public static ExpertGoal Of(EmbodiedTask task) => task switch
    {
        Navigate { ToGoal: true } => new ExpertGoal(ExpertGoalKind.DriveToGoal),
        Navigate => new ExpertGoal(ExpertGoalKind.DriveToTarget),
        Rearrange rearrange => new ExpertGoal(ExpertGoalKind.Place, rearrange.SuccessDistance),
        MultiRearrange rearrange => new ExpertGoal(ExpertGoalKind.Place, rearrange.SuccessDistance),
        PaperTask { HasGoal: true } paper => new ExpertGoal(ExpertGoalKind.Place, paper.SuccessDistance),
        _ => task.HasGoal ? Place : Pick,
    };
}
