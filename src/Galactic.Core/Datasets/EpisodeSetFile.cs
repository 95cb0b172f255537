using System.Numerics;
using Galactic.Assets;
using Galactic.Datasets.Formats;
using Galactic.Scenes;

namespace Galactic.Datasets;

/// <summary>
/// Episode sets as files (<c>*.episode_set.json</c>), in the format of the original simulator. What that format has
/// no place for stands beside it, in an object "galactic" that other readers ignore.
/// </summary>
public static class EpisodeSetFile
{
    private const int StartRotations = 32;

    /// <summary>Loads episodes; homes and objects come from the sources.</summary>
    /// <remarks>
    /// Homes that no episode uses are left out, unless the file says how to make them again. What the sources lack
    /// is left out with the episodes that cannot do without it, and reported. A set that
    /// <see cref="Save"/> wrote comes back bit for bit.
    /// </remarks>
    /// <exception cref="AssetException">The file is missing or damaged, a home is not the one the episodes were made
    /// in, or no episode can be played.</exception>
    public static LoadedEpisodes Load(string path, EpisodeSources sources) =>
        new EpisodeSetLoader(path, EpisodeSetDocument.Load(path), sources).Load();

    /// <summary>Writes episodes, complete or not at all.</summary>
    /// <param name="path">File to write.</param>
    /// <param name="set">Homes and objects are named, not written.</param>
    /// <param name="scenes">The source of the homes, asked how to make them again; null if names will do.</param>
    /// <exception cref="ArgumentException">The set exceeds what the format can number, or two homes or classes share
    /// a name.</exception>
    public static void Save(string path, EpisodeSet set, ISceneSource? scenes = null) =>
        ToDocument(set, scenes).Save(path);

    /// <summary>What a file holds for a set: one render asset per home and per class, at the origin.</summary>
    public static EpisodeSetDocument ToDocument(EpisodeSet set, ISceneSource? scenes = null)
    {
        RequireUnique(set.Scenes.Select(s => s.Name), "homes");
        RequireUnique(set.Objects.Select(o => o.Name), "object classes");
        StaticSceneRecord[] homes =
        [
            .. set.Scenes.Select((scene, i) => new StaticSceneRecord(
                scene.Name, scene.Name, [new RenderInstance(i, Vector3.Zero, Quaternion.Identity, Vector3.One)],
                new SceneOrigin(SceneFingerprint.Of(scene.Collision), scenes?.RecipeOf(scene.Name)))),
        ];
        FreeObjectRecord[] objects =
            [.. set.Objects.Select((item, i) => new FreeObjectRecord(homes.Length + i, Turns(item.Upright)))];
        List<EpisodeRecord> episodes = new(set.Episodes.Count);
        List<ObjectSpawn> spawns = [];
        foreach (Episode episode in set.Episodes)
        {
            episodes.Add(new EpisodeRecord(
                episode.SceneIndex, spawns.Count, episode.Spawns.Count, episode.TargetIndex, episode.StartPosition,
                episode.StartYaw, episode.StartJoints, episode.Goal, episode.FurtherTargets)
            {
                StartHolding = episode.StartHolding,
                PathToTarget = episode.PathToTarget,
                PathToGoal = episode.PathToGoal,
            });
            spawns.AddRange(episode.Spawns);
        }

        string[] assets = [.. set.Scenes.Select(s => s.Name), .. set.Objects.Select(o => o.Name)];
        return new EpisodeSetDocument(assets, homes, objects, spawns, episodes);
    }

    private static Quaternion[] Turns(Quaternion upright) =>
    [
        .. Enumerable.Range(0, StartRotations).Select(i => Quaternion.Normalize(
            Quaternion.CreateFromAxisAngle(Vector3.UnitY, i * (MathF.Tau / StartRotations)) * upright)),
    ];

    private static void RequireUnique(IEnumerable<string> names, string what)
    {
        string? twice = names.GroupBy(n => n, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1)?.Key;
        if (twice is not null)
        {
            throw new ArgumentException($"Two {what} of the set are named '{twice}'; a file tells them apart by name.");
        }
    }
}
