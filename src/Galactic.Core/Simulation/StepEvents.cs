namespace Galactic.Simulation;

/// <summary>What happened to one env in one step.</summary>
[Flags]
public enum StepEvents : byte
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

    /// <summary>The hand let go of its object.</summary>
    Released = 16,

    /// <summary>The released object found no room and went back to where it was grasped.</summary>
    ReleaseReverted = 32,

    /// <summary>The episode started inside an obstacle: the episode set is faulty there.</summary>
    StartedInCollision = 64,
}
