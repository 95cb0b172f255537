using System.Numerics;
using System.Text.Json.Serialization;
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
    public override int MemorySize => 3;

    /// <inheritdoc/>
    [JsonIgnore]
    public override IReadOnlyList<RewardTerm> RewardTerms =>
    [
        new("approach", Reward.Approach, "metres the gripper came nearer to the target"),
        new("carry", Reward.Carry, "metres the target came nearer to its goal"),
        new("pick", Reward.Pick, "1 on the step that first takes the target"),
        .. CommonTerms.Ends(Reward.Success, Reward.Failure),
        .. CommonTerms.Costs(Reward.Blocked, Reward.Step, Reward.ActionRate),
    ];

    /// <inheritdoc/>
    public override void Begin(in EnvView env)
    {
        Span<float> memory = env.Memory;
        (memory[0], memory[1], memory[2]) = (env.GripperToTarget, env.TargetToGoal, env.HoldsTarget ? 1 : 0);
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
    public override EpisodeOutcome Judge(in EnvView env, Span<float> terms)
    {
        Span<float> memory = env.Memory;
        (float reach, float carry, bool picked) = (env.GripperToTarget, env.TargetToGoal, memory[2] != 0);
        bool arrived = env.Held < 0 && carry < SuccessDistance;
        bool ends = EndAction && env.Ends;
        bool dropped = (env.Events & StepEvents.Released) != 0 && carry >= SuccessDistance && !SafeDrop;
        EpisodeOutcome outcome = env.Outcome(
            success: arrived && (ends || !EndAction), failure: env.HoldsOther || dropped || ends);

        // On the last step too, without the jump to 0 of an exact potential: failing must not pay the way not taken.
        terms[0] = memory[0] - Reward.Discount * reach;
        terms[1] = memory[1] - Reward.Discount * carry;
        terms[2] = env.HoldsTarget && !picked ? 1 : 0;
        CommonTerms.Fill(env, outcome, terms[3..], Reward.ActionRate);
        (memory[0], memory[1], memory[2]) = (reach, carry, picked || env.HoldsTarget ? 1 : 0);
        return outcome;
    }

    /// <inheritdoc/>
    public override void Validate()
    {
        base.Validate();
        Require(SuccessDistance > 0, nameof(SuccessDistance), SuccessDistance, "positive");
        Require(Reward.Discount is >= 0 and <= 1, "Reward.Discount", Reward.Discount, "0 to 1");
    }

    private bool IsAbove(Vector3 place, Vector3 goal)
    {
        (float x, float y, float z) = (place.X - goal.X, place.Y - goal.Y, place.Z - goal.Z);
        return x * x + z * z < SuccessDistance * SuccessDistance && y > 0 && y < 2 * SuccessDistance;
    }

    /// <summary>What each reward term is worth; penalties are negative.</summary>
    public sealed record Scales : SharedScales
    {
        /// <summary>A metre nearer to the target.</summary>
        public float Approach { get; init; } = 1;

        /// <summary>A metre of the target nearer to its goal.</summary>
        public float Carry { get; init; } = 1;

        /// <summary>The target in the hand for the first time; once, so that dropping it earns nothing.</summary>
        public float Pick { get; init; } = 5;

        /// <summary>The end of a bad one.</summary>
        public float Failure { get; init; }

        /// <summary>Squared change of the action.</summary>
        public float ActionRate { get; init; }
    }
}
