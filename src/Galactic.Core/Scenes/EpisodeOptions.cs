using System.Text.Json.Serialization;
using Galactic.Robots;

namespace Galactic.Scenes;

/// <summary>
/// What generated episodes look like. The defaults are those of mobile pick; see <see cref="Rearrange"/>. Where
/// no place hits a distance asked for, the nearest to it is taken.
/// </summary>
public sealed record EpisodeOptions
{
    /// <summary>Pick up and put back: 20 to 30 objects, the robot starts anywhere.</summary>
    public static EpisodeOptions Rearrange => new()
    {
        Start = EpisodeStart.Anywhere,
        MinObjects = 20,
        MaxObjects = 30,
        GoalTolerance = 0.1f,
    };

    /// <summary>Where the robot starts.</summary>
    public EpisodeStart Start { get; init; } = EpisodeStart.Near;

    /// <summary>Objects with a place to go: the target and further ones.</summary>
    public int Targets { get; init; } = 1;

    /// <summary>True: the target starts in the hand; the robot then starts where that has room.</summary>
    public bool StartHolding { get; init; }

    /// <summary>Fewest objects in an episode, the targets included.</summary>
    public int MinObjects { get; init; } = 10;

    /// <summary>
    /// Most objects in an episode; fewer are placed where surfaces are crowded, but never less than the minimum.
    /// </summary>
    public int MaxObjects { get; init; } = 20;

    /// <summary>
    /// Free space around the target and around its goal, metres; above 0.02 so that the hand can aim at it.
    /// </summary>
    public float TargetClearance { get; init; } = 0.04f;

    /// <summary>Free space between all other objects, metres.</summary>
    public float ObjectSpacing { get; init; } = 0.02f;

    /// <summary>Shortest horizontal distance from base to target at a near start, metres.</summary>
    public float StandOff { get; init; } = 0.7f;

    /// <summary>Shortest walk to the target from a start anywhere, metres.</summary>
    public float MinStartDistance { get; init; } = 1;

    /// <summary>Longest walk to the target from a start anywhere, metres.</summary>
    public float MaxStartDistance { get; init; } = 9;

    /// <summary>Shortest distance between start and goal of the target, in a straight line, metres.</summary>
    public float MinGoalDistance { get; init; } = 0.5f;

    /// <summary>Longest way of the base between where it takes the target and where it puts it, metres.</summary>
    public float MaxGoalDistance { get; init; } = 9;

    /// <summary>
    /// Every target can be put down at least this near to its goal, metres: the success distance of the task or less.
    /// 0 if it only needs to be picked up.
    /// </summary>
    public float GoalTolerance { get; init; }

    /// <summary>Lowest height of an object's middle, metres.</summary>
    public float MinHeight { get; init; } = 0.2f;

    /// <summary>Highest height of an object's middle, metres.</summary>
    public float MaxHeight { get; init; } = 1.4f;

    /// <summary>Arm joints at rest, radians, one per arm joint of the robot; the robot's own when left out.</summary>
    public IReadOnlyList<float>? ArmRest { get; init; }

    /// <summary>Start joints differ from the rest pose by up to this, uniformly, radians.</summary>
    public float ArmJitter { get; init; } = 0.03f;

    /// <summary>
    /// The robot whose start pose must be free; not part of saved settings, whoever builds the world sets it.
    /// </summary>
    [JsonIgnore]
    public RobotModel Robot { get; init; } = Fetch.Create();

    internal void Validate()
    {
        if (MinObjects < 1 || MaxObjects < MinObjects || MaxObjects > 256)
        {
            throw new ArgumentException(
                $"Objects per episode must satisfy 1 <= min <= max <= 256, got {MinObjects} and {MaxObjects}.");
        }

        if (Targets < 1 || Targets > MinObjects)
        {
            throw new ArgumentException(
                $"Targets must be 1 to the fewest objects of an episode, {MinObjects}, got {Targets}.");
        }

        Require(
            GoalTolerance is 0 or (>= 0.03f and <= 0.5f), nameof(GoalTolerance), GoalTolerance, "0, or 0.03 to 0.5 m");
        Require(TargetClearance is >= 0.02f and <= 0.5f, nameof(TargetClearance), TargetClearance, "0.02 to 0.5 m");
        Require(ObjectSpacing is >= 0 and <= 0.5f, nameof(ObjectSpacing), ObjectSpacing, "0 to 0.5 m");
        Require(StandOff is >= 0 and <= 3, nameof(StandOff), StandOff, "0 to 3 m");
        Require(ArmJitter is >= 0 and <= 0.5f, nameof(ArmJitter), ArmJitter, "0 to 0.5 rad");
        Require(MinStartDistance >= 0, nameof(MinStartDistance), MinStartDistance, "0 or more");
        Require(
            MaxStartDistance >= MinStartDistance, nameof(MaxStartDistance), MaxStartDistance, "at least the minimum");
        Require(MinGoalDistance >= 0, nameof(MinGoalDistance), MinGoalDistance, "0 or more");
        Require(MaxGoalDistance >= MinGoalDistance, nameof(MaxGoalDistance), MaxGoalDistance, "at least the minimum");
        Require(MinHeight >= 0, nameof(MinHeight), MinHeight, "0 or more");
        Require(MaxHeight >= MinHeight, nameof(MaxHeight), MaxHeight, "at least the minimum");
        if (ArmRest is not null && ArmRest.Count != Robot.ArmJoints.Count)
        {
            throw new ArgumentException(
                $"{Robot.Name} has {Robot.ArmJoints.Count} arm joints, {nameof(ArmRest)} has {ArmRest.Count}.");
        }
    }

    private static void Require(bool holds, string name, float value, string range)
    {
        if (!holds)
        {
            throw new ArgumentException($"{name} is {value}; it must be {range}.");
        }
    }
}
