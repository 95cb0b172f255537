using Galactic.Assets;
using Galactic.Scenes;

namespace Galactic.Datasets.Formats;

/// <summary>
/// The contents of an episode set file (<c>*.episode_set.json</c>), one to one. To play the episodes, load them with
/// <see cref="EpisodeSetFile"/>.
/// </summary>
/// <param name="RenderAssets">Names of meshes.</param>
/// <param name="StaticScenes">Homes.</param>
/// <param name="FreeObjects">Object classes.</param>
/// <param name="Spawns">Objects of all episodes: class and start pose.</param>
/// <param name="Episodes">Episodes.</param>
public sealed record EpisodeSetDocument(
    IReadOnlyList<string> RenderAssets, IReadOnlyList<StaticSceneRecord> StaticScenes,
    IReadOnlyList<FreeObjectRecord> FreeObjects, IReadOnlyList<ObjectSpawn> Spawns,
    IReadOnlyList<EpisodeRecord> Episodes)
{
    /// <summary>
    /// The format numbers assets, scenes, classes and an episode's objects with 16 bits, sign included.
    /// </summary>
    public const int MaxCount = short.MaxValue;

    /// <summary>Most arm joints of an episode. The original simulator's reader takes seven.</summary>
    public const int MaxJoints = 64;

    /// <summary>Reads a file and checks all references, ranges and quaternion lengths in it.</summary>
    /// <exception cref="AssetException">The file is missing or something in it is; names the place and what was
    /// expected there.</exception>
    public static EpisodeSetDocument Load(string path) => EpisodeSetReader.Read(JsonPlace.Open(path));

    /// <summary>Writes the file, complete or not at all; numbers read back bit for bit.</summary>
    /// <exception cref="ArgumentException">More scenes, classes or objects than the format can number, or too many
    /// joints.</exception>
    public void Save(string path)
    {
        RequireAtMost(RenderAssets.Count, MaxCount, "render assets");
        RequireAtMost(StaticScenes.Count, MaxCount, "scenes");
        RequireAtMost(FreeObjects.Count, MaxCount, "object classes");
        for (int i = 0; i < Episodes.Count; i++)
        {
            RequireAtMost(Episodes[i].SpawnCount, MaxCount, $"objects in episode {i}");
            RequireAtMost(Episodes[i].StartJoints.Count, MaxJoints, $"start joints in episode {i}");
        }

        EpisodeSetWriter.Write(this, path);
    }

    private static void RequireAtMost(int count, int most, string what)
    {
        if (count > most)
        {
            throw new ArgumentException($"The episode set has {count} {what}; the file format holds at most {most}.");
        }
    }
}
