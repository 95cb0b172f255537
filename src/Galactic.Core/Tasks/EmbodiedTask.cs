using System.Text.Json.Serialization;
using Galactic.Scenes;

namespace Galactic.Tasks;

/// <summary>
/// What a robot has to do in an episode: reward terms, success, failure and observations. An immutable record of
/// settings with the rules that read them; everything that changes lives in the batch and is reached by
/// <see cref="EnvView"/>.
/// </summary>
/// <remarks>
/// Derive from it, in any assembly, to make a task: list <see cref="RewardTerms"/> and fill them in
/// <see cref="Judge"/>. Rules are called from several threads, one env each, so they must not change anything but the
/// view's memory. In JSON the property "kind" names the type: "mobile-pick" for the library's own, the full type name
/// for others.
/// </remarks>
/// <example>
/// <code>
/// public sealed record LiftHigh : EmbodiedTask
/// {
///     public float Height { get; init; } = 1;
///
///     public override IReadOnlyList&lt;RewardTerm&gt; RewardTerms =>
///         [new("lift", 1, "metres the held target rose"), new("success", 10, "1 at the end")];
///
///     public override EpisodeOutcome Judge(in EnvView env, Span&lt;float&gt; terms)
///     {
///         bool done = env.HoldsTarget &amp;&amp; env.TargetPosition.Y > Height;
///         terms[0] = env.TargetPosition.Y - env.PreviousTargetPosition.Y;
///         terms[1] = done ? 1 : 0;
///         return env.Outcome(success: done, failure: env.HoldsOther);
///     }
/// }
/// </code>
/// </example>
[JsonConverter(typeof(EmbodiedTaskConverter))]
public abstract record EmbodiedTask
{
    /// <summary>Steps after which an episode is cut off.</summary>
    public int MaxSteps { get; init; } = 100;

    /// <summary>
    /// True: the step limit counts as the end of the world (published); false: as a cut (truncation).
    /// </summary>
    public bool LimitTerminates { get; init; }

    /// <summary>What the policy and its critic see.</summary>
    public ObservationSettings Observations { get; init; } = new();

    /// <summary>
    /// Observation terms beyond those of <see cref="ObservationCatalog"/>; not part of saved settings.
    /// </summary>
    [JsonIgnore]
    public IReadOnlyList<ObservationSource> OwnTerms { get; init; } = [];

    /// <summary>Names and scales of what <see cref="Judge"/> fills in.</summary>
    [JsonIgnore]
    public abstract IReadOnlyList<RewardTerm> RewardTerms { get; }

    /// <summary>Floats remembered per env between steps, see <see cref="EnvView.Memory"/>.</summary>
    [JsonIgnore]
    public virtual int MemorySize => 0;

    /// <summary>True if the policy decides when to end the episode, see <see cref="EnvView.Ends"/>.</summary>
    [JsonIgnore]
    public virtual bool UsesEndAction => false;

    /// <summary>True if the task is about where objects should go; false if the episode's goal plays no part.</summary>
    [JsonIgnore]
    public virtual bool HasGoal => true;

    /// <summary>True if episodes start with the target in the hand.</summary>
    [JsonIgnore]
    public virtual bool StartsHolding => false;

    /// <summary>
    /// True: the target is observed where the robot last let go of it, before that where it started. False: always
    /// where it started, the published rule.
    /// </summary>
    [JsonIgnore]
    public virtual bool RemembersReleases => false;

    /// <summary>Makes what the rules share, once per batch; see <see cref="EnvView.Shared"/>.</summary>
    /// <param name="set">The batch's scenes and episodes.</param>
    public virtual object? Share(EpisodeSet set) => null;

    /// <summary>Starts an episode; the memory is all zeros.</summary>
    /// <param name="env">The env at its start.</param>
    public virtual void Begin(in EnvView env)
    {
    }

    /// <summary>Which of the episode's targets is the current one; asked at the start and after every step.</summary>
    /// <param name="env">The env after its step.</param>
    /// <returns>Index into <see cref="Episode.Targets"/>.</returns>
    public virtual int Focus(in EnvView env) => 0;

    /// <summary>
    /// Looks at the action, <see cref="EnvView.Action"/>, before it is carried out, and may change it.
    /// </summary>
    /// <param name="env">The env before the step.</param>
    /// <param name="command">[channel] what the simulator will do; the grasp channel is -1 to open the hand, 1 to close
    /// it and 0 to leave it.</param>
    public virtual void Command(in EnvView env, Span<float> command)
    {
    }

    /// <summary>
    /// Says what the robot should do next, for policies that learn from advice. Called between steps; the default says
    /// nothing.
    /// </summary>
    /// <param name="env">The env as it is.</param>
    /// <param name="advice">[channel] NaN, to be replaced by values in [-1, 1] where there is something to say.</param>
    public virtual void Advise(in EnvView env, Span<float> advice)
    {
    }

    /// <summary>Judges a step.</summary>
    /// <param name="env">The env after the step.</param>
    /// <param name="terms">Receives one value per <see cref="RewardTerms"/>; all 0 before.</param>
    /// <returns>How the episode stands; <see cref="EpisodeOutcome.TimeLimit"/> if it runs and
    /// <see cref="EnvView.AtLimit"/> holds.</returns>
    public abstract EpisodeOutcome Judge(in EnvView env, Span<float> terms);

    /// <summary>True if an outcome ends the world rather than cutting the episode off.</summary>
    public bool IsTerminal(EpisodeOutcome outcome) =>
        outcome is EpisodeOutcome.Success or EpisodeOutcome.Failure
        || (outcome == EpisodeOutcome.TimeLimit && LimitTerminates);

    /// <summary>Throws if a value makes no sense.</summary>
    /// <exception cref="ArgumentException">Names the value.</exception>
    public virtual void Validate()
    {
        if (MaxSteps < 1)
        {
            throw new ArgumentException($"MaxSteps must be at least 1, got {MaxSteps}.");
        }

        string[] terms = [.. ObservationCatalog.Names, .. OwnTerms.Select(t => t.Name)];
        RefuseTwice("observation", terms);
        RefuseTwice("reward", RewardTerms.Select(t => t.Name));
        Observations.Validate(terms);
    }

    /// <summary>
    /// What a distance that went from one value to another is worth: the difference of a potential, 0 after the end of
    /// the world. With the learner's discount it cannot change the best policy (Ng, Harada and Russell 1999).
    /// </summary>
    /// <param name="before">Distance before the step.</param>
    /// <param name="now">Distance after it.</param>
    /// <param name="discount">The learner's discount factor.</param>
    /// <param name="outcome">How the step ended.</param>
    protected float Progress(float before, float now, float discount, EpisodeOutcome outcome) =>
        before - (IsTerminal(outcome) ? 0 : discount * now);

    /// <summary>Throws unless a condition holds.</summary>
    /// <exception cref="ArgumentException">Names the setting, its value and the rule.</exception>
    protected static void Require(bool holds, string name, float value, string rule)
    {
        if (!holds)
        {
            throw new ArgumentException($"{name} must be {rule}, got {value}.");
        }
    }

    private static void RefuseTwice(string kind, IEnumerable<string> names)
    {
        string? twice = names.GroupBy(n => n, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1)?.Key;
        if (twice is not null)
        {
            throw new ArgumentException($"There are two {kind} terms with the name '{twice}'.");
        }
    }
}
