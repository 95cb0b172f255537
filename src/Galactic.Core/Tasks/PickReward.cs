namespace Galactic.Tasks;

/// <summary>
/// What each reward term of <see cref="PickTask"/> is worth; the reward is the sum of scale times term. Penalties are
/// negative scales.
/// </summary>
public sealed record PickReward
{
    /// <summary>
    /// Metres the gripper came nearer to the target: previous distance - <see cref="Discount"/> x distance.
    /// </summary>
    public float Approach { get; init; } = 1;

    /// <summary>1 on the step that ends with the target in the hand.</summary>
    public float Success { get; init; } = 10;

    /// <summary>1 on the step that ends with another object in the hand.</summary>
    public float WrongObject { get; init; }

    /// <summary>1 on every step whose motion was undone.</summary>
    public float Blocked { get; init; }

    /// <summary>1 on every step.</summary>
    public float Step { get; init; }

    /// <summary>Squared change of the action from the step before, summed over the motion channels.</summary>
    public float ActionRate { get; init; }

    /// <summary>
    /// The learner's discount factor: with it the approach term is an exact potential difference (Ng, Harada and
    /// Russell 1999), which cannot change the best policy. 1 is the published form.
    /// </summary>
    public float Discount { get; init; } = 0.99f;

    /// <summary>
    /// True: the approach term is also paid on the last step, with potential 0 after a terminal one. False: an
    /// episode's last step pays no approach, the published form.
    /// </summary>
    public bool ApproachOnLastStep { get; init; } = true;
}
