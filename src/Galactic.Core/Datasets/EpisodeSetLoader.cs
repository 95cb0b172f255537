using Galactic.Assets;
using Galactic.Datasets.Formats;
using Galactic.Scenes;

namespace Galactic.Datasets;

/// <summary>Turns the contents of an episode set file into a set that can be played.</summary>
internal sealed class EpisodeSetLoader(string path, EpisodeSetDocument file, EpisodeSources sources)
{
    private readonly ProblemLog problems = new();
    private readonly List<Scene> scenes = [];
    private readonly List<MovableObject> objects = [];

    public LoadedEpisodes Load()
    {
        int?[] classes = Classes();
        int?[] homes = Homes();
        List<Episode> episodes = [];
        for (int i = 0; i < file.Episodes.Count; i++)
        {
            if (Convert(i, homes, classes) is { } episode)
            {
                episodes.Add(episode);
            }
        }

        if (episodes.Count == 0)
        {
            throw new AssetException(
                path, "episodeSet.episodes",
                $"none of {file.Episodes.Count} episodes can be played, expected at least one. "
                + problems.Items.FirstOrDefault()?.Message);
        }

        try
        {
            return new LoadedEpisodes(new EpisodeSet(scenes, objects, episodes), problems.Items);
        }
        catch (ArgumentException error)
        {
            throw new AssetException(path, "episodeSet.episodes", error.Message, error);
        }
    }

    /// <summary>Numbers of the classes in the set, null for those nobody knows.</summary>
    private int?[] Classes()
    {
        int?[] numbers = new int?[file.FreeObjects.Count];
        for (int i = 0; i < numbers.Length; i++)
        {
            string name = file.RenderAssets[file.FreeObjects[i].Asset];
            if (sources.Objects.FirstOrDefault(o => o.Name == name) is { } item)
            {
                numbers[i] = objects.Count;
                objects.Add(item);
            }
            else
            {
                problems.Add(
                    path, $"episodeSet.freeObjects[{i}]",
                    $"no object class \"{name}\" among {string.Join(", ", sources.Objects.Select(o => o.Name))}; "
                    + "its objects are left out");
            }
        }

        return numbers;
    }

    private int?[] Homes()
    {
        bool[] used = new bool[file.StaticScenes.Count];
        foreach (EpisodeRecord episode in file.Episodes)
        {
            used[episode.Scene] = true;
        }

        int?[] numbers = new int?[used.Length];
        for (int i = 0; i < used.Length; i++)
        {
            if ((used[i] || file.StaticScenes[i].Origin is not null) && Home(i) is { } home)
            {
                numbers[i] = scenes.Count;
                scenes.Add(home);
            }
        }

        return numbers;
    }

    private Scene? Home(int index)
    {
        StaticSceneRecord record = file.StaticScenes[index];
        string where = $"episodeSet.staticScenes[{index}]";
        try
        {
            if (sources.Scenes.Find(record.Name, record.Origin?.Recipe) is not { } description)
            {
                problems.Add(path, where, $"no home named \"{record.Name}\" was found; its episodes are left out");
                return null;
            }

            if (record.Origin is { } origin && !origin.Geometry.Matches(SceneFingerprint.Of(description.Collision)))
            {
                throw new AssetException(
                    path, where,
                    $"the home \"{record.Name}\" is not the one the episodes were made in: other solids; "
                    + "make the episodes again");
            }

            return Prepared(SceneBuilder.Build(description, sources.Settings), record.ColumnGrids);
        }
        catch (Exception error) when (error is ArgumentException or InvalidDataException)
        {
            problems.Add(path, where, $"{error.Message} Its episodes are left out");
            return null;
        }
    }

    private Scene Prepared(Scene scene, string grids) => sources.ColumnGrids is null
        ? scene
        : new Scene
        {
            Name = scene.Name,
            Mesh = scene.Mesh,
            PartClasses = scene.PartClasses,
            Collision = scene.Collision,
            Receptacles = scene.Receptacles,
            Columns = ColumnGridFile.LoadSet(sources.ColumnGrids, grids),
            Navigation = scene.Navigation,
            CeilingStart = scene.CeilingStart,
        };

    private Episode? Convert(int index, int?[] homes, int?[] classes)
    {
        EpisodeRecord record = file.Episodes[index];
        if (homes[record.Scene] is not { } scene)
        {
            return null;
        }

        List<ObjectSpawn> spawns = new(record.SpawnCount);
        int?[] numbers = new int?[record.SpawnCount];
        for (int i = 0; i < numbers.Length; i++)
        {
            ObjectSpawn spawn = file.Spawns[record.FirstSpawn + i];
            if (classes[spawn.ObjectIndex] is { } known)
            {
                numbers[i] = spawns.Count;
                spawns.Add(spawn with { ObjectIndex = known });
            }
        }

        if (numbers[record.Target] is not { } target || record.FurtherTargets.Any(t => numbers[t.Spawn] is null))
        {
            problems.Add(
                path, $"episodeSet.episodes[{index}]", "a target's object class is missing; the episode is left out");
            return null;
        }

        return new Episode
        {
            SceneIndex = scene,
            Spawns = spawns,
            TargetIndex = target,
            StartPosition = record.StartPosition,
            StartYaw = record.StartYaw,
            StartJoints = record.StartJoints,
            Goal = record.Goal,
            FurtherTargets = [.. record.FurtherTargets.Select(t => t with { Spawn = numbers[t.Spawn]!.Value })],
            StartHolding = record.StartHolding,
            PathToTarget = record.PathToTarget,
            PathToGoal = record.PathToGoal,
        };
    }
}
