using System.Text.Json.Serialization;

namespace Galactic.Tasks;

/// <summary>
/// Mobile pick: drive up to a known object and take it. Success is the target in the hand, failure any other object
/// in the hand; both end the episode.
/// </summary>
public sealed record MobilePick : EmbodiedTask
{
    /// <summary>What each reward term is worth.</summary>
    public Scales Reward { get; init; } = new();

    /// <inheritdoc/>
    [JsonIgnore]
    public override IReadOnlyList<RewardTerm> RewardTerms =>
    [
        new("approach", Reward.Approach, "metres the gripper came nearer to the target, 0 m at the end"),
        new("success", Reward.Success, "1 on the step that ends with the target in the hand"),
        new("wrong_object", Reward.WrongObject, "1 on the step that ends with another object in the hand"),
        .. CommonTerms.Costs(Reward.Blocked, Reward.Step, Reward.ActionRate),
    ];

    /// <inheritdoc/>
    [JsonIgnore]
    public override bool HasGoal => false;

    /// <inheritdoc/>
    [JsonIgnore]
    public override int MemorySize => 1;

    /// <inheritdoc/>
    public override void Begin(in EnvView env) => env.Memory[0] = env.GripperToTarget;

    /// <inheritdoc/>
    public override EpisodeOutcome Judge(in EnvView env, Span<float> terms)
    {
        EpisodeOutcome outcome = env.Outcome(success: env.HoldsTarget, failure: env.HoldsOther);
        ref float distance = ref env.Memory[0];
        (float before, float now) = (distance, env.GripperToTarget);
        distance = now;

        // The exact difference of a potential that is 0 after the end of the world (Ng, Harada and Russell 1999).
        terms[0] = before - (IsTerminal(outcome) ? 0 : Reward.Discount * now);
        CommonTerms.Fill(env, outcome, terms[1..], Reward.ActionRate);
        return outcome;
    }

    /// <inheritdoc/>
    public override void Validate()
    {
        base.Validate();
        Require(Reward.Discount is >= 0 and <= 1, "Reward.Discount", Reward.Discount, "0 to 1");
    }

    /// <summary>What each reward term is worth; penalties are negative.</summary>
    public sealed record Scales : SharedScales
    {
        /// <summary>A metre nearer to the target.</summary>
        public float Approach { get; init; } = 1;

        /// <summary>Another object in the hand.</summary>
        public float WrongObject { get; init; }

        /// <summary>Squared change of the action.</summary>
        public float ActionRate { get; init; }
    }
}
