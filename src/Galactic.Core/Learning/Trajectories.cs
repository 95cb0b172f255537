namespace Galactic.Learning;

/// <summary>
/// What advantages are computed from. Row t of every array but <see cref="Values"/> belongs to the step from
/// observation t to observation t + 1.
/// </summary>
public readonly ref struct Trajectories
{
    /// <summary>Number of envs.</summary>
    public required int Envs { get; init; }

    /// <summary>[time, env].</summary>
    public required ReadOnlySpan<float> Rewards { get; init; }

    /// <summary>
    /// [time + 1, env] value of observation t. The row after an episode's last step is the value of its final
    /// observation, because the next episode starts one step later.
    /// </summary>
    public required ReadOnlySpan<float> Values { get; init; }

    /// <summary>[time, env] the task ended the episode: the next observation is worth nothing.</summary>
    public required ReadOnlySpan<bool> Terminated { get; init; }

    /// <summary>[time, env] the step limit cut the episode off: the next observation is worth its value.</summary>
    public required ReadOnlySpan<bool> Truncated { get; init; }

    /// <summary>[time, env] false where the step only started an episode and nothing is to be learned.</summary>
    public required ReadOnlySpan<bool> Transition { get; init; }
}
