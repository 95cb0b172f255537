using System.Numerics;
using Galactic.Geometry;
using Galactic.Robots;

namespace Galactic.Scenes;

/// <summary>One start situation and its goal.</summary>
public sealed record Episode
{
    /// <summary>Index into <see cref="EpisodeSet.Scenes"/>.</summary>
    public required int SceneIndex { get; init; }

    /// <summary>All movable objects of the episode.</summary>
    public required IReadOnlyList<ObjectSpawn> Spawns { get; init; }

    /// <summary>Index of the target within <see cref="Spawns"/>.</summary>
    public required int TargetIndex { get; init; }

    /// <summary>Base start (x, z), metres.</summary>
    public required Vector2 StartPosition { get; init; }

    /// <summary>Base start yaw, radians; heading is (cos, 0, -sin).</summary>
    public required float StartYaw { get; init; }

    /// <summary>Start values of the robot's arm joints, radians or metres.</summary>
    public required IReadOnlyList<float> StartJoints { get; init; }

    /// <summary>Where the target's mesh origin should go.</summary>
    public required Pose Goal { get; init; }

    /// <summary>
    /// True: the episode starts with the target in the hand, upright, its box centred where the gripper grasps. Its
    /// spawn is then only where a failed placement puts it.
    /// </summary>
    public bool StartHolding { get; init; }

    /// <summary>More objects with places to go, for tasks that move several; in any order.</summary>
    public IReadOnlyList<ObjectGoal> FurtherTargets { get; init; } = [];

    /// <summary>All objects with places to go, the target first.</summary>
    public IEnumerable<ObjectGoal> Targets => FurtherTargets.Prepend(new ObjectGoal(TargetIndex, Goal));

    /// <summary>
    /// Length of the base's shortest way from its start to a place from where it can take the target, metres; 0 if it
    /// starts in the hand, NaN if nobody measured it.
    /// </summary>
    public float PathToTarget { get; init; } = float.NaN;

    /// <summary>
    /// Length of the base's shortest way on to a place within reach of the target's goal, metres; from the start if the
    /// target starts in the hand, NaN if nobody measured it.
    /// </summary>
    public float PathToGoal { get; init; } = float.NaN;

    /// <summary>World centres of a robot's collision spheres at the start, metres.</summary>
    /// <exception cref="ArgumentException">The robot has another number of arm joints.</exception>
    public Vector3[] SphereCenters(RobotModel robot)
    {
        float[] joints = new float[robot.Joints.Count];
        Vector3[] centers = new Vector3[robot.Spheres.Count];
        robot.StartJoints(StartJoints, joints);
        robot.SphereCenters(StartPosition, StartYaw, joints, centers);
        return centers;
    }
}
