using System.Numerics;
using Galactic.Compute;
using Galactic.Geometry;
using Galactic.Homes;
using Galactic.Robots;
using Galactic.Scenes;
using Galactic.Simulation;
using Galactic.Tests.Simulation;
using static Galactic.Tests.Scenes.EpisodeBoxes;

namespace Galactic.Tests.Scenes;

/// <summary>
/// What every generated episode promises, by brute force and by the double-precision rules of a step.
/// GALACTIC_EPISODES sets how many are made of each kind.
/// </summary>
public class EpisodeSolvabilityTests
{
    private static readonly RobotModel Robot = Fetch.Create();
    private static readonly Lazy<Scene[]> Homes = new(() =>
        [.. Enumerable.Range(0, 8).Select(i => SceneBuilder.Build(
            HomeGenerator.Generate(HomeOptions.Default, 21, HomeSplit.Validation, i).Describe()))]);

    private static readonly Lazy<EpisodeSet> Picks = new(() => Make(new EpisodeOptions(), MovableObjects.Ycb9()));
    private static readonly Lazy<EpisodeSet> Rearrangements = new(() => Make(
        EpisodeOptions.Rearrange,
        [.. MovableObjects.TrainingVariants(2, 2), .. MovableObjects.HeldOutVariants(2, 2)]));

    public static TheoryData<bool> Both => [true, false];

    private static int Count =>
        int.TryParse(Environment.GetEnvironmentVariable("GALACTIC_EPISODES"), out int count) ? count : 64;

    [Theory]
    [MemberData(nameof(Both))]
    public void Target_and_goal_are_within_reach_and_free_of_all_else(bool pick)
    {
        foreach ((Episode episode, EpisodeSet set) in All(pick))
        {
            Scene scene = set.Scenes[episode.SceneIndex];
            Assert.True(scene.Navigation.IsNavigable(episode.StartPosition.X, episode.StartPosition.Y));
            ObjectSpawn goal = episode.Spawns[0] with { WorldFromMesh = episode.Goal };
            foreach (ObjectSpawn place in (ObjectSpawn[])[episode.Spawns[0], goal])
            {
                OrientedBox box = BoxOf(set, place);
                Vector3 center = box.WorldFromBox.Position;
                Assert.InRange(CellsWithin(scene, center, Robot.Reach.At(center.Y)).Count(), 1, int.MaxValue);
                Vector3[] inner = Corners(box with { HalfExtents = box.HalfExtents - new Vector3(0.001f) });
                Assert.All(scene.Collision.Boxes, solid => Assert.True(Gap(inner, Corners(solid)) > 0));
                Assert.All(episode.Spawns.Skip(1), other => Assert.True(Gap(Corners(box), Corners(set, other)) > 0.03));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Both))]
    public void Some_grasp_touches_the_target_alone(bool pick)
    {
        foreach ((Episode episode, EpisodeSet set) in All(pick))
        {
            OrientedBox box = BoxOf(set, episode.Spawns[0]);
            Vector3[] ends = [Vector3.Zero, .. new[] { Vector3.UnitX, Vector3.UnitY, Vector3.UnitZ }
                .SelectMany(a => new[] { a * box.HalfExtents, -a * box.HalfExtents })];
            Assert.Contains(ends.Select(box.WorldFromBox.Transform), p => Enumerable.Range(0, episode.Spawns.Count)
                .Where(i => BruteForce.ToBox(BoxOf(set, episode.Spawns[i]), p.X, p.Y, p.Z) < 0.015)
                .SequenceEqual([0]));
        }
    }

    [Theory]
    [MemberData(nameof(Both))]
    public void A_target_let_go_above_its_goal_comes_to_rest_there(bool pick)
    {
        foreach ((Episode episode, EpisodeSet set) in All(pick))
        {
            ReferenceWorld world = new(set, Robot);
            ReferenceEnv env = new()
            {
                Episode = 0,
                Scene = episode.SceneIndex,
                Step = 1,
                X = 0,
                Z = 0,
                Yaw = 0,
                Joints = [],
                Classes = [.. episode.Spawns.Select(s => s.ObjectIndex)],
                Objects = [.. episode.Spawns.Select(s => ReferenceFrame.From(s.WorldFromMesh))],
                Held = 0,
            };
            float height = BoxOf(set, episode.Spawns[0] with { WorldFromMesh = episode.Goal }).Bounds.Size.Y;
            float room = set.Scenes[episode.SceneIndex].Receptacles
                .Where(r => MathF.Abs(r.Height - Bottom(set, episode)) < 0.01f).Min(r => r.Clearance) - height;
            Pose above = episode.Goal with
            {
                Position = episode.Goal.Position + new Vector3(0, MathF.Min(0.15f, room - 0.021f), 0),
            };
            ReferenceFrame? rest = new ReferenceStep(world, new SimulationSettings()).Place(
                env, ReferenceFrame.From(above));
            Assert.True(rest is not null || world.IsDoubtful, "the object found no rest");
            if (rest is { } landed && !world.IsDoubtful)
            {
                Assert.InRange((landed.At - ReferencePoint.From(episode.Goal.Position)).Length, 0, 0.0201);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Both))]
    public void The_ways_to_target_and_goal_are_as_long_as_said(bool pick)
    {
        foreach ((Episode episode, EpisodeSet set) in All(pick))
        {
            Scene scene = set.Scenes[episode.SceneIndex];
            NavigationMap map = scene.Navigation;
            Vector3 target = BoxOf(set, episode.Spawns[0]).WorldFromBox.Position;
            Vector3 goal = BoxOf(set, episode.Spawns[0] with { WorldFromMesh = episode.Goal }).WorldFromBox.Position;
            double[] fromStart = Walk(map, map.CellAt(episode.StartPosition.X, episode.StartPosition.Y));
            int[] stands = [.. CellsWithin(scene, target, Robot.Reach.At(target.Y))
                .Where(c => Math.Abs(fromStart[c] - episode.PathToTarget) < 0.01)];
            Assert.NotEmpty(stands);
            int[] ends = [.. CellsWithin(scene, goal, Robot.Reach.At(goal.Y))];
            Assert.Contains(stands, stand =>
            {
                double[] onwards = Walk(map, stand);
                return ends.Any(c => Math.Abs(onwards[c] - episode.PathToGoal) < 0.01);
            });
        }
    }

    [Fact]
    public void Goals_keep_their_distance_where_a_home_has_the_room()
    {
        EpisodeSet set = Rearrangements.Value;
        int kept = set.Episodes.Count(e =>
            e.PathToGoal <= 9 && Vector3.Distance(e.Goal.Position, e.Spawns[0].WorldFromMesh.Position) >= 0.5f);
        Assert.InRange(kept, set.Episodes.Count * 95 / 100, set.Episodes.Count);
    }

    private static float Bottom(EpisodeSet set, Episode episode) =>
        Corners(set, episode.Spawns[0] with { WorldFromMesh = episode.Goal }).Min(c => c.Y);

    private static IEnumerable<int> CellsWithin(Scene scene, Vector3 point, float distance)
    {
        NavigationMap map = scene.Navigation;
        for (int i = 0; i < map.Navigable.Length; i++)
        {
            (float x, float z) = map.CenterOf(i);
            // Reach is measured from the cell the point lies in.
            if (map.Navigable[i] && double.Hypot(x - point.X, z - point.Z) <= distance + map.CellSize)
            {
                yield return i;
            }
        }
    }

    /// <summary>Dijkstra's algorithm with a queue, in double precision.</summary>
    private static double[] Walk(NavigationMap map, int start)
    {
        double[] lengths = new double[map.Navigable.Length];
        Array.Fill(lengths, double.PositiveInfinity);
        PriorityQueue<int, double> open = new();
        lengths[start] = 0;
        open.Enqueue(start, 0);
        bool IsOpen(int x, int z) =>
            x >= 0 && z >= 0 && x < map.Width && z < map.Depth && map.Navigable[z * map.Width + x];
        while (open.TryDequeue(out int cell, out double length))
        {
            if (length > lengths[cell])
            {
                continue;
            }

            (int x, int z) = (cell % map.Width, cell / map.Width);
            for (int k = 0; k < 9; k++)
            {
                (int dx, int dz) = (k % 3 - 1, k / 3 - 1);
                if (IsOpen(x + dx, z + dz) && IsOpen(x + dx, z) && IsOpen(x, z + dz))
                {
                    int next = (z + dz) * map.Width + x + dx;
                    double further = length + map.CellSize * Math.Sqrt(dx * dx + dz * dz);
                    if (further < lengths[next])
                    {
                        lengths[next] = further;
                        open.Enqueue(next, further);
                    }
                }
            }
        }

        return lengths;
    }

    private static EpisodeSet Make(EpisodeOptions options, IReadOnlyList<MovableObject> objects)
    {
        using CpuDevice device = new(2);
        return EpisodeGenerator.Generate(Homes.Value, objects, options, 5, Count, device);
    }

    private static IEnumerable<(Episode Episode, EpisodeSet Set)> All(bool pick)
    {
        EpisodeSet set = pick ? Picks.Value : Rearrangements.Value;
        return set.Episodes.Select(e => (e, set));
    }
}
