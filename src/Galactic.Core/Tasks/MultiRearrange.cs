using System.Numerics;
using System.Text.Json.Serialization;
using Galactic.Scenes;

namespace Galactic.Tasks;

/// <summary>
/// Rearrange several objects, in any order. The current target is the one in the hand, else the nearest one that is
/// not at its goal; observations and distances are about it. Success is every target at rest near its goal with an
/// empty hand, failure any other object in the hand.
/// </summary>
public sealed record MultiRearrange : EmbodiedTask
{
    private const int MostTargets = 16;

    /// <summary>Long enough for several trips.</summary>
    public MultiRearrange() => MaxSteps = 1500;

    /// <summary>Largest distance of a resting target from its goal, metres.</summary>
    public float SuccessDistance { get; init; } = 0.15f;

    /// <summary>What each reward term is worth.</summary>
    public Scales Reward { get; init; } = new();

    /// <inheritdoc/>
    [JsonIgnore]
    public override bool RemembersReleases => true;

    /// <inheritdoc/>
    [JsonIgnore]
    public override int MemorySize => Fields.Count;

    /// <inheritdoc/>
    [JsonIgnore]
    public override IReadOnlyList<RewardTerm> RewardTerms =>
    [
        new("approach", Reward.Approach, "metres the gripper came nearer to the current target"),
        new("carry", Reward.Carry, "metres the current target came nearer to its goal"),
        new("pick", Reward.Pick, "1 on the step that first takes one of the targets, once for each"),
        new("placed", Reward.Placed, "change of the number of targets at their goals"),
        .. CommonTerms.Ends(Reward.Success, Reward.Failure),
        .. CommonTerms.Costs(Reward.Blocked, Reward.Step),
    ];

    /// <inheritdoc/>
    public override object Share(EpisodeSet set)
    {
        ObjectGoal[][] targets = [.. set.Episodes.Select(e => e.Targets.ToArray())];
        return targets.All(t => t.Length <= MostTargets)
            ? targets
            : throw new ArgumentException($"An episode has more than {MostTargets} targets.", nameof(set));
    }

    /// <inheritdoc/>
    public override void Begin(in EnvView env) => env.Memory[Fields.Placed] = CountPlaced(env);

    /// <inheritdoc/>
    public override int Focus(in EnvView env)
    {
        int focus = Choose(env, Targets(env));
        ObjectGoal target = Targets(env)[focus];
        Vector3 position = env.ObjectPose(target.Spawn).Position;
        Span<float> memory = env.Memory;
        memory[Fields.Reach] = Vector3.Distance(position, env.GripperPosition);
        memory[Fields.Carry] = Vector3.Distance(position, target.WorldFromMesh.Position);
        return focus;
    }

    /// <inheritdoc/>
    public override EpisodeOutcome Judge(in EnvView env, Span<float> terms)
    {
        Span<float> memory = env.Memory;
        ObjectGoal[] targets = Targets(env);
        int held = -1;
        for (int i = 0; i < targets.Length && env.Held >= 0; i++)
        {
            held = targets[i].Spawn == env.Held ? i : held;
        }

        int placed = CountPlaced(env);
        EpisodeOutcome outcome = env.Outcome(
            success: placed == targets.Length && env.Held < 0, failure: env.Held >= 0 && held < 0);
        int picked = (int)memory[Fields.Picked];
        terms[0] = memory[Fields.Reach] - Reward.Discount * env.GripperToTarget;
        terms[1] = memory[Fields.Carry] - Reward.Discount * env.TargetToGoal;
        terms[2] = held >= 0 && (picked >> held & 1) == 0 ? 1 : 0;
        terms[3] = placed - memory[Fields.Placed];
        CommonTerms.Fill(env, outcome, terms[4..]);
        memory[Fields.Picked] = held >= 0 ? picked | 1 << held : picked;
        memory[Fields.Placed] = placed;
        return outcome;
    }

    /// <inheritdoc/>
    public override void Validate()
    {
        base.Validate();
        Require(SuccessDistance > 0, nameof(SuccessDistance), SuccessDistance, "positive");
        Require(Reward.Discount is >= 0 and <= 1, "Reward.Discount", Reward.Discount, "0 to 1");
    }

    private static ObjectGoal[] Targets(in EnvView env) => ((ObjectGoal[][])env.Shared!)[env.EpisodeIndex];

    private bool IsPlaced(in EnvView env, ObjectGoal target) =>
        env.Held != target.Spawn && Vector3.Distance(
            env.ObjectPose(target.Spawn).Position, target.WorldFromMesh.Position) < SuccessDistance;

    private int CountPlaced(in EnvView env)
    {
        int count = 0;
        foreach (ObjectGoal target in Targets(env))
        {
            count += IsPlaced(env, target) ? 1 : 0;
        }

        return count;
    }

    private int Choose(in EnvView env, ObjectGoal[] targets)
    {
        int best = env.Focus;
        float nearest = float.PositiveInfinity;
        for (int i = 0; i < targets.Length; i++)
        {
            if (targets[i].Spawn == env.Held)
            {
                return i;
            }

            float distance = Vector3.Distance(env.ObjectPose(targets[i].Spawn).Position, env.GripperPosition);
            if (distance < nearest && !IsPlaced(env, targets[i]))
            {
                (best, nearest) = (i, distance);
            }
        }

        return best;
    }

    /// <summary>What each reward term is worth; penalties are negative.</summary>
    public sealed record Scales : SharedScales
    {
        /// <summary>A metre nearer to the current target.</summary>
        public float Approach { get; init; } = 1;

        /// <summary>A metre of the current target nearer to its goal.</summary>
        public float Carry { get; init; } = 1;

        /// <summary>A target in the hand for the first time; once per target and episode.</summary>
        public float Pick { get; init; } = 5;

        /// <summary>A target at its goal; taking it away again costs as much.</summary>
        public float Placed { get; init; } = 5;

        /// <summary>The end of a bad one.</summary>
        public float Failure { get; init; }
    }

    private static class Fields
    {
        public const int Reach = 0;
        public const int Carry = 1;

        /// <summary>Bit i: target i has been in the hand.</summary>
        public const int Picked = 2;

        public const int Placed = 3;
        public const int Count = 4;
    }
}
