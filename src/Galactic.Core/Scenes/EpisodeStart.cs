namespace Galactic.Scenes;

/// <summary>Where the robot starts an episode.</summary>
public enum EpisodeStart
{
    /// <summary>At the closest free place in front of the target, facing it.</summary>
    Near,

    /// <summary>Anywhere within a walking distance of the target, with any heading.</summary>
    Anywhere,
}
