using System.Numerics;
using Galactic.Assets;
using Galactic.Compute;
using Galactic.Datasets;
using Galactic.Datasets.Formats;
using Galactic.Experiments;
using Galactic.Geometry;
using Galactic.Homes;
using Galactic.Robots;
using Galactic.Scenes;
using Galactic.Tests.Scenes;

namespace Galactic.Tests.Datasets.Formats;

public sealed class EpisodeSetFileTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory().FullName;

    public void Dispose() => Directory.Delete(folder, true);

    [Fact]
    public void Generated_episodes_come_back_bit_for_bit_with_their_homes()
    {
        HomeOptions options = HomeOptions.Easy;
        Scene[] homes = [.. Enumerable.Range(2, 3).Select(
            i => SceneBuilder.Build(HomeGenerator.Generate(options, 9, HomeSplit.Validation, i).Describe()))];
        using CpuDevice device = new(2);
        EpisodeSet made = EpisodeGenerator.Generate(
            homes, MovableObjects.Everyday(), EpisodeOptions.Rearrange, 4, 12, device);
        EpisodeSet set = new(made.Scenes, made.Objects, [.. made.Episodes.Select(WithFurtherTargets)]);
        string path = Path.Combine(folder, "mine.episode_set.json");
        EpisodeSetFile.Save(path, set, new HomeScenes(options));

        // The reader's own options differ; the file's count.
        LoadedEpisodes back = EpisodeSetFile.Load(path, new EpisodeSources
        {
            Scenes = new HomeScenes(HomeOptions.Tight),
            Objects = [.. MovableObjects.Everyday().Reverse()],
        });
        Assert.Empty(back.Problems);
        Assert.Equal(set.Objects.Select(o => o.Name), back.Set.Objects.Select(o => o.Name));
        Assert.Equal(set.Episodes.Count, back.Set.Episodes.Count);
        for (int i = 0; i < set.Episodes.Count; i++)
        {
            AssertSameBits(set.Episodes[i], back.Set.Episodes[i]);
        }

        for (int i = 0; i < homes.Length; i++)
        {
            Assert.Equal(homes[i].Name, back.Set.Scenes[i].Name);
            Assert.Equal(homes[i].Columns[2].Intervals, back.Set.Scenes[i].Columns[2].Intervals);
            Assert.Equal(homes[i].Navigation.Navigable, back.Set.Scenes[i].Navigation.Navigable);
        }
    }

    [Fact]
    public void Loading_column_grid_files_gives_the_same_columns_as_computing_them()
    {
        Scene scene = SceneBuilder.Build(Rooms.Furnished());
        EpisodeSet set = Save(scene, out string path);
        ColumnGridFile.SaveSet(folder, scene.Name, scene.Columns);
        EpisodeSources sources = new() { Scenes = new Known(scene), Objects = set.Objects, ColumnGrids = folder };
        Scene back = EpisodeSetFile.Load(path, sources).Set.Scenes[0];
        for (int i = 0; i < SphereRadii.Count; i++)
        {
            Assert.Equal(scene.Columns[i].Cells, back.Columns[i].Cells);
            Assert.Equal(scene.Columns[i].Intervals, back.Columns[i].Intervals);
        }
    }

    [Fact]
    public void Worlds_save_and_load_their_own_episodes()
    {
        using CpuDevice device = new(2);
        WorldSettings settings = new() { TrainingHomes = 2, TrainingEpisodes = 6 };
        List<string> log = [];
        WorldBuilder worlds = new(settings, Fetch.Create(), device, log.Add);
        EpisodeSet set = worlds.Training(3);
        string path = Path.Combine(folder, "train.episode_set.json");
        worlds.Save(path, set);
        EpisodeSet back = worlds.Load(path);
        Assert.Empty(log);
        Assert.Equal(set.Scenes.Select(s => s.Name), back.Scenes.Select(s => s.Name));
        for (int i = 0; i < set.Episodes.Count; i++)
        {
            AssertSameBits(set.Episodes[i], back.Episodes[i]);
            Assert.Equal(set.KeyOf(i), back.KeyOf(i));
        }
    }

    [Fact]
    public void A_home_whose_coordinates_differ_in_the_last_bit_is_the_same_home()
    {
        SceneDescription made = HomeGenerator.Generate(HomeOptions.Default, 4, HomeSplit.Train, 0).Describe();
        CollisionGeometry home = made.Collision;
        SceneFingerprint print = SceneFingerprint.Of(home);
        OrientedBox Shift(OrientedBox box, Func<float, float> change) => box with
        {
            WorldFromBox = box.WorldFromBox with
            {
                Position = box.WorldFromBox.Position with { X = change(box.WorldFromBox.Position.X) },
            },
        };
        Assert.True(print.Matches(SceneFingerprint.Of(
            home with { Boxes = [.. home.Boxes.Select(b => Shift(b, MathF.BitIncrement))] })));
        Assert.False(print.Matches(SceneFingerprint.Of(
            home with { Boxes = [.. home.Boxes.Skip(1), Shift(home.Boxes[0], x => x + 0.01f)] })));
        Assert.False(print.Matches(SceneFingerprint.Of(home with { Boxes = [.. home.Boxes.Skip(1)] })));
    }

    [Fact]
    public void Another_home_under_the_same_name_is_refused()
    {
        EpisodeSet set = Save(SceneBuilder.Build(Rooms.Furnished()), out string path);
        SceneDescription other = Rooms.Describe("flat", Rooms.Shell(divided: true), []);
        AssetException error = Assert.Throws<AssetException>(() => EpisodeSetFile.Load(
            path, new EpisodeSources { Scenes = new Known(SceneBuilder.Build(other)), Objects = set.Objects }));
        Assert.Equal("episodeSet.staticScenes[0]", error.Location);
        Assert.Contains("not the one the episodes were made in", error.Problem);
    }

    [Fact]
    public void A_missing_class_costs_its_objects_and_a_missing_target_its_episode()
    {
        Scene scene = SceneBuilder.Build(Rooms.Furnished());
        EpisodeSet set = Save(scene, out string path);
        string gone = set.Objects[set.Episodes[0].Spawns[set.Episodes[0].TargetIndex].ObjectIndex].Name;
        LoadedEpisodes back = EpisodeSetFile.Load(path, new EpisodeSources
        {
            Scenes = new Known(scene),
            Objects = [.. set.Objects.Where(o => o.Name != gone)],
        });
        Assert.Contains(back.Problems, p => p.Message.Contains(gone, StringComparison.Ordinal));
        Assert.Contains(back.Problems, p => p.Where == "episodeSet.episodes[0]");
        Episode[] playable = [.. set.Episodes.Where(
            e => set.Objects[e.Spawns[e.TargetIndex].ObjectIndex].Name != gone)];
        Assert.Equal(playable.Length, back.Set.Episodes.Count);
        for (int i = 0; i < playable.Length; i++)
        {
            Assert.Equal(Named(set, playable[i]).Where(s => s.Name != gone), Named(back.Set, back.Set.Episodes[i]));
            Assert.Equal(
                playable[i].Spawns[playable[i].TargetIndex].WorldFromMesh,
                back.Set.Episodes[i].Spawns[back.Set.Episodes[i].TargetIndex].WorldFromMesh);
        }
    }

    [Fact]
    public void A_file_whose_homes_nobody_has_is_refused_by_name()
    {
        EpisodeSet set = Save(SceneBuilder.Build(Rooms.Furnished("lost")), out string path);
        AssetException error = Assert.Throws<AssetException>(() => EpisodeSetFile.Load(
            path, new EpisodeSources { Scenes = new HomeScenes(HomeOptions.Default), Objects = set.Objects }));
        Assert.Contains("\"lost\"", error.Message);
    }

    [Fact]
    public void Every_missing_or_wrong_value_is_refused_by_its_place()
    {
        string path = SmallFile();
        int tried = TestFiles.EveryDamagedValueIsNamed(
            path, p => EpisodeSetDocument.Load(p), "galactic", "galactic.scenes", "galactic.furtherTargets",
            "galactic.startHolding", "galactic.paths", "galactic.scenes[0].recipe",
            "episodeSet.staticScenes[0].renderAssetInstances[0].transform.scale");
        Assert.True(tried > 80, $"only {tried} damages tried");
    }

    [Theory]
    [InlineData("\"targetObjIndex\":0", "\"targetObjIndex\":2", "episodes[0].targetObjIndex")]
    [InlineData("\"firstFreeObjectSpawnIndex\":0", "\"firstFreeObjectSpawnIndex\":1", "episodes[0]")]
    [InlineData("\"staticSceneIndex\":0", "\"staticSceneIndex\":-1", "episodes[0].staticSceneIndex")]
    [InlineData("\"agentStartYaw\":0.25", "\"agentStartYaw\":1e99", "episodes[0].agentStartYaw")]
    [InlineData("\"startRotation\":[1,0,0,0]", "\"startRotation\":[1,0.1,0,0]", "freeObjectSpawns[0].startRotation")]
    [InlineData("[0.1,0.2,0.3,0.4,0.5,0.6,0.7]", "[]", "robotStartJointPositions")]
    public void A_value_out_of_range_is_refused_by_its_place(string good, string bad, string place)
    {
        string path = SmallFile();
        string text = File.ReadAllText(path);
        Assert.Contains(good, text);
        File.WriteAllText(path, text.Replace(good, bad));
        Assert.Contains(place, Assert.Throws<AssetException>(() => EpisodeSetDocument.Load(path)).Location);
    }

    [Fact]
    public void More_scenes_than_sixteen_bits_can_number_are_not_written()
    {
        StaticSceneRecord[] scenes =
            [.. Enumerable.Range(0, 32768).Select(i => new StaticSceneRecord($"{i}", $"{i}", []))];
        EpisodeSetDocument set = new([], scenes, [], [], []);
        string path = Path.Combine(folder, "big.json");
        Assert.Contains("32768 scenes", Assert.Throws<ArgumentException>(() => set.Save(path)).Message);
        Assert.False(File.Exists(path));
    }

    internal static void AssertSameBits(Episode expected, Episode actual)
    {
        Assert.Equal(expected.SceneIndex, actual.SceneIndex);
        Assert.Equal(expected.TargetIndex, actual.TargetIndex);
        Assert.Equal(expected.Spawns, actual.Spawns);
        Assert.Equal(expected.FurtherTargets, actual.FurtherTargets);
        Assert.Equal(expected.StartJoints, actual.StartJoints);
        Assert.Equal(expected.Goal, actual.Goal);
        Assert.Equal(expected.StartHolding, actual.StartHolding);
        Assert.True(float.IsFinite(actual.PathToTarget));
        Assert.Equal(expected.PathToTarget, actual.PathToTarget);
        Assert.Equal(expected.PathToGoal, actual.PathToGoal);
        Assert.Equal(expected.StartPosition, actual.StartPosition);
        Assert.Equal(
            BitConverter.SingleToUInt32Bits(expected.StartYaw), BitConverter.SingleToUInt32Bits(actual.StartYaw));
    }

    private static Episode WithFurtherTargets(Episode episode, int number) => number % 2 == 0
        ? episode
        : episode with
        {
            StartHolding = number % 3 == 0,
            FurtherTargets =
            [
                new ObjectGoal((episode.TargetIndex + 1) % episode.Spawns.Count, episode.Goal),
                new ObjectGoal((episode.TargetIndex + 2) % episode.Spawns.Count, new Pose(
                    new Vector3(-0.0f, 1e-8f, number / 3f), episode.Goal.Rotation)),
            ],
        };

    private static IEnumerable<(string Name, Pose Pose)> Named(EpisodeSet set, Episode episode) =>
        episode.Spawns.Select(s => (set.Objects[s.ObjectIndex].Name, s.WorldFromMesh));

    private EpisodeSet Save(Scene scene, out string path)
    {
        using CpuDevice device = new(1);
        EpisodeSet set = EpisodeGenerator.Generate(
            [scene], MovableObjects.Ycb9(), new EpisodeOptions(), 3, 20, device);
        path = Path.Combine(folder, "set.episode_set.json");
        EpisodeSetFile.Save(path, set);
        return set;
    }

    private string SmallFile()
    {
        string path = Path.Combine(folder, "small.json");
        Pose pose = new(new Vector3(1, 2, 3), Quaternion.Identity);
        new EpisodeSetDocument(
            ["home", "thing"],
            [
                new StaticSceneRecord(
                    "home", "home", [new RenderInstance(0, Vector3.Zero, Quaternion.Identity, Vector3.One)],
                    new SceneOrigin(new SceneFingerprint(1, 2, [1, 2, 3, 4, 5, 6]), "{}")),
            ],
            [new FreeObjectRecord(1, [Quaternion.Identity])],
            [new ObjectSpawn(0, pose), new ObjectSpawn(0, pose)],
            [
                new EpisodeRecord(
                    0, 0, 2, 0, new Vector2(1, 2), 0.25f, [0.1f, 0.2f, 0.3f, 0.4f, 0.5f, 0.6f, 0.7f], pose,
                    [new ObjectGoal(1, pose)]),
            ]).Save(path);
        return path;
    }

    /// <summary>One home, found by name.</summary>
    internal sealed class Known(Scene scene) : ISceneSource
    {
        public SceneDescription? Find(string name, string? recipe) => name == scene.Name
            ? new SceneDescription(name, scene.Mesh, scene.CeilingStart, scene.Collision, scene.Receptacles)
            : null;

        public string? RecipeOf(string name) => null;
    }
}
