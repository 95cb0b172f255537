using Galactic.Assets;
using Galactic.Compute;
using Galactic.Datasets;
using Galactic.Homes;
using Galactic.Robots;
using Galactic.Scenes;

namespace Galactic.Experiments;

/// <summary>
/// Turns world settings into scenes and episodes: generated homes, or loaded ones where a path is given. The same
/// settings, split and seed give the same worlds on every machine and for every number of threads.
/// </summary>
/// <param name="settings">What to build.</param>
/// <param name="robot">The robot that must be able to start there.</param>
/// <param name="device">Workers.</param>
/// <param name="log">Receives one line per problem of loaded data; null drops them.</param>
public sealed class WorldBuilder(WorldSettings settings, RobotModel robot, CpuDevice device, Action<string>? log = null)
{
    private const int FewestToHoldOut = 3;
    private readonly Dictionary<bool, IReadOnlyList<MovableObject>> objects = [];
    private readonly PreparedCache? cache = settings.Scenes is null ? null : PreparedCache.Open(log);
    private HabitatDataset? dataset;
    private int toldProblems;

    /// <summary>Object classes of the sets this builder makes.</summary>
    public IReadOnlyList<MovableObject> Objects(HomeSplit split)
    {
        bool heldOut = split == HomeSplit.TestStyle;
        if (!objects.TryGetValue(heldOut, out IReadOnlyList<MovableObject>? known))
        {
            objects.Add(heldOut, known = ObjectSets.Load(settings.Objects, split, settings.Homes.Detail.OfObjects()));
        }

        return known;
    }

    /// <summary>The classes of all splits, each once.</summary>
    public IReadOnlyList<MovableObject> KnownObjects =>
        [.. Objects(HomeSplit.Train).UnionBy(Objects(HomeSplit.TestStyle), o => o.Name)];

    /// <summary>
    /// True if evaluation homes are never trained in. False for a dataset of fewer than three scenes, where only the
    /// start situations differ.
    /// </summary>
    public bool HoldsHomesOut => settings.Scenes is null || Names(Dataset()).Length >= FewestToHoldOut;

    /// <summary>Homes and start situations to train on.</summary>
    public EpisodeSet Training(ulong seed) =>
        Episodes(
            Scenes(HomeSplit.Train, settings.TrainingHomes, seed), HomeSplit.Train, seed, 0, settings.TrainingEpisodes);

    /// <summary>Homes never trained in, with one start situation per episode.</summary>
    /// <param name="split">Validation for choosing anything, Test for a final number.</param>
    /// <param name="episodes">Number of start situations.</param>
    /// <param name="seed">Use the same seed as for training; splits never share a home.</param>
    public EpisodeSet HeldOut(HomeSplit split, int episodes, ulong seed) =>
        Episodes(
            Scenes(split, Math.Min(settings.HeldOutHomes, episodes), seed), split, seed, 1 + (int)split, episodes);

    /// <summary>The homes themselves.</summary>
    public IReadOnlyList<Home> Homes(HomeSplit split, int count, ulong seed)
    {
        if (settings.Scenes is not null)
        {
            throw new InvalidOperationException($"These worlds are loaded from {settings.Scenes}, not generated.");
        }

        Home[] homes = new Home[count];
        device.Run("generate homes", count, 1, new GenerateHomes(homes, settings.Homes, seed, split));
        return homes;
    }

    /// <summary>Episodes from a file, in the homes of these worlds.</summary>
    /// <exception cref="Galactic.Assets.AssetException">The file is missing or damaged, or nothing in it can be
    /// played here.</exception>
    public EpisodeSet Load(string path)
    {
        EpisodeSources sources = new() { Scenes = SceneSource(), Objects = KnownObjects, Settings = Preparation };
        LoadedEpisodes loaded = EpisodeSetFile.Load(path, sources);
        foreach (DatasetProblem problem in loaded.Problems)
        {
            log?.Invoke(problem.ToString());
        }

        return loaded.Set;
    }

    /// <summary>Writes episodes in homes of these worlds to a file that <see cref="Load(string)"/> reads.</summary>
    public void Save(string path, EpisodeSet set) => EpisodeSetFile.Save(path, set, SceneSource());

    /// <summary>One scene with a few start situations.</summary>
    /// <param name="scene">Name of a loaded scene, number of a generated home of the training set or name of any
    /// generated home (<see cref="HomeId"/>); null for the first.</param>
    /// <param name="episodes">Number of start situations.</param>
    /// <param name="seed">Seed of homes and episodes.</param>
    /// <exception cref="ArgumentException">There is no such scene.</exception>
    public EpisodeSet One(string? scene, int episodes, ulong seed) => Episodes(Scene(scene, seed), episodes, seed);

    /// <summary>Start situations in one scene.</summary>
    /// <param name="scene">The scene.</param>
    /// <param name="episodes">Number of start situations.</param>
    /// <param name="seed">Seed of the episodes.</param>
    /// <exception cref="NoRoomException">The scene has no room for them.</exception>
    public EpisodeSet Episodes(Scene scene, int episodes, ulong seed) =>
        Episodes([scene], HomeSplit.Train, seed, 0, episodes);

    /// <summary>One scene.</summary>
    /// <param name="scene">As for <see cref="One"/>.</param>
    /// <param name="seed">Seed of numbered homes.</param>
    /// <exception cref="ArgumentException">There is no such scene.</exception>
    public Scene Scene(string? scene, ulong seed) =>
        SceneBuilder.Build(
            settings.Scenes is null ? Generated(scene, seed) : Loaded(settings.Scenes, scene), Preparation, cache);

    /// <summary>Where the robot can drive depends on its size.</summary>
    private SceneSettings Preparation => new() { BaseRadius = robot.FootprintRadius() };

    private ISceneSource SceneSource() =>
        settings.Scenes is null ? new HomeScenes(settings.Homes) : new DatasetScenes(Dataset());

    private SceneDescription Generated(string? scene, ulong seed)
    {
        if (!HomeId.TryParse(scene, out HomeId home))
        {
            int index = 0;
            if (scene is not null && (!int.TryParse(scene, out index) || index < 0))
            {
                throw new ArgumentException(
                    $"Generated homes are numbered from 0 or named like {new HomeId(HomeSplit.Test, seed, 42)}; "
                    + $"'{scene}' is neither.", nameof(scene));
            }

            home = new HomeId(HomeSplit.Train, seed, index);
        }

        return HomeGenerator.Generate(settings.Homes, home.Seed, home.Split, home.Index).Describe();
    }

    private SceneDescription Loaded(string path, string? scene)
    {
        HabitatDataset dataset = Dataset();
        string name = scene ?? dataset.SceneNames.FirstOrDefault()
            ?? throw new InvalidDataException($"{path} has no scenes.");
        if (!dataset.SceneNames.Contains(name))
        {
            throw new ArgumentException(
                $"{path} has no scene '{name}'. It has: {string.Join(", ", dataset.SceneNames.Take(20))}.", nameof(
                    scene));
        }

        SceneDescription description = Loaded(dataset, name);
        Tell(dataset);
        return description;
    }

    private SceneDescription Loaded(HabitatDataset dataset, string name) => settings.Simplify == 0
        ? dataset.LoadScene(name)
        : SceneSimplifier.Simplify(dataset.LoadScene(name), settings.Simplify, log);

    /// <summary>Passes on the problems found since the last time.</summary>
    private void Tell(HabitatDataset dataset)
    {
        foreach (DatasetProblem problem in dataset.Problems.Skip(toldProblems))
        {
            log?.Invoke(problem.ToString());
        }

        toldProblems = dataset.Problems.Count;
    }

    private HabitatDataset Dataset()
    {
        if (dataset is null)
        {
            dataset = HabitatDataset.Open(settings.Scenes!, cache);
            foreach (string note in dataset.Notes)
            {
                log?.Invoke(note);
            }
        }

        return dataset;
    }

    private string[] Names(HabitatDataset dataset) =>
        [.. dataset.SceneNames.Order(StringComparer.Ordinal).Where(settings.Includes)];

    private EpisodeSet Episodes(
        IReadOnlyList<Scene> scenes, HomeSplit split, ulong seed, int stream, int count) =>
        EpisodeGenerator.Generate(
            scenes, Objects(split), settings.Episodes with { Robot = robot },
            RandomKey.FromSeed(seed).For(stream).State, count, device);

    private IReadOnlyList<Scene> Scenes(HomeSplit split, int count, ulong seed)
    {
        SceneDescription[] descriptions = settings.Scenes is null
            ? [.. Homes(split, count, seed).Select(h => h.Describe())]
            : LoadScenes(settings.Scenes, split);
        Scene[] scenes = new Scene[descriptions.Length];
        device.Run("build scenes", scenes.Length, 1, new BuildScenes(descriptions, Preparation, cache, scenes));
        return scenes;
    }

    private SceneDescription[] LoadScenes(string path, HomeSplit split)
    {
        HabitatDataset dataset = Dataset();
        string[] names = Names(dataset);
        if (names.Length == 0)
        {
            throw new InvalidDataException($"{path} has no scene that starts with '{settings.ScenePrefix}'.");
        }

        int heldOut = names.Length < FewestToHoldOut ? 0 : Math.Min(settings.HeldOutScenes, names.Length - 1);
        if (heldOut > 0)
        {
            names = split == HomeSplit.Train ? names[..^heldOut] : names[^heldOut..];
        }

        SceneDescription[] scenes = [.. names.Select(n => Loaded(dataset, n))];
        Tell(dataset);
        return scenes;
    }

    private readonly struct GenerateHomes(Home[] homes, HomeOptions options, ulong seed, HomeSplit split) : IKernel
    {
        public void Execute(int begin, int end, int worker)
        {
            for (int i = begin; i < end; i++)
            {
                homes[i] = HomeGenerator.Generate(options, seed, split, i);
            }
        }
    }

    private readonly struct BuildScenes(
        SceneDescription[] descriptions, SceneSettings settings, PreparedCache? cache, Scene[] scenes) : IKernel
    {
        public void Execute(int begin, int end, int worker)
        {
            for (int i = begin; i < end; i++)
            {
                scenes[i] = SceneBuilder.Build(descriptions[i], settings, cache);
            }
        }
    }
}
