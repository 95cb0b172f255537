using System.Numerics;
using Galactic.Compute;
using Galactic.Geometry;
using Galactic.Robots;
using Galactic.Scenes;
using Galactic.Simulation;
using static Galactic.Tests.Scenes.EpisodeBoxes;

namespace Galactic.Tests.Scenes;

public class EpisodeGeneratorTests
{
    private const int Count = 120;
    private static readonly RobotModel Robot = Fetch.Create();
    private static readonly Scene[] Homes =
        [SceneBuilder.Build(Rooms.Furnished("first")), SceneBuilder.Build(Rooms.Furnished("second"))];

    private static readonly Lazy<EpisodeSet> Picks = new(() => Generate(new EpisodeOptions(), 7, Count, threads: 2));
    private static readonly Lazy<EpisodeSet> Rearrangements = new(
        () => Generate(EpisodeOptions.Rearrange, 8, Count, threads: 2));

    public static TheoryData<bool> Both => [true, false];

    [Fact]
    public void Episodes_are_the_same_for_any_number_of_threads_and_a_longer_set_starts_with_the_shorter()
    {
        string Text(EpisodeSet set) => string.Join("\n", set.Episodes.Take(20).Select(e =>
            $"{e.SceneIndex} {e.StartPosition} {e.StartYaw:R} {string.Join(' ', e.StartJoints)} {e.Goal} {string.Join(' ', e.Spawns)}"));
        string expected = Text(Picks.Value);
        Assert.Equal(expected, Text(Generate(new EpisodeOptions(), 7, 20, threads: 1)));
        Assert.Equal(expected, Text(Generate(new EpisodeOptions(), 7, 21, threads: 3)));
        Assert.NotEqual(expected, Text(Generate(new EpisodeOptions(), 9, 20, threads: 2)));
    }

    [Fact]
    public void Several_targets_have_goals_clear_of_all_objects_and_of_each_other()
    {
        EpisodeSet set = Generate(EpisodeOptions.Rearrange with { Targets = 3 }, 5, 30, threads: 2);
        foreach (Episode episode in set.Episodes)
        {
            Assert.Equal([0, 1, 2], episode.Targets.Select(t => t.Spawn));
            ObjectSpawn[] places = [.. episode.Spawns, .. episode.Targets.Select(t =>
                new ObjectSpawn(episode.Spawns[t.Spawn].ObjectIndex, t.WorldFromMesh))];
            for (int i = 1; i < places.Length; i++)
            {
                for (int k = 0; k < i; k++)
                {
                    if (i == episode.Spawns.Count + k)
                    {
                        continue;
                    }

                    double gap = Gap(Corners(set, places[i]), Corners(set, places[k]));
                    Assert.True(gap >= 0.02 - 1e-5, $"places {i} and {k} are {gap} m apart");
                }
            }
        }

        Assert.Throws<ArgumentException>(() => Generate(EpisodeOptions.Rearrange with { Targets = 21 }, 5, 1, threads: 1));
    }

    [Fact]
    public void A_robot_that_starts_with_the_target_in_its_hand_touches_nothing()
    {
        EpisodeOptions options = new() { Start = EpisodeStart.Anywhere, StartHolding = true };
        EpisodeSet set = Generate(options, 6, Count, threads: 2);
        using CpuDevice device = new(1);
        using BatchSimulator simulator = new(set, Robot, new SimulationSettings(), Count, device);
        simulator.Reset([.. Enumerable.Range(0, Count)]);
        Assert.Equal(0, simulator.StartCollisions);
        Assert.DoesNotContain(-1, simulator.State.HeldObject.Span[..Count].ToArray());
    }

    [Fact]
    public void Scenes_take_turns() =>
        Assert.Equal([0, 1, 0, 1], Picks.Value.Episodes.Take(4).Select(e => e.SceneIndex));

    [Theory]
    [MemberData(nameof(Both))]
    public void No_two_objects_come_closer_than_their_spacing(bool pick)
    {
        foreach ((Episode episode, EpisodeSet set) in All(pick))
        {
            for (int i = 0; i < episode.Spawns.Count; i++)
            {
                for (int k = 0; k < i; k++)
                {
                    double gap = Gap(Corners(set, episode.Spawns[i]), Corners(set, episode.Spawns[k]));
                    Assert.True(gap >= (k == 0 ? 0.04 : 0.02) - 1e-5, $"objects {k} and {i} are {gap} m apart");
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(Both))]
    public void Objects_rest_one_millimetre_above_a_receptacle_and_inside_its_rectangle(bool pick)
    {
        foreach ((Episode episode, EpisodeSet set) in All(pick))
        {
            foreach (ObjectSpawn spawn in episode.Spawns.Append(new ObjectSpawn(episode.Spawns[0].ObjectIndex, episode.Goal)))
            {
                Vector3[] corners = Corners(set, spawn);
                Assert.Contains(set.Scenes[episode.SceneIndex].Receptacles, r => Carries(r, corners));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Both))]
    public void Objects_and_goals_do_not_stick_in_furniture(bool pick)
    {
        foreach ((Episode episode, EpisodeSet set) in All(pick))
        {
            foreach (ObjectSpawn spawn in episode.Spawns.Append(new ObjectSpawn(episode.Spawns[0].ObjectIndex, episode.Goal)))
            {
                Vector3[] corners = Corners(set, spawn);
                foreach (OrientedBox box in set.Scenes[episode.SceneIndex].Collision.Boxes)
                {
                    Assert.True(Gap(corners, Corners(box)) > 0);
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(Both))]
    public void The_robot_touches_nothing_at_the_start(bool pick)
    {
        foreach ((Episode episode, EpisodeSet set) in All(pick))
        {
            Scene scene = set.Scenes[episode.SceneIndex];
            Assert.True(scene.Navigation.IsNavigable(episode.StartPosition.X, episode.StartPosition.Y));
            Vector3[] centers = episode.SphereCenters(Robot);
            CollisionShape statics = new(scene.Collision.Boxes, []);
            CollisionShape things = new([.. episode.Spawns.Select(s => BoxOf(set, s))], []);
            for (int i = 0; i < centers.Length; i++)
            {
                float radius = Robot.Spheres[i].Sphere.Radius;
                (float x, float y, float z) = (centers[i].X, centers[i].Y, centers[i].Z);
                Assert.True(scene.Columns[SphereRadii.IndexOf(radius)].IsFree(x, y, z));
                Assert.True(BruteForce.Distance(things, x, y, z) >= radius);
                // Columns are exact at cell centres only, half a cell diagonal away at most.
                Assert.True(BruteForce.Distance(statics, x, y, z) >= radius - 0.036);
            }
        }
    }

    [Fact]
    public void Near_starts_face_the_target_from_beyond_the_stand_off_and_mostly_within_reach()
    {
        int close = 0;
        foreach ((Episode episode, EpisodeSet set) in All(pick: true))
        {
            Vector3 target = BoxOf(set, episode.Spawns[0]).WorldFromBox.Position;
            Vector2 toTarget = new Vector2(target.X, target.Z) - episode.StartPosition;
            Vector2 heading = new(MathF.Cos(episode.StartYaw), -MathF.Sin(episode.StartYaw));
            Assert.Equal(toTarget.Length(), Vector2.Dot(heading, toTarget), 1e-4f);
            Assert.True(toTarget.Length() >= 0.7f);
            close += toTarget.Length() < 1.1f ? 1 : 0;
        }

        Assert.InRange(close, Count * 9 / 10, Count);
    }

    [Fact]
    public void Starts_anywhere_lie_within_the_walking_distance_asked_for()
    {
        EpisodeOptions options = EpisodeOptions.Rearrange with { MinStartDistance = 2, MaxStartDistance = 4 };
        EpisodeSet set = Generate(options, 3, 30, threads: 2);
        foreach (Episode episode in set.Episodes)
        {
            NavigationMap map = set.Scenes[episode.SceneIndex].Navigation;
            Vector3 target = BoxOf(set, episode.Spawns[0]).WorldFromBox.Position;
            float[] walks = map.GeodesicDistances(map.CellAt(episode.StartPosition.X, episode.StartPosition.Y));
            // The walk ends at some place from where the arm reaches the target.
            Assert.Contains(Enumerable.Range(0, walks.Length), i => walks[i] is >= 2 and <= 4



                            && Vector2.Distance(new Vector2(map.CenterOf(i).X, map.CenterOf(i).Z),
                                new Vector2(target.X, target.Z)) <= Robot.Reach.At(target.Y));
        }
    }

    [Theory]
    [MemberData(nameof(Both))]
    public void Targets_and_goals_are_in_reach_of_a_place_in_the_same_room(bool pick)
    {
        foreach ((Episode episode, EpisodeSet set) in All(pick))
        {
            Scene scene = set.Scenes[episode.SceneIndex];
            foreach (Pose pose in (Pose[])[episode.Spawns[0].WorldFromMesh, episode.Goal])
            {
                Vector3 center = BoxOf(set, episode.Spawns[0] with { WorldFromMesh = pose }).WorldFromBox.Position;
                Assert.True(scene.Navigation.DistanceToNavigable(center.X, center.Z) <= Robot.Reach.At(center.Y));
            }

            float apart = Vector3.Distance(episode.Goal.Position, episode.Spawns[0].WorldFromMesh.Position);
            Assert.InRange(apart, 0.2f, 9);
        }
    }

    [Theory]
    [MemberData(nameof(Both))]
    public void A_grasp_query_at_the_middle_of_the_target_touches_only_the_target(bool pick)
    {
        foreach ((Episode episode, EpisodeSet set) in All(pick))
        {
            Vector3 center = BoxOf(set, episode.Spawns[episode.TargetIndex]).WorldFromBox.Position;
            int[] hits = [.. Enumerable.Range(0, episode.Spawns.Count).Where(i =>
                BruteForce.ToBox(BoxOf(set, episode.Spawns[i]), center.X, center.Y, center.Z) < 0.015)];
            Assert.Equal([episode.TargetIndex], hits);
        }
    }

    [Theory]
    [MemberData(nameof(Both))]
    public void Object_counts_lie_in_the_range_and_no_surface_holds_more_than_three_of_a_class(bool pick)
    {
        (int low, int high) = pick ? (10, 20) : (20, 30);
        int most = 0;
        foreach ((Episode episode, EpisodeSet set) in All(pick))
        {
            Assert.InRange(episode.Spawns.Count, low, high);
            Assert.Equal(0, episode.TargetIndex);
            foreach (Receptacle surface in set.Scenes[episode.SceneIndex].Receptacles)
            {
                most = Math.Max(most, episode.Spawns
                    .Where(s => Carries(surface, Corners(set, s)))
                    .GroupBy(s => s.ObjectIndex).Select(g => g.Count()).DefaultIfEmpty().Max());
            }
        }

        // The limit is met often enough to be seen.
        Assert.Equal(3, most);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public void No_half_metre_square_is_crowded(bool pick)
    {
        foreach ((Episode episode, EpisodeSet set) in All(pick))
        {
            Bounds[] bounds = [.. episode.Spawns.Select(s => BoxOf(set, s).Bounds)];
            foreach (Bounds one in bounds)
            {
                Vector3 middle = one.Center;
                Assert.InRange(bounds.Count(b =>
                    b.Min.X < middle.X + 0.25f && b.Max.X > middle.X - 0.25f
                    && b.Min.Z < middle.Z + 0.25f && b.Max.Z > middle.Z - 0.25f), 1, 12);
            }
        }
    }

    [Fact]
    public void Arm_joints_stay_within_the_jitter_and_differ_between_episodes()
    {
        float[] rest = [-0.45f, -1.08f, 0.10f, 0.935f, 0, 1.573f, 0];
        Assert.All(
            Picks.Value.Episodes, e => Assert.All(
                e.StartJoints.Zip(rest), j => Assert.InRange(j.First - j.Second, -0.0301f, 0.0301f)));
        Assert.Equal(Count, Picks.Value.Episodes.Select(e => e.StartJoints[0]).Distinct().Count());
    }

    [Fact]
    public void All_object_classes_and_all_surfaces_are_used()
    {
        EpisodeSet set = Rearrangements.Value;
        Assert.Equal(9, set.Episodes.SelectMany(e => e.Spawns).Select(s => s.ObjectIndex).Distinct().Count());
        float[] heights =
            [.. set.Episodes.SelectMany(e => e.Spawns).Select(s => Corners(set, s).Min(c => c.Y) - 0.001f)];
        Assert.All([0.40f, 0.45f, 0.74f, 0.85f, 0.90f], h => Assert.Contains(heights, y => MathF.Abs(y - h) < 1e-4f));
    }

    [Fact]
    public void Loaded_surfaces_a_little_off_their_receptacle_still_carry_objects()
    {
        SceneDescription home = Rooms.Furnished("loaded");
        Receptacle[] raised = [.. home.Receptacles.Select(r => r with
        {
            WorldFromSurface =
                r.WorldFromSurface with { Position = r.WorldFromSurface.Position + new Vector3(0, 0.012f, 0) },
        })];
        Scene scene = SceneBuilder.Build(
            home with { Collision = new CollisionGeometry([], home.Mesh), Receptacles = raised });
        using CpuDevice device = new(2);
        EpisodeSet set = EpisodeGenerator.Generate(
            [scene], MovableObjects.Everyday(), new EpisodeOptions(), 5, 20, device);
        foreach (ObjectSpawn spawn in set.Episodes.SelectMany(e => e.Spawns))
        {
            float bottom = Corners(set, spawn).Min(c => c.Y);
            Assert.Contains(home.Receptacles, r => MathF.Abs(bottom - r.Height - 0.001f) < 3e-4f);
        }
    }

    [Fact]
    public void A_home_without_receptacles_in_reach_is_named()
    {
        SceneDescription home = Rooms.Furnished("lofty");
        Receptacle high = new("ledge", new Pose(new Vector3(-1.8f, 1.9f, -1.7f), Quaternion.Identity), 1, 0.26f, 1, 1);
        Scene scene = SceneBuilder.Build(home with { Receptacles = [high] });
        NoRoomException error = Assert.Throws<NoRoomException>(
            () => Generate([scene], new EpisodeOptions(), 1, 4, 2));
        Assert.Contains("lofty", error.Message);
        Assert.Contains("reach", error.Message);
    }

    [Fact]
    public void Asking_for_more_objects_than_fit_ends_with_the_reason()
    {
        EpisodeOptions crowd = new() { MinObjects = 250, MaxObjects = 250 };
        NoRoomException error = Assert.Throws<NoRoomException>(
            () => Generate(Homes, crowd, 1, 2, 2));
        Assert.Contains("first", error.Message);
        Assert.Contains("250", error.Message);
    }

    [Fact]
    public void Senseless_options_are_refused()
    {
        Assert.Throws<ArgumentException>(
            () => Generate(new EpisodeOptions { MinObjects = 5, MaxObjects = 4 }, 1, 1, 1));
        Assert.Throws<ArgumentException>(() => Generate(new EpisodeOptions { TargetClearance = float.NaN }, 1, 1, 1));
        Assert.Throws<ArgumentException>(() => Generate(new EpisodeOptions { ArmRest = [0, 0] }, 1, 1, 1));
        Assert.Throws<ArgumentException>(() => Generate([], new EpisodeOptions(), 1, 1, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Generate(new EpisodeOptions(), 1, 0, 1));
    }

    private static EpisodeSet Generate(EpisodeOptions options, ulong seed, int count, int threads) =>
        Generate(Homes, options, seed, count, threads);

    private static EpisodeSet Generate(Scene[] scenes, EpisodeOptions options, ulong seed, int count, int threads)
    {
        using CpuDevice device = new(threads);
        return EpisodeGenerator.Generate(scenes, MovableObjects.Ycb9(), options, seed, count, device);
    }

    private static IEnumerable<(Episode Episode, EpisodeSet Set)> All(bool pick)
    {
        EpisodeSet set = pick ? Picks.Value : Rearrangements.Value;
        return set.Episodes.Select(e => (e, set));
    }

    private static bool Carries(Receptacle receptacle, Vector3[] corners) =>
        MathF.Abs(corners.Min(c => c.Y) - receptacle.Height - 0.001f) < 1e-5f
        && corners.All(c => IsAbove(receptacle, c));

    private static bool IsAbove(Receptacle receptacle, Vector3 corner)
    {
        Vector3 local = receptacle.WorldFromSurface.Inverse.Transform(corner);
        return MathF.Abs(local.X) <= receptacle.HalfX && MathF.Abs(local.Z) <= receptacle.HalfZ;
    }
}
