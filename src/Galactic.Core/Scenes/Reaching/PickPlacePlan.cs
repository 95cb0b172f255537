namespace Galactic.Scenes.Reaching;

/// <summary>How to take an object and bring it to its goal: robot poses one step apart.</summary>
/// <param name="ToTarget">Ends touching the object.</param>
/// <param name="ToGoal">From there to where the object is let go; null if it is only picked up.</param>
internal sealed record PickPlacePlan(IReadOnlyList<RobotPose> ToTarget, IReadOnlyList<RobotPose>? ToGoal);
