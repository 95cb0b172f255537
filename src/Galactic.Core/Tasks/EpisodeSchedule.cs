namespace Galactic.Tasks;

/// <summary>Which episode an env starts next.</summary>
public enum EpisodeSchedule
{
    /// <summary>A random one, drawn from (seed, env, number of episodes this env has started). Training.</summary>
    Random,

    /// <summary>Env i plays episodes i, i + envs, i + 2 envs, ... once each and then stays idle. Evaluation.</summary>
    OncePerEpisode,

    /// <summary>
    /// Env i plays episodes i, i + envs, i + 2 envs, ... of the set over and over: the published order as long as the
    /// episodes of all envs are equally long. The published code gives the next one to whoever asks first, so that one
    /// env decides what the others play; here nobody does.
    /// </summary>
    InTurn,
}
