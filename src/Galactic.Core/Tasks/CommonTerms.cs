namespace Galactic.Tasks;

/// <summary>Reward terms that tasks share: how the episode ends, and what every step costs.</summary>
internal static class CommonTerms
{
    /// <summary>Success and failure.</summary>
    public static RewardTerm[] Ends(float success, float failure) =>
    [
        new("success", success, "1 on the step that ends the episode with success"),
        new("failure", failure, "1 on the step that ends the episode with failure"),
    ];

    /// <summary>Blocked steps and all steps; changes of the action where it has a scale.</summary>
    public static RewardTerm[] Costs(float blocked, float step, float? actionRate = null)
    {
        RewardTerm[] terms =
        [
            new("blocked", blocked, "1 on every step whose motion was undone"),
            new("step", step, "1 on every step"),
        ];
        return actionRate is not { } rate
            ? terms
            : [.. terms, new("action_rate", rate, "squared change of the action, summed over the motion channels")];
    }

    /// <summary>Fills in what <see cref="Ends"/> and then <see cref="Costs"/> list.</summary>
    /// <param name="env">The env.</param>
    /// <param name="outcome">How the episode stands.</param>
    /// <param name="terms">Theirs: four, or five with the changes of the action.</param>
    /// <param name="actionRate">Scale of the changes; they are not measured for 0.</param>
    public static void Fill(in EnvView env, EpisodeOutcome outcome, Span<float> terms, float actionRate = 0)
    {
        terms[0] = outcome == EpisodeOutcome.Success ? 1 : 0;
        terms[1] = outcome == EpisodeOutcome.Failure ? 1 : 0;
        terms[2] = env.Blocked ? 1 : 0;
        terms[3] = 1;
        if (terms.Length > 4)
        {
            terms[4] = actionRate != 0 ? env.ActionChange : 0;
        }
    }
}
