namespace Galactic.Tasks;

/// <summary>Which episode an env starts next.</summary>
public enum EpisodeSchedule
{
    /// <summary>A random one, drawn from (seed, env, number of episodes this env has started). Training.</summary>
    Random,

    /// <summary>Env i plays episodes i, i + envs, i + 2 envs, ... once each and then stays idle. Evaluation.</summary>
    OncePerEpisode,

    /// <summary>
    /// The next one of the set, over and over, shared by all envs: the published order. What an env plays then depends
    /// on the others.
    /// </summary>
    InTurn,
}
