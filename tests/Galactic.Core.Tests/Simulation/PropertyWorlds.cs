using System.Numerics;
using Galactic.Compute;
using Galactic.Geometry;
using Galactic.Robots;
using Galactic.Scenes;
using Galactic.Simulation;

namespace Galactic.Tests.Simulation;

/// <summary>
/// A thousand small situations for properties that must hold in any: crowded rooms, things of all shapes around the
/// hand, and random actions that grasp, carry, bump and let go. Case n depends on n alone; early cases are simpler,
/// so the first failing one is easy to follow.
/// </summary>
internal static class PropertyWorlds
{
    public const int Cases = 1000;

    private const int Rooms = 6;
    private static readonly Lazy<EpisodeSet> Lazy = new(Make);

    /// <summary>Case n is episode n.</summary>
    public static EpisodeSet Set => Lazy.Value;

    public static RobotModel Robot => TestWorlds.Robot;

    /// <summary>The action of a case in a step: grasps, lets go at a time of its own, then does anything.</summary>
    public static void Action(int number, int step, Span<float> action)
    {
        RandomKey style = RandomKey.FromSeed(91).For(number);
        RandomKey key = style.For(step + 1);
        float scale = number % 10 == 9 ? 1.6f : style.Uniform(0, 0.2f, 1);
        float ahead = style.Uniform(1, -0.2f, 0.7f);
        int letGo = 3 + style.Index(2, 25);
        for (int channel = 0; channel < action.Length; channel++)
        {
            action[channel] = step == 0 ? 0 : scale * key.Uniform(channel, -1, 1);
        }

        action[Robot.Actions.DriveChannel] += step == 0 ? 0 : ahead;
        float wish = key.Uniform(50);
        action[Robot.Actions.GraspChannel] =
            step == letGo ? -0.6f - wish : step < letGo ? 0.5f + 0.5f * wish : 2 * wish - 1;
    }

    /// <summary>The actions of cases first, first + 1, ... in one step.</summary>
    public static float[] Actions(int first, int count, int step)
    {
        float[] actions = new float[count * Robot.Actions.Size];
        for (int i = 0; i < count; i++)
        {
            Action(first + i, step, actions.AsSpan(i * Robot.Actions.Size, Robot.Actions.Size));
        }

        return actions;
    }

    private static EpisodeSet Make()
    {
        Scene[] scenes = [.. Enumerable.Range(0, Rooms).AsParallel().AsOrdered().Select(Room)];
        MovableObject[] things = [TestWorlds.Cube(), .. MovableObjects.Everyday()];

        // A first set without episodes worth playing, for the reference to answer questions about.
        EpisodeSet nothing = new(scenes, things, [TestWorlds.Episode(default, 0, Vector3.One)]);
        ReferenceWorld world = new(nothing, Robot);
        return new EpisodeSet(scenes, things, [.. Enumerable.Range(0, Cases).Select(n => Case(world, n))]);
    }

    /// <summary>Tables, boards, cabinets, thresholds and posts.</summary>
    private static Scene Room(int number)
    {
        RandomKey room = RandomKey.FromSeed(17).For(number);
        List<(Vector3, Vector3)> solids = [];
        for (int i = 0; i < 14 + 2 * number; i++)
        {
            RandomKey key = room.For(i);
            (float x, float z) = (key.Uniform(0, -2.9f, 2.9f), key.Uniform(1, -2.9f, 2.9f));
            (float u, float v) = (key.Uniform(2, 0.05f, 0.5f), key.Uniform(3, 0.05f, 0.5f));
            float height = key.Uniform(4, 0.3f, 1.3f);
            solids.Add((i % 5) switch
            {
                0 => (new Vector3(x, height, z), new Vector3(u, 0.02f, v)),
                1 => (new Vector3(x, 0.5f * height, z), new Vector3(0.5f * u, 0.5f * height, 0.5f * v)),
                2 => (new Vector3(x, 0, z), new Vector3(u, 0.004f + 0.03f * key.Uniform(5), v)),
                3 => (new Vector3(x, 1, z), new Vector3(0.04f, 1, 0.04f)),
                _ => (new Vector3(x, height, z), new Vector3(u, key.Uniform(5, 0.01f, 0.1f), v)),
            });
        }

        return TestWorlds.Room([.. solids]);
    }

    private static Episode Case(ReferenceWorld world, int number)
    {
        for (int attempt = 0; ; attempt++)
        {
            RandomKey key = RandomKey.FromSeed(23).For(number).For(attempt);
            Episode episode = TestWorlds.Episode(
                new Vector2(key.Uniform(0, -2.6f, 2.6f), key.Uniform(1, -2.6f, 2.6f)), key.Uniform(2, -4, 4)) with
            {
                SceneIndex = number % Rooms,
                StartJoints = [key.Uniform(3, -0.9f, 0.9f), key.Uniform(4, -0.4f, 0.9f), key.Uniform(5, -1, 1),
                    key.Uniform(6, 0, 1.8f), key.Uniform(7, -1, 1), key.Uniform(8, -0.5f, 1.5f), key.Uniform(9, -2, 2)],
            };
            float[] joints = new float[Robot.Joints.Count];
            Robot.StartJoints(episode.StartJoints, joints);
            ReferenceFrame[] links = world.Links(
                episode.StartPosition.X, episode.StartPosition.Y, episode.StartYaw, [.. joints.Select(j => (double)j)]);
            if (world.Spheres(links).All(s => world.IsFree(episode.SceneIndex, s.Radius, s.At)))
            {
                return episode with { Spawns = [.. Spawns(world, number, key, episode.SceneIndex, links)] };
            }
        }
    }

    /// <summary>One thing at the hand where it fits, others around and below it.</summary>
    private static List<ObjectSpawn> Spawns(
        ReferenceWorld world, int number, RandomKey key, int scene, ReferenceFrame[] links)
    {
        ReferencePoint hand = links[Robot.GripperLink].Map(Robot.GripperOffset);
        List<ObjectSpawn> spawns = [];
        for (int attempt = 0; attempt < 120 && spawns.Count < 1 + number % 7; attempt++)
        {
            RandomKey draw = key.For(attempt);
            int thing = draw.Index(0, world.Set.Objects.Count);
            MovableObject movable = world.Set.Objects[thing];
            Quaternion turn = Quaternion.CreateFromAxisAngle(Vector3.UnitY, draw.Uniform(1, -3, 3)) * movable.Upright;
            turn = draw.Chance(2, 0.3f)
                ? Quaternion.CreateFromYawPitchRoll(draw.Uniform(3, -3, 3), draw.Uniform(4, -3, 3), 1)
                : turn;
            float reach = spawns.Count == 0 ? 0.04f : 0.6f;
            Vector3 at = new Vector3((float)hand.X, (float)hand.Y, (float)hand.Z)
                + reach * new Vector3(draw.Uniform(5, -1, 1), draw.Uniform(6, -1, 0.5f), draw.Uniform(7, -1, 1));
            Pose pose = new(at - Vector3.Transform(movable.Box.Center, turn), Quaternion.Normalize(turn));
            if (IsClear(world, scene, links, thing, pose)
                && !spawns.Exists(o => Overlap(world, o, new ObjectSpawn(thing, pose))))
            {
                spawns.Add(new ObjectSpawn(thing, pose));
            }
        }

        return spawns.Count > 0 ? spawns : [new ObjectSpawn(0, new Pose(new Vector3(0, 2.2f, 0), Quaternion.Identity))];
    }

    private static bool IsClear(ReferenceWorld world, int scene, ReferenceFrame[] links, int thing, Pose pose)
    {
        ReferenceFrame frame = ReferenceFrame.From(pose);
        return world.Spheres(thing, frame).All(s => world.IsFree(scene, s.Radius, s.At))
            && !world.Spheres(links).Any(
                s => world.Touches(s.At, s.Radius + 0.001, world.Set.Objects[thing].Box, frame));
    }

    private static bool Overlap(ReferenceWorld world, ObjectSpawn a, ObjectSpawn b)
    {
        ReferenceFrame fa = ReferenceFrame.From(a.WorldFromMesh);
        ReferenceFrame fb = ReferenceFrame.From(b.WorldFromMesh);
        return world.Spheres(a.ObjectIndex, fa).Any(
                s => world.Touches(s.At, s.Radius, world.Set.Objects[b.ObjectIndex].Box, fb))
            || world.Spheres(b.ObjectIndex, fb).Any(
                s => world.Touches(s.At, s.Radius, world.Set.Objects[a.ObjectIndex].Box, fa));
    }
}
