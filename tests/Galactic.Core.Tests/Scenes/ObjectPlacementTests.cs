using System.Numerics;
using Galactic.Compute;
using Galactic.Experiments;
using Galactic.Geometry;
using Galactic.Homes;
using Galactic.Robots;
using Galactic.Scenes;
using static Galactic.Tests.Scenes.EpisodeBoxes;

namespace Galactic.Tests.Scenes;

/// <summary>What lies where: classes, variants, affinity and lying boxes.</summary>
public class ObjectPlacementTests
{
    private static readonly Scene Room = SceneBuilder.Build(Rooms.Furnished());

    [Fact]
    public void Surfaces_are_drawn_by_weight_square_root_of_area_and_affinity()
    {
        MovableObject plain = MovableObjects.Ycb9()[0];
        MovableObject belongs = MovableObjects.Everyday().Single(o => o.Name == "mug");
        EpisodeSpace space = new(Room, [plain, belongs], new EpisodeOptions());
        double Weight(Receptacle r) => r.Weight * Math.Sqrt(r.HalfX * r.HalfZ);
        for (int thing = 0; thing < 2; thing++)
        {
            double[] expected = [.. space.Surfaces.Select(r =>
                Weight(r) * (thing == 1 && r.Name.StartsWith("table") | r.Name.StartsWith("counter") ? 3 : 1))];
            int[] drawn = new int[expected.Length];
            for (int i = 0; i < 10_000; i++)
            {
                drawn[space.PickSurface(thing, i / 10_000f)]++;
            }

            for (int i = 0; i < drawn.Length; i++)
            {
                // Only part of a surface may be within reach, so that areas differ a little.
                Assert.Equal(expected[i] / expected.Sum(), drawn[i] / 1e4, 0.06);
            }
        }
    }

    [Fact]
    public void Kitchen_things_lie_on_kitchen_surfaces_more_often_than_others()
    {
        IReadOnlyList<MovableObject> all = MovableObjects.Everyday();
        MovableObject mug = all.Single(o => o.Name == "mug");
        MovableObject stranger = new()
        {
            Name = "stranger",
            Mesh = mug.Mesh,
            Box = mug.Box,
            Spheres = mug.Spheres,
            Upright = mug.Upright,
        };
        EpisodeSet set = Make([mug, stranger], new EpisodeOptions(), 100);
        double[] shares = [.. Enumerable.Range(0, 2).Select(thing => set.Episodes
            .SelectMany(e => e.Spawns.Skip(1)).Where(s => s.ObjectIndex == thing)
            .Average(s => Bottom(set, s) is > 0.7f and < 0.8f or > 0.88f ? 1.0 : 0))];
        Assert.InRange(shares[0], shares[1] + 0.05, 1);
    }

    [Fact]
    public void One_box_in_seven_lies_and_stays_inside_the_rectangle()
    {
        MovableObject box = MovableObjects.Ycb9().Single(o => o.Name == "003_cracker_box");
        // Only what fits on one surface: more cannot be placed of one class.
        EpisodeSet set = Make([box], new EpisodeOptions { MinObjects = 4, MaxObjects = 6 }, 400);
        ObjectSpawn[] spawns = [.. set.Episodes.SelectMany(e => e.Spawns)];
        ObjectSpawn[] lying = [.. spawns.Where(s => BoxOf(set, s).Bounds.Size.Y < 0.1f)];
        Assert.All(lying, s => Assert.Equal(0.0718f, BoxOf(set, s).Bounds.Size.Y, 1e-4f));
        double share = lying.Length / (double)spawns.Length;
        Assert.InRange(share, 0.12, 0.22);
        foreach (Episode episode in set.Episodes)
        {
            // The goal is for the object as it is.
            ObjectSpawn goal = episode.Spawns[0] with { WorldFromMesh = episode.Goal };
            Assert.Equal(
                BoxOf(set, episode.Spawns[0]).Bounds.Size.Y, BoxOf(set, goal).Bounds.Size.Y, 1e-4f);
        }
    }

    [Fact]
    public void What_starts_in_the_hand_never_lies()
    {
        MovableObject box = MovableObjects.Ycb9().Single(o => o.Name == "004_sugar_box");
        EpisodeSet set = Make(
            [box], new EpisodeOptions { MinObjects = 1, MaxObjects = 1, StartHolding = true, GoalTolerance = 0.1f }, 60);
        Assert.All(set.Episodes, e => Assert.Equal(0.176f, BoxOf(set, e.Spawns[0]).Bounds.Size.Y, 1e-3f));
        Assert.All(set.Episodes, e => Assert.Equal(0, e.PathToTarget));
    }

    [Fact]
    public void Classes_are_drawn_equally_often_however_many_variants_they_have()
    {
        IReadOnlyList<MovableObject> objects = MovableObjects.TrainingVariants(4, 3);
        ObjectChoice choice = new(objects);
        RandomDraws draws = new(RandomKey.FromSeed(3));
        int[] counts = new int[objects.Count];
        const int count = 46_000;
        for (int i = 0; i < count; i++)
        {
            counts[choice.Draw(ref draws)]++;
        }

        int classes = objects.Select(o => o.Class).Distinct().Count();
        for (int i = 0; i < counts.Length; i++)
        {
            int variants = objects.Count(o => o.Class == objects[i].Class);
            double expected = count / (double)classes / variants;
            Assert.Equal(expected, counts[i], 6 * Math.Sqrt(expected));
        }
    }

    [Fact]
    public void Only_the_style_split_has_held_out_objects()
    {
        using CpuDevice device = new(2);
        WorldSettings settings = new() { Objects = ObjectSets.Everyday, TrainingHomes = 1, TrainingEpisodes = 2 };
        WorldBuilder worlds = new(settings, Fetch.Create(), device);
        string[] trained = [.. worlds.Training(1).Objects.Select(o => o.Class)];
        EpisodeSet test = worlds.HeldOut(HomeSplit.Test, 1, 1);
        EpisodeSet style = worlds.HeldOut(HomeSplit.TestStyle, 1, 1);
        Assert.Equal(trained, test.Objects.Select(o => o.Class));
        Assert.Contains("mug", trained);
        Assert.DoesNotContain("vase", trained);
        Assert.Contains(style.Objects, o => o.Class == "vase");
        Assert.Empty(test.Objects.Select(o => o.Name).Intersect(style.Objects.Select(o => o.Name)));
        Assert.Equal(worlds.KnownObjects.Count, test.Objects.Count + style.Objects.Count);
    }

    private static float Bottom(EpisodeSet set, ObjectSpawn spawn) => Corners(set, spawn).Min(c => c.Y);

    private static EpisodeSet Make(IReadOnlyList<MovableObject> objects, EpisodeOptions options, int count)
    {
        using CpuDevice device = new(2);
        return EpisodeGenerator.Generate([Room], objects, options, 9, count, device);
    }
}
