namespace Galactic.Simulation;

/// <summary>What happened to one env in one step; with several substeps, in any of them.</summary>
[Flags]
public enum StepEvents : ushort
{
    /// <summary>Nothing of note.</summary>
    None = 0,

    /// <summary>The wanted motion was blocked and undone.</summary>
    Collided = 1,

    /// <summary>The base slid along something instead of going where it was told.</summary>
    Slid = 2,

    /// <summary>The hand closed.</summary>
    GraspAttempted = 4,

    /// <summary>The hand closed on an object.</summary>
    Grasped = 8,

    /// <summary>The hand let go of its object; <see cref="SimulationState.DropHeight"/> says how far it fell.</summary>
    Released = 16,

    /// <summary>The released object found no room and went back to where it was grasped.</summary>
    ReleaseReverted = 32,

    /// <summary>The episode started inside an obstacle: the episode set is faulty there.</summary>
    StartedInCollision = 64,

    /// <summary>The wanted pose touched static geometry with the robot first.</summary>
    RobotHitStatic = 128,

    /// <summary>The wanted pose touched static geometry with the held object first.</summary>
    HeldHitStatic = 256,

    /// <summary>
    /// The wanted pose touched a movable object with the robot first; <see cref="SimulationState.HitObject"/> says
    /// which.
    /// </summary>
    RobotHitObject = 512,

    /// <summary>
    /// The wanted pose touched a movable object with the held object first; <see cref="SimulationState.HitObject"/>
    /// says which.
    /// </summary>
    HeldHitObject = 1024,

    /// <summary>A finite action value was outside [-1, 1] and clipped.</summary>
    ActionClipped = 2048,

    /// <summary>An action value was not finite: nothing of the action was carried out.</summary>
    ActionInvalid = 4096,

    /// <summary>
    /// The env's numbers went wrong, so its episode was started again, or the env parked if that did not help; see
    /// <see cref="BatchSimulator.Faults"/>. No other event of the step counts.
    /// </summary>
    Faulted = 8192,
}
