namespace Galactic.Tasks;

/// <summary>Which episode an env starts next.</summary>
public enum EpisodeSchedule
{
    /// <summary>A random one, drawn from (seed, env, number of episodes this env has started). Training.</summary>
    Random,

    /// <summary>Env i plays episodes i, i + envs, i + 2 envs, ... once each and then stays idle. Evaluation.</summary>
    OncePerEpisode,
}
