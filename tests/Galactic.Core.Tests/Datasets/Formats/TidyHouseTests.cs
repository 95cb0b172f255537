using System.Numerics;
using Galactic.Assets;
using Galactic.Compute;
using Galactic.Datasets;
using Galactic.Datasets.Formats;
using Galactic.Robots;
using Galactic.Scenes;
using Galactic.Simulation;

namespace Galactic.Tests.Datasets.Formats;

/// <summary>What is known about the shipped ten-episode set and the files it belongs to.</summary>
public sealed class TidyHouseTests : IDisposable
{
    private static readonly float[] RestPose = [-0.45f, -1.08f, 0.10f, 0.935f, 0, 1.573f, 0];
    private readonly string folder = Directory.CreateTempSubdirectory().FullName;

    public void Dispose() => Directory.Delete(folder, true);

    [Fact]
    public void The_tables_have_the_known_sizes_and_slices()
    {
        EpisodeSetDocument set = Read();
        Assert.Equal(
            (113, 84, 9, 3000, 10),
            (set.RenderAssets.Count, set.StaticScenes.Count, set.FreeObjects.Count, set.Spawns.Count,
                set.Episodes.Count));
        for (int i = 0; i < set.Episodes.Count; i++)
        {
            EpisodeRecord episode = set.Episodes[i];
            Assert.Equal((22, 30 * i, 30, 0), (episode.Scene, episode.FirstSpawn, episode.SpawnCount, episode.Target));
            Assert.Empty(episode.FurtherTargets);
            Assert.All(
                episode.StartJoints.Zip(RestPose), pair => Assert.InRange(pair.First - pair.Second, -0.03f, 0.03f));
        }

        Assert.Equal("Baked_sc1_staging_01", set.StaticScenes[22].Name);
        Assert.All(set.StaticScenes, s => Assert.Equal((32, s.Name), (s.Instances.Count, s.ColumnGrids)));
        Assert.Equal(
            MovableObjects.Ycb9().Select(o => o.Name).Order(),
            set.FreeObjects.Select(o => set.RenderAssets[o.Asset]).Order());
    }

    [Fact]
    public void Heights_distances_scales_and_rotations_lie_in_the_known_ranges()
    {
        EpisodeSetDocument set = Read();
        Assert.All(set.Spawns, s => Assert.InRange(s.WorldFromMesh.Position.Y, 0.39f, 0.95f));
        Assert.All(set.Spawns, s => Assert.InRange(s.WorldFromMesh.Rotation.Length() - 1, -3e-7f, 3e-7f));
        Assert.All(set.Episodes, e => Assert.InRange(e.Goal.Position.Y, 0.40f, 0.94f));
        Assert.All(set.Episodes, e => Assert.InRange(
            Vector3.Distance(set.Spawns[e.FirstSpawn].WorldFromMesh.Position, e.Goal.Position), 0.07f, 8.69f));
        Assert.Equal(
            [0.38f, 0.4f, 0.98f, 1f],
            set.StaticScenes.SelectMany(s => s.Instances).SelectMany(i => new[] { i.Scale.X, i.Scale.Y, i.Scale.Z })
                .Select(s => MathF.Round(s, 5)).Distinct().Order());
    }

    [Fact]
    public void Start_rotations_are_thirty_two_turns_of_an_upright_object()
    {
        EpisodeSetDocument set = Read();
        foreach (FreeObjectRecord item in set.FreeObjects)
        {
            Assert.Equal(32, item.StartRotations.Count);
            for (int k = 0; k < 32; k++)
            {
                // RotY(k * 11.25 degrees) * RotX(-90 degrees), multiplied out by hand.
                double half = k * Math.PI / 32;
                double s = Math.Sqrt(0.5);
                Vector4 expected = new(
                    (float)(-s * Math.Cos(half)), (float)(s * Math.Sin(half)), (float)(s * Math.Sin(half)),
                    (float)(s * Math.Cos(half)));
                Quaternion q = item.StartRotations[k];
                Assert.True(MathF.Abs(Vector4.Dot(expected, new Vector4(q.X, q.Y, q.Z, q.W))) > 1 - 1e-6f, $"{k}: {q}");
            }
        }
    }

    [Fact]
    public void Writing_and_reading_changes_no_bit()
    {
        EpisodeSetDocument set = Read();
        string path = Path.Combine(folder, "copy.json");
        set.Save(path);
        EpisodeSetDocument back = EpisodeSetDocument.Load(path);
        Assert.Equal(set.RenderAssets, back.RenderAssets);
        Assert.Equal(set.Spawns, back.Spawns);
        Assert.Equal(
            set.FreeObjects.SelectMany(o => o.StartRotations), back.FreeObjects.SelectMany(o => o.StartRotations));
        Assert.Equal(
            set.StaticScenes.SelectMany(s => s.Instances.Select(i => (s.Name, i))),
            back.StaticScenes.SelectMany(s => s.Instances.Select(i => (s.Name, i))));
        for (int i = 0; i < set.Episodes.Count; i++)
        {
            Assert.Equal(set.Episodes[i].StartJoints, back.Episodes[i].StartJoints);
            Assert.Equal(
                set.Episodes[i] with { StartJoints = [], FurtherTargets = [] },
                back.Episodes[i] with { StartJoints = [], FurtherTargets = [] });
        }
    }

    [Fact]
    public void Starts_lie_in_the_navigation_mesh_of_the_same_layout_and_swapped_ones_do_not()
    {
        NavMesh mesh = Dataset().LoadNavMesh("v3_sc1_staging_01")!;
        EpisodeSetDocument set = Read();
        Assert.All(set.Episodes, e => Assert.True(mesh.Contains(e.StartPosition.X, e.StartPosition.Y)));
        Assert.InRange(set.Episodes.Count(e => mesh.Contains(e.StartPosition.Y, e.StartPosition.X)), 1, 9);
    }

    [Fact]
    public void Objects_and_goals_are_within_reach_of_the_navigation_mesh()
    {
        NavMesh mesh = Dataset().LoadNavMesh("v3_sc1_staging_01")!;
        EpisodeSetDocument set = Read();
        float[] distances =
        [
            .. set.Episodes.Select(e => set.Spawns[e.FirstSpawn + e.Target].WorldFromMesh.Position)
                .Concat(set.Episodes.Select(e => e.Goal.Position))
                .Select(p => mesh.DistanceTo(p.X, p.Z)),
        ];
        Assert.All(distances, d => Assert.InRange(d, 0, 1.2f));
        Assert.InRange(distances.Average(), 0.4f, 0.8f);
    }

    [Fact]
    public void Static_scenes_equal_their_replays_instance_for_instance()
    {
        string replays = Path.Combine(SharedData.Folder("nc-test-input-only/galactic"), "replays");
        EpisodeSetDocument set = Read();
        int compared = 0;
        foreach (string path in Directory.EnumerateFiles(replays, "*.replay.json"))
        {
            StaticSceneRecord scene = set.StaticScenes.Single(
                s => s.Name == Path.GetFileName(path).Replace(".replay.json", "", StringComparison.Ordinal));
            SceneReplay replay = SceneReplay.Load(path);
            Assert.Equal((21, 32), (replay.Loads.Count, replay.Instances.Count));
            List<string> assets = [.. set.RenderAssets];
            StaticSceneRecord made = replay.ToStaticScene(scene.Name, assets);
            Assert.Equal(set.RenderAssets.Count, assets.Count);
            foreach ((RenderInstance instance, RenderInstance recorded) in scene.Instances.Zip(made.Instances))
            {
                Assert.Equal(instance.Asset, recorded.Asset);
                Assert.True(Vector3.Distance(instance.Origin, recorded.Origin) < 2e-7f, $"{instance} {recorded}");
                Assert.True((instance.Rotation - recorded.Rotation).Length() < 2e-7f, $"{instance} {recorded}");
                Assert.Equal(instance.Scale, recorded.Scale);
                compared++;
            }
        }

        Assert.True(compared >= 32 * 32, $"only {compared} instances compared");
    }

    [Fact]
    public void The_set_plays_in_the_interactive_layout_of_the_same_name()
    {
        HabitatDataset dataset = Dataset();
        LoadedEpisodes loaded = EpisodeSetFile.Load(PathOfSet(), new EpisodeSources
        {
            Scenes = new DatasetScenes(dataset),
            Objects = YcbObjects.Load(SharedData.Folder("ycb")),
        });
        Assert.Empty(loaded.Problems);
        Assert.Equal("Baked_sc1_staging_01", Assert.Single(loaded.Set.Scenes).Name);
        Assert.Contains(dataset.Problems, p => p.Message.Contains("a bare floor", StringComparison.Ordinal));
        Assert.Contains(
            dataset.Problems, p => p.Message.Contains("Stage_v3_sc1_staging.glb", StringComparison.Ordinal));
        Assert.Equal(10, loaded.Set.Episodes.Count);

        // The medium sphere around every object's centre but its own place is free: objects stand on the furniture.
        Scene scene = loaded.Set.Scenes[0];
        int supported = 0;
        int all = 0;
        foreach (ObjectSpawn spawn in loaded.Set.Episodes.SelectMany(e => e.Spawns))
        {
            MovableObject item = loaded.Set.Objects[spawn.ObjectIndex];
            Vector3 center = spawn.WorldFromMesh.Transform(item.Box.Center);
            float bottom = center.Y - (item.Box.Size.Z / 2);
            float gap = scene.Columns[0].CastDown(center with { Y = bottom + 0.03f });
            supported += MathF.Abs(gap - 0.015f) < 0.02f ? 1 : 0;
            all++;
        }

        Assert.True(supported > all * 0.9, $"{supported} of {all} objects stand on something");
    }

    [Fact]
    public void No_episode_starts_in_a_collision_and_random_steps_do_no_harm()
    {
        string collection = Path.Combine(
            SharedData.Folder("nc-test-input-only/galactic"), "replicacad_composite.collection.json");
        EpisodeSet set = EpisodeSetFile.Load(PathOfSet(), new EpisodeSources
        {
            Scenes = new DatasetScenes(Dataset()),
            Objects = CollectionObjects.Load(collection),
        }).Set;
        using CpuDevice device = new(2);
        using BatchSimulator simulator = new(set, Fetch.Create(), new SimulationSettings(), set.Episodes.Count, device);
        simulator.Reset([.. Enumerable.Range(0, set.Episodes.Count)]);
        simulator.Step(new float[set.Episodes.Count * 11]);
        Assert.Equal(0, simulator.StartCollisions);
        for (int i = 0; i < set.Episodes.Count; i++)
        {
            Assert.Equal(set.Episodes[i].StartPosition.X, simulator.State.BaseX.Span[i]);
            Assert.Equal(set.Episodes[i].StartPosition.Y, simulator.State.BaseZ.Span[i]);
            Assert.Equal(30, simulator.State.ObjectCount.Span[i]);
        }

        RandomKey key = RandomKey.FromSeed(1);
        for (int step = 0; step < 100; step++)
        {
            RandomKey draws = key.For(step);
            simulator.Step([.. Enumerable.Range(0, set.Episodes.Count * 11).Select(i => draws.Uniform(i, -1, 1))]);
        }

        Assert.Empty(simulator.Faults);
        Assert.All(simulator.State.BaseX.Span[..set.Episodes.Count].ToArray(), x => Assert.InRange(x, -4, 6));
    }

    [Fact]
    public void An_episode_of_thirty_objects_draws_eighty_three_instances()
    {
        EpisodeSetDocument set = Read();
        EpisodeRecord episode = set.Episodes[0];
        string urdf = Path.Combine(SharedData.Folder("nc-test-input-only/fetch-robot"), "opt_fetch/robots/fetch.urdf");
        int links = UrdfReader.Load(urdf).Shapes.Where(s => !s.IsCollision).Select(s => s.Link).Distinct().Count();
        Assert.Equal(21, links);
        Assert.Equal(83, set.StaticScenes[episode.Scene].Instances.Count + links + episode.SpawnCount);
    }

    [Fact]
    public void The_mapping_names_every_render_asset_and_comes_back_the_same()
    {
        string path = Path.Combine(SharedData.Folder("nc-test-input-only/galactic"), "composite.bps.mapping.json");
        IReadOnlyList<AssetMapping> mappings = MappingFile.Load(path);
        Assert.Equal(146, mappings.Count);
        Assert.Equal(Enumerable.Range(0, 146), mappings.Select(m => m.Mesh).Order());
        Assert.All(mappings, m => Assert.InRange(m.Material, 0, 137));
        Assert.Subset(mappings.Select(m => m.Name).ToHashSet(), Read().RenderAssets.ToHashSet());
        string copy = Path.Combine(folder, "copy.mapping.json");
        MappingFile.Save(copy, mappings);
        Assert.Equal(mappings, MappingFile.Load(copy));
    }

    private static string PathOfSet() =>
        Path.Combine(SharedData.Folder("nc-test-input-only/galactic"), "tidy_house_10ep.episode_set.json");

    private static EpisodeSetDocument Read() => EpisodeSetDocument.Load(PathOfSet());

    private static HabitatDataset Dataset() => HabitatDataset.Open(SharedData.Folder("nc-test-input-only/replicacad"));
}
