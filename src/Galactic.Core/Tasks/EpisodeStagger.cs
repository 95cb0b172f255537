namespace Galactic.Tasks;

/// <summary>How much shorter an env's first episode is, so that resets do not come in waves.</summary>
public enum EpisodeStagger
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>By a random part of the step limit, drawn from (seed, env).</summary>
    Random,

    /// <summary>By the number of the env modulo the step limit: the published rule.</summary>
    ByNumber,
}
