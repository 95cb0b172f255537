using System.Numerics;
using System.Text.Json.Serialization;
using Galactic.Simulation;

namespace Galactic.Tasks;

/// <summary>
/// The rules of the published system (Galactic, CVPR 2023) in their order, quirks included. Meant for
/// <see cref="StepPipeline.Delayed"/>, as published; it works with either pipeline.
/// </summary>
/// <remarks>
/// Quirks kept: the shaping of the last step is dropped, a step limit is the end of the world, a drop is judged by
/// where the hand was, the pick is rewarded anew after every re-grasp far from the goal, and
/// <see cref="KeepGoingIfDropWrong"/> closes the hand on whatever it touches.
/// </remarks>
public sealed record PaperTask : EmbodiedTask
{
    private const int FirstEndStep = 5;

    /// <summary>Mobile Pick.</summary>
    public static PaperTask MobilePick => new()
    {
        Goal = PaperGoal.ObjectInHand,
        RequiresEnd = false,
        PreventsEnd = true,
    };

    /// <summary>Rearrange Safe Drop / Stop; without distractors in the episodes, Rearrange No Distractors.</summary>
    public static PaperTask RearrangeSafe => new()
    {
        Goal = PaperGoal.DropAboveGoal,
        KeepGoingIfDropWrong = true,
        RequiresEnd = false,
        PreventsEnd = true,
        SuccessDistance = 0.15f,
    };

    /// <summary>Rearrange, the full GeometricGoal task.</summary>
    public static PaperTask Rearrange => new() { Goal = PaperGoal.DropAboveGoal, SuccessDistance = 0.15f };

    /// <summary>The published limit, termination at it, and 26 floats.</summary>
    public PaperTask() =>
        (MaxSteps, LimitTerminates, Observations) = (500, true, ObservationSettings.Published);

    /// <summary>What counts as success.</summary>
    public PaperGoal Goal { get; init; } = PaperGoal.ObjectAtGoal;

    /// <summary>True: success needs an empty hand (TASK_IS_PLACE), except where the goal overrides it.</summary>
    public bool RequiresEmptyHand { get; init; } = true;

    /// <summary>True: success needs the end action (the opposite of TASK_NO_END_ACTION).</summary>
    public bool RequiresEnd { get; init; } = true;

    /// <summary>True: the end action does nothing (PREVENT_STOP_ACTION).</summary>
    public bool PreventsEnd { get; init; }

    /// <summary>
    /// True: a drop that is not above the goal does not count, and the hand is told to close in every step that has no
    /// good drop behind it (DO_NOT_END_IF_DROP_WRONG).
    /// </summary>
    public bool KeepGoingIfDropWrong { get; init; }

    /// <summary>True: a wrong drop, a wrong object in the hand or a wrong end action fail (DROP_IS_FAIL).</summary>
    public bool DropFails { get; init; } = true;

    /// <summary>How near to the goal is near, metres (NPNP_SUCCESS_THRESH).</summary>
    public float SuccessDistance { get; init; } = 0.1f;

    /// <summary>
    /// True: the action penalty is about the change since the action before, false: about the action itself
    /// (ACTION_PENALTY_ON_DIFF).
    /// </summary>
    public bool PenalizesChange { get; init; } = true;

    /// <summary>
    /// True: the action penalty leaves the base out (ACTION_PENALTY_ON_BASE, whose name is inverted).
    /// </summary>
    public bool PenalizesArmOnly { get; init; }

    /// <summary>What each reward term is worth.</summary>
    public Scales Reward { get; init; } = new();

    /// <summary>True: the published policy always decides it, also where it has no effect.</summary>
    [JsonIgnore]
    public override bool UsesEndAction => true;

    /// <inheritdoc/>
    [JsonIgnore]
    public override bool HasGoal => Goal != PaperGoal.ObjectInHand;

    /// <inheritdoc/>
    [JsonIgnore]
    public override int MemorySize => Fields.Count;

    /// <inheritdoc/>
    [JsonIgnore]
    public override IReadOnlyList<RewardTerm> RewardTerms =>
    [
        new("success", Reward.Success, "1 on the step that ends the episode with success"),
        new("failure", -Reward.FailurePenalty, "1 on the step that ends the episode with failure"),
        new("slack", -Reward.SlackPenalty, "1 on every other step"),
        new("approach", Reward.Cartesian, "metres the gripper came nearer to the target; 0 on first and last step"),
        new("carry", Reward.Cartesian, "metres the target came nearer to its goal; 0 on first and last step"),
        new("action", -Reward.ActionPenalty, "sum of squares of the action or its change; 0 on first and last step"),
        new("pick", Reward.Pick, "1 on a step that took the target far from its goal; 0 on first and last step"),
    ];

    /// <inheritdoc/>
    public override void Begin(in EnvView env)
    {
        Span<float> memory = env.Memory;
        (memory[Fields.Reach], memory[Fields.Carry]) = (env.GripperToTarget, env.TargetToGoal);
        memory.Slice(Fields.DropX, 3).Fill(float.NaN);
    }

    /// <inheritdoc/>
    public override void Command(in EnvView env, Span<float> command)
    {
        Span<float> memory = env.Memory;
        ref float grasp = ref command[env.Robot.Actions.GraspChannel];
        if (grasp < 0 && env.HoldsTarget && memory[Fields.Dropped] == 0)
        {
            env.TargetPosition.CopyTo(memory[Fields.DropX..]);
            memory[Fields.Dropped] = 1;
        }

        bool good = IsGoodDrop(memory[Fields.DropX..], env.Goal);
        memory[Fields.GoodDrop] = good ? 1 : 0;
        if (Goal == PaperGoal.DropAboveGoal && KeepGoingIfDropWrong && !good)
        {
            memory[Fields.Dropped] = 0;
            grasp = 1;
        }
    }

    /// <inheritdoc/>
    public override EpisodeOutcome Judge(in EnvView env, Span<float> terms)
    {
        Span<float> memory = env.Memory;
        (float reach, float carry) = (env.GripperToTarget, env.TargetToGoal);
        bool ends = env.Ends && env.Step > FirstEndStep;
        bool success = Succeeds(env, memory, carry, ends);
        ends &= !PreventsEnd;
        bool dropped = (env.Events & StepEvents.Released) != 0;
        bool failure = ends || (DropFails && ((dropped && carry >= SuccessDistance) || env.HoldsOther));
        EpisodeOutcome outcome = env.Outcome(success, failure);
        if (outcome != EpisodeOutcome.Running)
        {
            terms[0] = outcome == EpisodeOutcome.Success ? 1 : 0;
            terms[1] = outcome == EpisodeOutcome.Failure ? 1 : 0;
        }
        else
        {
            terms[2] = 1;
            Shape(env, terms, memory[Fields.Reach] - reach, memory[Fields.Carry] - carry, carry);
        }

        (memory[Fields.Reach], memory[Fields.Carry]) = (reach, carry);
        return outcome;
    }

    /// <inheritdoc/>
    public override void Validate()
    {
        base.Validate();
        Require(SuccessDistance > 0, nameof(SuccessDistance), SuccessDistance, "positive");
    }

    private bool Succeeds(in EnvView env, ReadOnlySpan<float> memory, float carry, bool ends)
    {
        bool success = Goal == PaperGoal.DropAboveGoal
            ? memory[Fields.GoodDrop] != 0 && memory[Fields.Dropped] != 0
            : carry < SuccessDistance;
        success &= ends || !RequiresEnd;
        success &= env.Held < 0 || !RequiresEmptyHand;
        return Goal switch
        {
            PaperGoal.ReachGoal => carry < SuccessDistance,
            PaperGoal.ObjectInHand => env.HoldsTarget,
            _ => success,
        };
    }

    private void Shape(in EnvView env, Span<float> terms, float reached, float carried, float carry)
    {
        if (env.Step == 0)
        {
            return;
        }

        (terms[3], terms[4]) = (reached, carried);
        terms[5] = Reward.ActionPenalty != 0 ? ActionSquares(env) : 0;
        terms[6] = env.HoldsTarget && env.PreviousHeld < 0 && carry > SuccessDistance ? 1 : 0;
    }

    private float ActionSquares(in EnvView env)
    {
        Robots.ActionMap map = env.Robot.Actions;
        float sum = 0;
        for (int channel = 0; channel < map.Size; channel++)
        {
            bool counts = channel != map.GraspChannel && channel != map.EndChannel
                && !(PenalizesArmOnly && (channel == map.TurnChannel || channel == map.DriveChannel));
            float value = env.Action[channel] - (PenalizesChange ? env.PreviousAction[channel] : 0);
            sum += counts ? value * value : 0;
        }

        return sum;
    }

    private bool IsGoodDrop(ReadOnlySpan<float> at, Vector3 goal)
    {
        (float x, float y, float z) = (at[0] - goal.X, at[1] - goal.Y, at[2] - goal.Z);
        return MathF.Sqrt(x * x + z * z) < SuccessDistance && y > 0 && y < 2 * SuccessDistance;
    }

    /// <summary>The published coefficients; penalties are positive here, as there.</summary>
    public sealed record Scales
    {
        /// <summary>NPNP_SUCCESS_REWARD.</summary>
        public float Success { get; init; } = 10;

        /// <summary>NPNP_FAILURE_PENALTY.</summary>
        public float FailurePenalty { get; init; }

        /// <summary>NPNP_SLACK_PENALTY.</summary>
        public float SlackPenalty { get; init; }

        /// <summary>CARTHESIAN_REWARD.</summary>
        public float Cartesian { get; init; } = 1;

        /// <summary>PICK_REWARD.</summary>
        public float Pick { get; init; } = 5;

        /// <summary>ACTION_PENALTY.</summary>
        public float ActionPenalty { get; init; }
    }

    private static class Fields
    {
        public const int Reach = 0;
        public const int Carry = 1;
        public const int Dropped = 2;
        public const int GoodDrop = 3;

        /// <summary>Where the target was when it was let go of, x, y, z; NaN before.</summary>
        public const int DropX = 4;

        public const int Count = 7;
    }
}
