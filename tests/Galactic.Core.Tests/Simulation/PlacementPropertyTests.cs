using System.Numerics;
using Galactic.Compute;
using Galactic.Geometry;
using Galactic.Robots;
using Galactic.Scenes;
using Galactic.Simulation;

namespace Galactic.Tests.Simulation;

/// <summary>Where released objects come to rest, in a thousand situations each.</summary>
public sealed class PlacementPropertyTests
{
    private static readonly EpisodeSet Set = PropertyWorlds.Set;
    private static readonly RobotModel Robot = PropertyWorlds.Robot;

    [Fact]
    public void A_released_object_is_never_inside_static_geometry()
    {
        ForAllReleases((n, slot, before, after) =>
        {
            ReferenceWorld world = new(Set, Robot);
            foreach ((ReferencePoint at, float radius) in Spheres(world, n, slot, after))
            {
                bool free = world.IsFree(Set.Episodes[n].SceneIndex, radius, at);
                Assert.True(free || world.IsDoubtful, $"A sphere of object {slot} is inside something at {at}.");
            }
        });
    }

    [Fact]
    public void A_released_object_lies_a_millimetre_above_what_carries_it()
    {
        ForAllReleases((n, slot, before, after) =>
        {
            if (after.Events[n].HasFlag(StepEvents.ReleaseReverted))
            {
                return;
            }

            ReferenceWorld world = new(Set, Robot);
            int scene = Set.Episodes[n].SceneIndex;
            List<double> gaps =
                [.. Spheres(world, n, slot, after).Select(s => world.CastDown(scene, s.Radius, s.At))];

            // The probe under the middle of the box touches what it stands on if no sphere comes closer.
            ReferenceFrame pose = ReferenceFrame.From(after.Object(n, slot));
            Bounds box = Box(n, slot);
            double bottom = Corners(box).Min(c => pose.Map(c).Y);
            ReferencePoint under = pose.Map(box.Center) with { Y = bottom + 0.015 + 2e-5 };
            double probe = world.CastDown(scene, 0.015f, under) - 2e-5;
            if (!world.IsDoubtful)
            {
                Assert.InRange(gaps.Min(), 0.001 - 1e-5, double.MaxValue);
                Assert.True(Math.Min(gaps.Min() - 0.001, probe) < 2e-5, $"Gaps {gaps.Min()} and {probe}.");
            }
        });
    }

    [Fact]
    public void A_released_object_overlaps_no_other_object()
    {
        ForAllReleases((n, slot, before, after) =>
        {
            ReferenceWorld world = new(Set, Robot);
            foreach ((ReferencePoint at, float radius) in Spheres(world, n, slot, after))
            {
                for (int other = 0; other < Set.Episodes[n].Spawns.Count; other++)
                {
                    bool touches = other != slot
                        && world.Touches(at, radius, Box(n, other), ReferenceFrame.From(after.Object(n, other)));
                    Assert.True(!touches || world.IsDoubtful, $"Object {slot} lies in object {other}.");
                }
            }
        });
    }

    [Fact]
    public void The_drop_height_is_the_way_down_and_zero_without_a_release()
    {
        Recording.ForAll(Recording.Several, 2000, (n, before, after, action) =>
        {
            if (!after.Events[n].HasFlag(StepEvents.Released))
            {
                Assert.Equal(0, after.DropHeight[n]);
                return false;
            }

            // Where the object was let go: where the gripper had carried it to.
            int slot = before.Held[n];
            Pose letGo = after.Grippers[n] * (before.Grippers[n].Inverse * before.Object(n, slot));
            Assert.Equal(letGo.Position.Y - after.Object(n, slot).Position.Y, after.DropHeight[n], 1e-5f);
            return after.DropHeight[n] > 0.01f;
        });
    }

    [Fact]
    public void A_released_object_keeps_its_rotation_and_is_pushed_aside_by_whole_box_diagonals()
    {
        int straight = 0, once = 0, more = 0;
        ForAllReleases((n, slot, before, after) =>
        {
            Pose letGo = after.Grippers[n] * (before.Grippers[n].Inverse * before.Object(n, slot));
            Pose rest = after.Object(n, slot);
            if (after.Events[n].HasFlag(StepEvents.ReleaseReverted))
            {
                return;
            }

            Assert.InRange(MathF.Abs(Quaternion.Dot(letGo.Rotation, rest.Rotation)), 1 - 1e-5f, 1 + 1e-5f);
            float aside = new Vector2(rest.Position.X - letGo.Position.X, rest.Position.Z - letGo.Position.Z).Length();
            float diagonal = Box(n, slot).Size.Length();
            bool isOnce = MathF.Abs(aside - diagonal) < 1e-5f;
            Assert.InRange(aside, 0, 5 * diagonal + 1e-4f);
            Interlocked.Add(ref straight, aside < 1e-5f ? 1 : 0);
            Interlocked.Add(ref once, isOnce ? 1 : 0);
            Interlocked.Add(ref more, aside >= 1e-5f && !isOnce ? 1 : 0);
        });
        Assert.True(straight > 300 && once + more > 5, $"{straight}, {once}, {more}");
    }

    [Fact]
    public void An_object_without_room_anywhere_goes_back_to_the_pose_it_was_grasped_in()
    {
        Bulky(new SimulationSettings { HeldObjectCollision = false }, (simulator, n, start, held) =>
            Assert.Equal(start, simulator.State.ObjectPose(n, 0)));
    }

    [Fact]
    public void By_the_published_rule_it_goes_back_to_the_position_but_keeps_its_rotation()
    {
        int turned = 0;
        Bulky(SimulationSettings.Paper with { HeldObjectCollision = false }, (simulator, n, start, held) =>
        {
            Pose rest = simulator.State.ObjectPose(n, 0);
            Assert.Equal(start.Position, rest.Position);
            Assert.Equal(held.Rotation, rest.Rotation);
            turned += MathF.Abs(Quaternion.Dot(start.Rotation, rest.Rotation)) < 0.9999f ? 1 : 0;
        });
        Assert.True(turned > 900);
    }

    [Fact]
    public void An_object_let_go_in_a_wall_ends_whole_box_diagonals_away_from_it()
    {
        const int Cases = 1000;
        Vector3 hand = TestWorlds.GraspPoint(Vector2.Zero, 0);
        MovableObject plank = Plank();

        // The wall begins at x = 3; the plank reaches 4 to 8 cm into it.
        EpisodeSet set = new([TestWorlds.Room()], [plank], [.. Enumerable.Range(0, Cases).Select(n =>
        {
            RandomKey key = RandomKey.FromSeed(41).For(n);
            Vector2 start = new(3 - hand.X - key.Uniform(0, 0.01f, 0.05f), key.Uniform(1, -2, 2));
            return TestWorlds.Episode(start, 0, new Vector3(start.X + hand.X, hand.Y, start.Y));
        })]);
        int once = 0, reverted = 0;
        ReleaseAll(set, (simulator, n) =>
        {
            if (simulator.State.Events.Span[n].HasFlag(StepEvents.ReleaseReverted))
            {
                reverted++;
                return;
            }

            Vector3 rest = simulator.State.ObjectPose(n, 0).Position;
            Vector3 moved = rest - set.Episodes[n].Spawns[0].WorldFromMesh.Position;
            float aside = new Vector2(moved.X, moved.Z).Length();
            float diagonal = plank.Box.Size.Length();
            once += MathF.Abs(aside - diagonal) < 1e-5f ? 1 : 0;
            Assert.InRange(aside, 1e-3f, 5 * diagonal + 1e-4f);
            Assert.True(rest.X < 3 - 0.09f + 0.015f);
        });
        Assert.InRange(once, 350, 800);
        Assert.InRange(reverted, 50, 450);
    }

    [Fact]
    public void An_object_let_go_above_another_is_pushed_away_from_it_by_its_box_diagonal_within_sixty_degrees()
    {
        const int Cases = 1000;
        EpisodeSet set = TestWorlds.Set(TestWorlds.Room(), [.. Enumerable.Range(0, Cases).Select(n =>
        {
            RandomKey key = RandomKey.FromSeed(43).For(n);
            Vector2 at = new(key.Uniform(0, -1.5f, 1.5f), key.Uniform(1, -1.5f, 1.5f));
            Vector3 hand = TestWorlds.GraspPoint(at, 0);
            (float angle, float apart) = (key.Uniform(2, 0, 6.28f), key.Uniform(3, 0.034f, 0.04f));
            Vector3 below = new(hand.X + apart * MathF.Cos(angle), 0.04f, hand.Z + apart * MathF.Sin(angle));
            return TestWorlds.Episode(at, 0, hand, below);
        })]);
        List<float> angles = [];
        ReleaseAll(set, (simulator, n) =>
        {
            Vector3 start = set.Episodes[n].Spawns[0].WorldFromMesh.Position;
            Vector3 other = set.Episodes[n].Spawns[1].WorldFromMesh.Position;
            Vector3 moved = simulator.State.ObjectPose(n, 0).Position - start;
            Vector2 away = Vector2.Normalize(new Vector2(start.X - other.X, start.Z - other.Z));
            Vector2 aside = new(moved.X, moved.Z);
            Assert.Equal(StepEvents.Released, simulator.State.Events.Span[n]);
            Assert.Equal(set.Objects[0].Box.Size.Length(), aside.Length(), 1e-5f);
            angles.Add(MathF.Atan2(
                away.X * aside.Y - away.Y * aside.X, Vector2.Dot(away, aside)) * (180 / MathF.PI));
        });
        Assert.InRange(angles.Min(), -60.01f, -58f);
        Assert.InRange(angles.Max(), 58f, 60.01f);
        Assert.InRange(angles.Average(), -4f, 4f);
    }

    /// <summary>Grasps and lets go in all episodes of a set, with robots that pass through everything.</summary>
    private static void ReleaseAll(EpisodeSet set, Action<BatchSimulator, int> check)
    {
        int count = set.Episodes.Count;
        SimulationSettings ghosts = new() { RobotCollision = false, HeldObjectCollision = false };
        using CpuDevice device = new(2);
        using BatchSimulator simulator = new(set, Robot, ghosts, count, device);
        simulator.Reset([.. Enumerable.Range(0, count)]);
        simulator.Step(TestWorlds.Actions(count, (0, 1)));
        Assert.Equal(count, simulator.Statistics.Grasps);
        simulator.Step(TestWorlds.Actions(count, (0, -1)));
        for (int n = 0; n < count; n++)
        {
            check(simulator, n);
        }
    }

    /// <summary>A thing whose far spheres are always in some wall, grasped, turned and let go.</summary>
    private static void Bulky(SimulationSettings settings, Action<BatchSimulator, int, Pose, Pose> check)
    {
        const int Cases = 1000;
        MovableObject cube = TestWorlds.Cube();
        MovableObject bulky = new()
        {
            Name = "bulky",
            Mesh = cube.Mesh,
            Box = cube.Box,
            Spheres = [.. cube.Spheres, new CollisionSphere(new Vector3(7, 0, 0), SphereRadii.Small)],
            Upright = Quaternion.Identity,
        };
        EpisodeSet set = new(
            [TestWorlds.Room()], [bulky],
            [.. Enumerable.Range(0, Cases).Select(n =>
            {
                RandomKey key = RandomKey.FromSeed(42).For(n);
                Vector2 at = new(key.Uniform(0, -2, 2), key.Uniform(1, -2, 2));
                float yaw = key.Uniform(2, -4, 4);
                return TestWorlds.Episode(at, yaw, TestWorlds.GraspPoint(at, yaw));
            })]);
        using CpuDevice device = new(2);
        using BatchSimulator simulator = new(set, Robot, settings, Cases, device);
        simulator.Reset([.. Enumerable.Range(0, Cases)]);
        simulator.Step(TestWorlds.Actions(Cases, (0, 1)));
        for (int step = 0; step < 5; step++)
        {
            simulator.Step(TestWorlds.Actions(Cases, (1, 0.9f), (5, 1), (9, -1)));
        }

        Pose[] held = [.. Enumerable.Range(0, Cases).Select(n => simulator.State.ObjectPose(n, 0))];
        simulator.Step(TestWorlds.Actions(Cases, (0, -1)));
        for (int n = 0; n < Cases; n++)
        {
            StepEvents events = simulator.State.Events.Span[n];
            Assert.Equal(StepEvents.Released | StepEvents.ReleaseReverted, events);
            Pose start = set.Episodes[n].Spawns[0].WorldFromMesh;
            check(simulator, n, start, held[n]);
            Assert.Equal(held[n].Position.Y - start.Position.Y, simulator.State.DropHeight.Span[n]);
        }

        Assert.Equal(Cases, simulator.Statistics.RevertedReleases);
    }

    /// <summary>A flat board, 18 cm long, whose spheres reach to its ends.</summary>
    private static MovableObject Plank()
    {
        Bounds box = new(new Vector3(-0.09f, -0.02f, -0.02f), new Vector3(0.09f, 0.02f, 0.02f));
        return new MovableObject
        {
            Name = "plank",
            Mesh = TestWorlds.Cube().Mesh,
            Box = box,
            Spheres = [.. new[] { -0.075f, -0.03f, 0.03f, 0.075f }.Select(
                x => new CollisionSphere(new Vector3(x, 0, 0), SphereRadii.Small))],
            Upright = Quaternion.Identity,
        };
    }

    private static void ForAllReleases(Action<int, int, Moment, Moment> check) =>
        Recording.ForAll(Recording.Several, 2000, (n, before, after, _) =>
        {
            bool released = after.Events[n].HasFlag(StepEvents.Released);
            if (released)
            {
                check(n, before.Held[n], before, after);
            }

            return released;
        });

    private static Bounds Box(int n, int slot) => Set.Objects[Set.Episodes[n].Spawns[slot].ObjectIndex].Box;

    private static List<(ReferencePoint At, float Radius)> Spheres(
        ReferenceWorld world, int n, int slot, Moment moment) =>
        world.Spheres(Set.Episodes[n].Spawns[slot].ObjectIndex, ReferenceFrame.From(moment.Object(n, slot)));

    private static IEnumerable<Vector3> Corners(Bounds box) =>
        from x in new[] { box.Min.X, box.Max.X }
        from y in new[] { box.Min.Y, box.Max.Y }
        from z in new[] { box.Min.Z, box.Max.Z }
        select new Vector3(x, y, z);
}
