namespace Galactic.Tasks;

/// <summary>
/// Which named terms make up the observation, in which order; every name is one of <see cref="ObservationCatalog"/> or
/// of <see cref="EmbodiedTask.OwnTerms"/>.
/// </summary>
public sealed record ObservationSettings
{
    private const int MaximumAge = 1000;

    /// <summary>The published 26 floats: raw joint angles, unlimited positions, time to step 500.</summary>
    public static ObservationSettings Published => new()
    {
        Terms = PublishedTerms,
        PositionLimit = null,
        WrapContinuousJoints = false,
    };

    /// <summary>The terms of the published system, in its order.</summary>
    public static IReadOnlyList<string> PublishedTerms { get; } =
    [
        "robot_target_relative", "ee_target_relative", "robot_ee_relative", "robot_goal_relative", "ee_goal_relative",
        "is_holding", "joint_pos", "step_count",
    ];

    /// <summary>Parts of the state vector, in order.</summary>
    public IReadOnlyList<string> Terms { get; init; } = [.. PublishedTerms, "blocked"];

    /// <summary>
    /// Ages in steps of earlier states that follow the present one, such as [4, 16, 64]: the first state of the episode
    /// where it is younger. A policy without a memory sees by them where it came from, and that it is stuck.
    /// </summary>
    public IReadOnlyList<int> History { get; init; } = [];

    /// <summary>Parts of the privileged vector, which only a critic may read.</summary>
    public IReadOnlyList<string> Privileged { get; init; } = [];

    /// <summary>Relative positions are clamped to plus or minus this, metres; null for no limit.</summary>
    public float? PositionLimit { get; init; } = 3;

    /// <summary>
    /// True: joints that turn without end are observed as sine and cosine; false: all joints as raw values.
    /// </summary>
    public bool WrapContinuousJoints { get; init; } = true;

    /// <summary>Steps "step_count" is measured in, whatever the limit of an episode.</summary>
    public int TimeHorizon { get; init; } = 500;

    /// <summary>Throws if a value makes no sense.</summary>
    /// <param name="known">Names of all terms there are.</param>
    /// <exception cref="ArgumentException">Names the value.</exception>
    internal void Validate(IReadOnlyCollection<string> known)
    {
        if (Terms.Count == 0)
        {
            throw new ArgumentException("Observations.Terms must name at least one term, for example is_holding.");
        }

        RequireKnown(nameof(Terms), Terms, known);
        RequireKnown(nameof(Privileged), Privileged, known);

        foreach (int age in History)
        {
            if (age is < 1 or > MaximumAge)
            {
                throw new ArgumentException($"Observations.History: an age must be 1 to {MaximumAge} steps, got {age}.");
            }
        }

        if (History.Distinct().Count() < History.Count)
        {
            throw new ArgumentException($"Observations.History names an age twice: {string.Join(", ", History)}.");
        }

        if (PositionLimit is { } limit && !(limit > 0))
        {
            throw new ArgumentException($"Observations.PositionLimit must be positive or null, got {limit}.");
        }

        if (TimeHorizon < 1)
        {
            throw new ArgumentException($"Observations.TimeHorizon must be at least 1, got {TimeHorizon}.");
        }
    }

    private static void RequireKnown(string list, IReadOnlyList<string> names, IReadOnlyCollection<string> known)
    {
        HashSet<string> seen = [];
        foreach (string name in names)
        {
            if (!known.Contains(name))
            {
                throw new ArgumentException(
                    $"Observations.{list}: there is no observation term '{name}'. Terms: {string.Join(", ", known)}.");
            }

            if (!seen.Add(name))
            {
                throw new ArgumentException($"Observations.{list}: the observation term '{name}' is named twice.");
            }
        }
    }
}
