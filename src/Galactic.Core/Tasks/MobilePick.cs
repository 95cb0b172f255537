using System.Text.Json.Serialization;
using Galactic.Scenes;

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
        new("walk", Reward.Walk, "metres the way to the target became shorter, 0 m at the end"),
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
    public override int MemorySize => 2;

    /// <inheritdoc/>
    public override object Share(EpisodeSet set) => new WalkFields(set, toGoal: false);

    /// <inheritdoc/>
    public override void Begin(in EnvView env) => (env.Memory[0], env.Memory[1]) = (Walk(env), Reach(env));

    /// <inheritdoc/>
    public override void Advise(in EnvView env, Span<float> advice) => ((WalkFields)env.Shared!).Advise(env, advice);

    /// <inheritdoc/>
    public override EpisodeOutcome Judge(in EnvView env, Span<float> terms)
    {
        EpisodeOutcome outcome = env.Outcome(success: env.HoldsTarget, failure: env.HoldsOther);
        (float walk, float reach) = (Walk(env), Reach(env));

        // The exact difference of a potential that is 0 after success (Ng, Harada and Russell 1999). A failure keeps what
        // was missing: far from the target, any other object would otherwise be worth the whole way.
        float later = outcome == EpisodeOutcome.Success ? 0 : Reward.Discount;
        terms[0] = env.Memory[0] - later * walk;
        terms[1] = env.Memory[1] - later * reach;
        (env.Memory[0], env.Memory[1]) = (walk, reach);
        CommonTerms.Fill(env, outcome, terms[2..], Reward.ActionRate);
        return outcome;
    }

    /// <inheritdoc/>
    public override void Validate()
    {
        base.Validate();
        Require(
            Reward.ApproachWithin is null or > 0, "Reward.ApproachWithin", Reward.ApproachWithin ?? 0, "positive or null");
        Require(Reward.Discount is >= 0 and <= 1, "Reward.Discount", Reward.Discount, "0 to 1");
    }

    /// <summary>Way of the base to the place in front of where the target stood.</summary>
    private float Walk(in EnvView env) => Reward.Walk == 0 ? 0 : ((WalkFields)env.Shared!).Left(env);

    private float Reach(in EnvView env) => MathF.Min(
        env.GripperToTarget, Reward.ApproachWithin ?? float.PositiveInfinity);

    /// <summary>What each reward term is worth; penalties are negative.</summary>
    public sealed record Scales : SharedScales
    {
        /// <summary>A metre less to drive to the place in front of the target; for starts in other rooms.</summary>
        public float Walk { get; init; }

        /// <summary>A metre nearer to the target.</summary>
        public float Approach { get; init; } = 1;

        /// <summary>
        /// The approach counts within this distance only, metres, since the straight line may lead into a wall; null for
        /// everywhere.
        /// </summary>
        public float? ApproachWithin { get; init; }

        /// <summary>Another object in the hand.</summary>
        public float WrongObject { get; init; }

        /// <summary>Squared change of the action.</summary>
        public float ActionRate { get; init; }
    }
}
