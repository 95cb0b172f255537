using Galactic.Compute;

namespace Galactic.Scenes;

/// <summary>
/// Scenes, object classes and the episodes that use them: everything a batch needs to know about its worlds.
/// </summary>
public sealed class EpisodeSet
{
    private readonly RandomKey[] keys;

    /// <summary>Checks every reference.</summary>
    /// <exception cref="ArgumentException">An episode points at a scene, object or target that does not exist, or there
    /// is none.</exception>
    public EpisodeSet(
        IReadOnlyList<Scene> scenes, IReadOnlyList<MovableObject> objects, IReadOnlyList<Episode> episodes)
    {
        if (episodes.Count == 0)
        {
            throw new ArgumentException("An episode set needs at least one episode.", nameof(episodes));
        }

        for (int i = 0; i < episodes.Count; i++)
        {
            Episode episode = episodes[i];
            if ((uint)episode.SceneIndex >= (uint)scenes.Count)
            {
                throw new ArgumentException(
                    $"Episode {i} uses scene {episode.SceneIndex} of {scenes.Count}.", nameof(episodes));
            }

            foreach (ObjectGoal target in episode.Targets)
            {
                if ((uint)target.Spawn >= (uint)episode.Spawns.Count)
                {
                    throw new ArgumentException(
                        $"Episode {i} has target {target.Spawn} among {episode.Spawns.Count} objects.", nameof(episodes));
                }
            }

            if (episode.Targets.DistinctBy(t => t.Spawn).Count() < episode.Targets.Count())
            {
                throw new ArgumentException($"Episode {i} names a target twice.", nameof(episodes));
            }

            foreach (ObjectSpawn spawn in episode.Spawns)
            {
                if ((uint)spawn.ObjectIndex >= (uint)objects.Count)
                {
                    throw new ArgumentException(
                        $"Episode {i} uses object {spawn.ObjectIndex} of {objects.Count}.", nameof(episodes));
                }
            }

            if (episode.StartJoints.Count != episodes[0].StartJoints.Count)
            {
                throw new ArgumentException(
                    $"Episode {i} has {episode.StartJoints.Count} start joints, episode 0 has "
                    + $"{episodes[0].StartJoints.Count}; all must be for the same robot.",
                    nameof(episodes));
            }
        }

        (Scenes, Objects, Episodes) = (scenes, objects, episodes);
        (MaxObjects, StartJoints) = (episodes.Max(e => e.Spawns.Count), episodes[0].StartJoints.Count);
        keys = [.. episodes.Select(EpisodeKey.Of)];
    }

    /// <summary>Homes.</summary>
    public IReadOnlyList<Scene> Scenes { get; }

    /// <summary>Object classes.</summary>
    public IReadOnlyList<MovableObject> Objects { get; }

    /// <summary>Start situations.</summary>
    public IReadOnlyList<Episode> Episodes { get; }

    /// <summary>Arm joints that every episode sets.</summary>
    public int StartJoints { get; }

    /// <summary>Most objects in any episode.</summary>
    public int MaxObjects { get; }

    /// <summary>
    /// The random stream of an episode. It follows from the episode's content, so that the same actions lead to the
    /// same end in whatever set and env the episode is played.
    /// </summary>
    /// <param name="episode">Index into <see cref="Episodes"/>.</param>
    public RandomKey KeyOf(int episode) => keys[episode];

    /// <summary>The same episodes with the target in the hand from the start.</summary>
    public EpisodeSet StartHolding() =>
        new(Scenes, Objects, [.. Episodes.Select(e => e.StartHolding ? e : e with { StartHolding = true })]);
}
