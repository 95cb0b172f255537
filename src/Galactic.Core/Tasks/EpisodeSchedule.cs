namespace Galactic.Tasks;

/// <summary>Which episode an env starts next.</summary>
public enum EpisodeSchedule
{
    /// <summary>A random one, drawn from (seed, env, number of episodes this env has started). Training.</summary>
    Random,

    /// <summary>
    /// Env i plays episodes i, i + envs, i + 2 envs, ... once each and then stays idle. Evaluation. See
    /// <see cref="VectorEnvSettings.AllEnvs"/> for several batches.
    /// </summary>
    OncePerEpisode,

    /// <summary>
    /// Env i plays episodes i, i + envs, i + 2 envs, ... over and over, counted past the end of the set from its start.
    /// </summary>
    /// <remarks>
    /// Not quite the published order, on purpose. The published code has one counter for all envs of a process: after a
    /// step, those that are done take the next episodes, lowest env first. The two orders are the same as long as all
    /// episodes last equally long. After that an env's episodes there depend on how long those of all others lasted; here
    /// they follow from its number alone, so that a fault in one env changes nothing in any other and an env alone plays
    /// what it plays among thousands. There every episode is played equally often; here an env whose episodes are short
    /// plays its own more often. If the number of envs and that of episodes have a common divisor d, an env meets every
    /// d-th episode only (all envs together meet all of them).
    /// </remarks>
    InTurn,
}
