namespace Galactic.Tasks;

/// <summary>When the effect of an action is seen.</summary>
public enum StepPipeline
{
    /// <summary>A step shows and rewards the state its own action led to.</summary>
    Immediate,

    /// <summary>
    /// A step shows and rewards the state before its action, as in the published system, whose simulator works while
    /// the policy thinks. The first action of an episode is replaced by none, so an episode's first two observations
    /// show the same state and its first real action is taken at step 1.
    /// </summary>
    Delayed,
}
