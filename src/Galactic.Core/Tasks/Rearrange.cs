using System.Numerics;
using System.Text.Json.Serialization;
using Galactic.Scenes;
using Galactic.Simulation;

namespace Galactic.Tasks;

/// <summary>
/// Rearrange: find the target, take it, carry it to its goal and let go. Success is the target at rest near its goal
/// with an empty hand. Failure is another object in the hand, the target let go elsewhere, or a wrong claim to be done.
/// </summary>
public record Rearrange : EmbodiedTask
{
    /// <summary>The forgiving variant: the hand opens only above the goal and nothing has to be claimed.</summary>
    public static Rearrange Safe => new() { SafeDrop = true, EndAction = false };

    /// <summary>Several hundred steps: there and back again.</summary>
    public Rearrange() => MaxSteps = 500;

    /// <summary>Largest distance of the resting target from its goal, metres.</summary>
    public float SuccessDistance { get; init; } = 0.15f;

    /// <summary>
    /// True: a hand that holds something opens only above the goal: less than <see cref="SuccessDistance"/> beside it
    /// and less than twice that above it.
    /// </summary>
    public bool SafeDrop { get; init; }

    /// <summary>True: the policy must claim success with the end action, and a wrong claim fails.</summary>
    public bool EndAction { get; init; } = true;

    /// <summary>What each reward term is worth.</summary>
    public Scales Reward { get; init; } = new();

    /// <inheritdoc/>
    [JsonIgnore]
    public override bool UsesEndAction => EndAction;

    /// <inheritdoc/>
    [JsonIgnore]
    public override bool RemembersReleases => true;

    /// <inheritdoc/>
    [JsonIgnore]
    public override int MemorySize => 4;

    /// <inheritdoc/>
    [JsonIgnore]
    public override IReadOnlyList<RewardTerm> RewardTerms =>
    [
        new("walk", Reward.Walk, "metres the way to the target, with it in the hand to its goal, became shorter"),
        new("approach", Reward.Approach, "metres the gripper came nearer to the target"),
        new("carry", Reward.Carry, "metres the target came nearer to its goal"),
        new("pick", Reward.Pick, "1 on the step that first takes the target"),
        .. CommonTerms.Ends(Reward.Success, Reward.Failure),
        .. CommonTerms.Costs(Reward.Blocked, Reward.Step, Reward.ActionRate),
    ];

    /// <inheritdoc/>
    public override object Share(EpisodeSet set) => new Ways(new(set, toGoal: false), new(set, toGoal: true));

    /// <inheritdoc/>
    public override void Begin(in EnvView env)
    {
        Span<float> memory = env.Memory;
        bool picked = env.HoldsTarget;
        (memory[0], memory[1], memory[2]) = (Near(env.GripperToTarget), Near(env.TargetToGoal), picked ? 1 : 0);
        memory[3] = Walk(env, picked);
    }

    /// <inheritdoc/>
    public override void Command(in EnvView env, Span<float> command)
    {
        ref float grasp = ref command[env.Robot.Actions.GraspChannel];
        if (SafeDrop && grasp < 0 && env.Held >= 0 && !(env.HoldsTarget && IsAbove(env.TargetPosition, env.Goal)))
        {
            grasp = 0;
        }
    }

    /// <inheritdoc/>
    public override void Advise(in EnvView env, Span<float> advice) => WaysOf(env, env.Memory[2] != 0).Advise(env, advice);

    /// <inheritdoc/>
    public override EpisodeOutcome Judge(in EnvView env, Span<float> terms)
    {
        Span<float> memory = env.Memory;
        float missing = env.TargetToGoal;
        (float reach, float carry, bool before) = (Near(env.GripperToTarget), Near(missing), memory[2] != 0);
        bool picked = before || env.HoldsTarget;
        float walk = Walk(env, picked);
        bool arrived = env.Held < 0 && missing < SuccessDistance;
        bool ends = EndAction && env.Ends;
        bool dropped = (env.Events & StepEvents.Released) != 0 && missing >= SuccessDistance && !SafeDrop;
        EpisodeOutcome outcome = env.Outcome(
            success: arrived && (ends || !EndAction), failure: env.HoldsOther || dropped || ends);

        // On the last step too, without the jump to 0 of an exact potential: failing must not pay the way not taken.
        terms[0] = picked == before ? memory[3] - Reward.Discount * walk : 0;
        terms[1] = memory[0] - Reward.Discount * reach;
        terms[2] = memory[1] - Reward.Discount * carry;
        terms[3] = picked && !before ? 1 : 0;
        CommonTerms.Fill(env, outcome, terms[4..], Reward.ActionRate);
        (memory[0], memory[1], memory[2], memory[3]) = (reach, carry, picked ? 1 : 0, walk);
        return outcome;
    }

    /// <inheritdoc/>
    public override void Validate()
    {
        base.Validate();
        Require(SuccessDistance > 0, nameof(SuccessDistance), SuccessDistance, "positive");
        Require(
            Reward.ApproachWithin is null or > 0, "Reward.ApproachWithin", Reward.ApproachWithin ?? 0, "positive or null");
        Require(Reward.Discount is >= 0 and <= 1, "Reward.Discount", Reward.Discount, "0 to 1");
    }

    private static WalkFields WaysOf(in EnvView env, bool picked)
    {
        Ways ways = (Ways)env.Shared!;
        return picked ? ways.ToGoal : ways.ToTarget;
    }

    private float Near(float distance) => MathF.Min(distance, Reward.ApproachWithin ?? float.PositiveInfinity);

    /// <summary>Way of the base to the place in front of where the target stood; once picked, of where it should go.</summary>
    private float Walk(in EnvView env, bool picked) => Reward.Walk == 0 ? 0 : WaysOf(env, picked).Left(env);

    private bool IsAbove(Vector3 place, Vector3 goal)
    {
        (float x, float y, float z) = (place.X - goal.X, place.Y - goal.Y, place.Z - goal.Z);
        return x * x + z * z < SuccessDistance * SuccessDistance && y > 0 && y < 2 * SuccessDistance;
    }

    /// <summary>What each reward term is worth; penalties are negative.</summary>
    public sealed record Scales : SharedScales
    {
        /// <summary>A metre less to drive, to the target and then to its goal; for homes with walls.</summary>
        public float Walk { get; init; }

        /// <summary>A metre nearer to the target.</summary>
        public float Approach { get; init; } = 1;

        /// <summary>A metre of the target nearer to its goal.</summary>
        public float Carry { get; init; } = 1;

        /// <summary>
        /// Both count within this distance only, metres, since the straight line may lead into a wall; null for everywhere.
        /// </summary>
        public float? ApproachWithin { get; init; }

        /// <summary>The target in the hand for the first time; once, so that dropping it earns nothing.</summary>
        public float Pick { get; init; } = 5;

        /// <summary>The end of a bad one.</summary>
        public float Failure { get; init; }

        /// <summary>Squared change of the action.</summary>
        public float ActionRate { get; init; }
    }

    private sealed record Ways(WalkFields ToTarget, WalkFields ToGoal);
}
