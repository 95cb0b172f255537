namespace Galactic.Tasks;

/// <summary>Rules and observations of <see cref="PickTask"/>. The default is the improved preset.</summary>
public sealed record PickTaskSettings
{
    /// <summary>Steps after which an episode is cut off.</summary>
    public int MaxSteps { get; init; } = 100;

    /// <summary>
    /// True: the step limit counts as the end of the world (published); false: as a cut (truncation).
    /// </summary>
    public bool LimitTerminates { get; init; }

    /// <summary>
    /// True: joints that turn without end are observed as sine and cosine; false: all joints as raw values.
    /// </summary>
    public bool WrapContinuousJoints { get; init; } = true;

    /// <summary>Relative positions are clamped to plus or minus this, metres.</summary>
    public float PositionLimit { get; init; } = 3;

    /// <summary>True: adds a float that is 1 if the last motion was undone.</summary>
    public bool ObserveBlocked { get; init; } = true;

    /// <summary>True: adds the last action, clipped; zeros at the start of an episode.</summary>
    public bool ObservePreviousAction { get; init; } = true;

    /// <summary>Scales of the reward terms.</summary>
    public PickReward Reward { get; init; } = new();

    /// <summary>Exact shaping, truncation at the limit, bounded inputs.</summary>
    public static PickTaskSettings Improved => new();

    /// <summary>The published 26 floats, reward and 500-step limit.</summary>
    public static PickTaskSettings Paper => new()
    {
        MaxSteps = 500,
        LimitTerminates = true,
        WrapContinuousJoints = false,
        PositionLimit = float.PositiveInfinity,
        ObserveBlocked = false,
        ObservePreviousAction = false,
        Reward = new PickReward { Discount = 1, ApproachOnLastStep = false },
    };

    /// <summary>Throws if a value makes no sense.</summary>
    /// <exception cref="ArgumentException">Names the value.</exception>
    public void Validate()
    {
        if (MaxSteps < 1)
        {
            throw new ArgumentException($"MaxSteps must be at least 1, got {MaxSteps}.");
        }

        if (!(PositionLimit > 0))
        {
            throw new ArgumentException($"PositionLimit must be positive, got {PositionLimit}.");
        }

        if (!(Reward.Discount is >= 0 and <= 1))
        {
            throw new ArgumentException($"Reward.Discount must be 0 to 1, got {Reward.Discount}.");
        }
    }
}
