namespace Galactic.Robots;

/// <summary>An action channel that moves a joint.</summary>
/// <param name="Channel">Index into the action vector.</param>
/// <param name="Joint">Index into the joint vector.</param>
/// <param name="Step">Change at action 1, radians or metres a step.</param>
public readonly record struct JointAction(int Channel, int Joint, float Step);
