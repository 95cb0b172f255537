using System.Numerics;
using Galactic.Assets;
using Galactic.Geometry;
using Galactic.Robots;
using Galactic.Scenes;

namespace Galactic.Tests.Simulation;

/// <summary>Small worlds with everything at known places.</summary>
internal static class TestWorlds
{
    /// <summary>An arm pose with the gripper well in front of the robot and everything else out of the way.</summary>
    public static readonly float[] Arm = [0, 0.6f, 0, 0.9f, 0, 0, 0];

    public static readonly RobotModel Robot = Fetch.Create();

    /// <summary>A walled room, x and z in -3..3, with solid boxes (centre, half extents) in it.</summary>
    public static Scene Room(params (Vector3 Center, Vector3 Half)[] solids)
    {
        List<OrientedBox> boxes =
        [
            Box(new(0, -0.1f, 0), new(3.2f, 0.1f, 3.2f)),
            Box(new(-3.1f, 1.25f, 0), new(0.1f, 1.25f, 3.2f)), Box(new(3.1f, 1.25f, 0), new(0.1f, 1.25f, 3.2f)),
            Box(new(0, 1.25f, -3.1f), new(3.2f, 1.25f, 0.1f)), Box(new(0, 1.25f, 3.1f), new(3.2f, 1.25f, 0.1f)),
            .. solids.Select(s => Box(s.Center, s.Half)),
        ];
        MeshBuilder mesh = new();
        foreach (OrientedBox box in boxes)
        {
            mesh.Box(box.WorldFromBox, box.HalfExtents, Color.Hex(0xB0B0B0));
        }

        TriangleMesh built = mesh.Build();
        return SceneBuilder.Build(
            new SceneDescription("room", built, built.TriangleCount, new CollisionGeometry(boxes, null), []));
    }

    /// <summary>A cube of 6 cm with its mesh origin in the middle.</summary>
    public static MovableObject Cube(string name = "cube", float half = 0.03f)
    {
        MeshBuilder mesh = new();
        mesh.Box(Pose.Identity, new Vector3(half), Color.Hex(0xC03030));
        Bounds box = new(new Vector3(-half), new Vector3(half));
        return new MovableObject
        {
            Name = name,
            Mesh = mesh.Build(),
            Box = box,
            Spheres = [new CollisionSphere(new Vector3(0, -half + 0.015f, 0), 0.015f), new CollisionSphere(new Vector3(0, half - 0.015f, 0), 0.015f)],
            Upright = Quaternion.Identity,
        };
    }

    public static Episode Episode(Vector2 start, float yaw, params Vector3[] objects) => new()
    {
        SceneIndex = 0,
        Spawns = [.. objects.Select(o => new ObjectSpawn(0, new Pose(o, Quaternion.Identity)))],
        TargetIndex = 0,
        StartPosition = start,
        StartYaw = yaw,
        StartJoints = Arm,
        Goal = new Pose(new Vector3(1, 1, 1), Quaternion.Identity),
    };

    public static EpisodeSet Set(Scene scene, params Episode[] episodes) => new([scene], [Cube()], episodes);

    /// <summary>Where the grasp sphere is at an episode's start.</summary>
    public static Vector3 GraspPoint(Vector2 start, float yaw)
    {
        float[] joints = new float[15];
        Pose[] links = new Pose[Robot.Links.Count];
        Robot.StartJoints(Arm, joints);
        Robot.ForwardKinematics(start, yaw, joints, links);
        return links[Robot.GripperLink].Transform(Robot.GripperOffset);
    }

    /// <summary>One action per env, zero except for the given channels.</summary>
    public static float[] Actions(int envs, params (int Channel, float Value)[] values)
    {
        float[] actions = new float[envs * 11];
        for (int env = 0; env < envs; env++)
        {
            foreach ((int channel, float value) in values)
            {
                actions[env * 11 + channel] = value;
            }
        }

        return actions;
    }

    private static OrientedBox Box(Vector3 center, Vector3 half) => new(new Pose(center, Quaternion.Identity), half);
}
