using System.Numerics;
using System.Text.Json.Serialization;
using Galactic.Scenes;

namespace Galactic.Tasks;

/// <summary>
/// Navigate: drive to where the target, or its goal, is within the arm's reach. Success is the base near it, by the
/// straight line and by the way it has to drive (so never behind a wall), and facing it.
/// </summary>
/// <remarks>The arm may move, the hand stays as it is.</remarks>
public sealed record Navigate : EmbodiedTask
{
    /// <summary>One way through a home.</summary>
    public Navigate() => MaxSteps = 200;

    /// <summary>True: to where the target should go. False: to where it starts.</summary>
    public bool ToGoal { get; init; }

    /// <summary>Largest horizontal distance, and way left to the place in front of it, at arrival, metres.</summary>
    public float ArrivalDistance { get; init; } = 1;

    /// <summary>Largest angle between heading and destination at arrival, radians.</summary>
    public float FacingAngle { get; init; } = MathF.PI / 6;

    /// <summary>True: the policy must claim its arrival with the end action, and a wrong claim fails.</summary>
    public bool EndAction { get; init; }

    /// <summary>What each reward term is worth.</summary>
    public Scales Reward { get; init; } = new();

    /// <inheritdoc/>
    [JsonIgnore]
    public override bool UsesEndAction => EndAction;

    /// <inheritdoc/>
    [JsonIgnore]
    public override bool HasGoal => ToGoal;

    /// <inheritdoc/>
    [JsonIgnore]
    public override int MemorySize => 2;

    /// <inheritdoc/>
    [JsonIgnore]
    public override IReadOnlyList<RewardTerm> RewardTerms =>
    [
        new("walk", Reward.Walk, "metres the way to the destination became shorter"),
        new("turn", Reward.Turn, "radians the heading turned towards the destination"),
        .. CommonTerms.Ends(Reward.Success, Reward.Failure),
        .. CommonTerms.Costs(Reward.Blocked, Reward.Step, Reward.ActionRate),
    ];

    /// <inheritdoc/>
    public override object Share(EpisodeSet set) => new WalkFields(set, ToGoal);

    /// <inheritdoc/>
    public override void Begin(in EnvView env) =>
        (env.Memory[0], env.Memory[1]) = (Walk(env), Facing(env, Destination(env)));

    /// <inheritdoc/>
    public override void Command(in EnvView env, Span<float> command) =>
        command[env.Robot.Actions.GraspChannel] = 0;

    /// <inheritdoc/>
    public override void Advise(in EnvView env, Span<float> advice) => ((WalkFields)env.Shared!).Advise(env, advice);

    /// <inheritdoc/>
    public override EpisodeOutcome Judge(in EnvView env, Span<float> terms)
    {
        Vector3 destination = Destination(env);
        (float walk, float facing) = (Walk(env), Facing(env, destination));
        Vector3 away = (destination - env.BasePosition) with { Y = 0 };
        bool arrived = away.Length() <= ArrivalDistance && walk <= ArrivalDistance && facing <= FacingAngle;
        bool ends = EndAction && env.Ends;
        EpisodeOutcome outcome = env.Outcome(success: arrived && (ends || !EndAction), failure: ends);
        terms[0] = env.Memory[0] - Reward.Discount * walk;
        terms[1] = env.Memory[1] - Reward.Discount * facing;
        CommonTerms.Fill(env, outcome, terms[2..], Reward.ActionRate);
        (env.Memory[0], env.Memory[1]) = (walk, facing);
        return outcome;
    }

    /// <inheritdoc/>
    public override void Validate()
    {
        base.Validate();
        Require(ArrivalDistance > 0, nameof(ArrivalDistance), ArrivalDistance, "positive");
        Require(FacingAngle > 0, nameof(FacingAngle), FacingAngle, "positive");
        Require(Reward.Discount is >= 0 and <= 1, "Reward.Discount", Reward.Discount, "0 to 1");
    }

    private static Vector3 Destination(in EnvView env) => ((WalkFields)env.Shared!).Destination(env.EpisodeIndex);

    private static float Walk(in EnvView env) => ((WalkFields)env.Shared!).Left(env);

    /// <summary>Angle between heading and destination, 0 to pi.</summary>
    private static float Facing(in EnvView env, Vector3 destination)
    {
        Vector3 seen = env.ToBase(destination - env.BasePosition);
        return MathF.Abs(MathF.Atan2(seen.Z, seen.X));
    }

    /// <summary>What each reward term is worth; penalties are negative.</summary>
    public sealed record Scales : SharedScales
    {
        /// <summary>A metre nearer, along the way the base has to drive.</summary>
        public float Walk { get; init; } = 1;

        /// <summary>A radian towards the destination.</summary>
        public float Turn { get; init; } = 0.2f;

        /// <summary>The end of a bad one.</summary>
        public float Failure { get; init; }

        /// <summary>Squared change of the action.</summary>
        public float ActionRate { get; init; }
    }
}
