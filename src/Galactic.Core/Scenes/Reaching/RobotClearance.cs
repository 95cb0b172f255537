using System.Numerics;
using System.Runtime.InteropServices;
using Galactic.Geometry;
using Galactic.Robots;

namespace Galactic.Scenes.Reaching;

/// <summary>
/// Answers whether a pose of the robot touches anything: its spheres, and those of a held object, against the free
/// columns of a scene and the boxes of its movable objects. The same rule as the simulator's, with a little play.
/// </summary>
/// <remarks>Scratch memory of one worker.</remarks>
internal sealed class RobotClearance
{
    /// <summary>Room for rounding between this check and the simulator's, metres.</summary>
    public const float Play = 0.002f;

    // Objects rest a millimetre above what carries them, so heights have less room.
    private const float HeightPlay = 0.0004f;

    // Nothing the arm carries gets farther from the base than this, metres.
    private const float FarthestReach = 1.6f;
    private readonly ArmModel arm;
    private readonly ArmFrame[] frames;
    private readonly Vector3[] centers;
    private readonly int[] radii;
    private readonly List<BoxObstacle> obstacles = [];
    private readonly List<BoxObstacle> near = [];
    private Scene scene = null!;
    private Vector2 position;
    private float sine;
    private float cosine;

    public RobotClearance(ArmModel arm)
    {
        this.arm = arm;
        frames = new ArmFrame[arm.JointCount + 1];
        centers = new Vector3[arm.ArmRadii.Count];
        radii = [.. arm.ArmRadii.Select(SphereRadii.IndexOf)];
    }

    public Scene Scene => scene;

    /// <summary>Objects that stand in the way, in the order given.</summary>
    public IReadOnlyList<BoxObstacle> Obstacles => obstacles;

    /// <summary>Takes the place; call <see cref="StandAt"/> next.</summary>
    public void Enter(Scene place)
    {
        scene = place;
        obstacles.Clear();
    }

    public void Add(in BoxObstacle obstacle) => obstacles.Add(obstacle);

    /// <summary>Moves the base.</summary>
    public void StandAt(Vector2 at, float yaw)
    {
        position = at;
        WorldFromBase = PoseOf(at, yaw);
        (sine, cosine) = MathF.SinCos(yaw);
        near.Clear();
        foreach (BoxObstacle obstacle in obstacles)
        {
            float apart = Vector2.Distance(at, new Vector2(obstacle.Center.X, obstacle.Center.Z));
            if (apart < FarthestReach + obstacle.Reach)
            {
                near.Add(obstacle);
            }
        }
    }

    /// <summary>The base frame in the world.</summary>
    public Pose WorldFromBase { get; private set; }

    /// <summary>The base frame in the world.</summary>
    public static Pose PoseOf(Vector2 at, float yaw) =>
        new(new Vector3(at.X, 0, at.Y), Quaternion.CreateFromAxisAngle(Vector3.UnitY, yaw));

    /// <summary>A point of the base frame in the world.</summary>
    public Vector3 ToWorld(Vector3 p) => new(
        position.X + p.X * cosine + p.Z * sine, p.Y, position.Y - p.X * sine + p.Z * cosine);

    /// <summary>A point of the world in the base frame.</summary>
    public Vector3 ToBase(Vector3 p)
    {
        (float x, float z) = (p.X - position.X, p.Z - position.Y);
        return new Vector3(x * cosine - z * sine, p.Y, x * sine + z * cosine);
    }

    /// <summary>True if what does not move with the arm touches nothing.</summary>
    public bool IsBodyFree()
    {
        foreach (CollisionSphere sphere in arm.BodySpheres)
        {
            if (!IsFree(ToWorld(sphere.Center), sphere.Radius, SphereRadii.IndexOf(sphere.Radius)))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>
    /// True if the arm, and what it holds, touch nothing. An empty hand's grasp query sphere may touch the target only,
    /// so that a hand that closes at any time takes nothing else.
    /// </summary>
    public bool IsArmFree(ReadOnlySpan<float> joints, HeldShape? held)
    {
        arm.Solve(joints, frames);
        if (held is null && !IsHandFree())
        {
            return false;
        }

        arm.ArmSpheres(frames, centers);
        for (int i = centers.Length - 1; i >= 0; i--)
        {
            if (!IsFree(ToWorld(centers[i]), arm.ArmRadii[i], radii[i]))
            {
                return false;
            }
        }

        for (int i = 0; i < (held?.Centers.Length ?? 0); i++)
        {
            Vector3 center = ToWorld(frames[^1].Transform(held!.Centers[i]));
            if (!IsFree(center, held.Radii[i], SphereRadii.IndexOf(held.Radii[i])))
            {
                return false;
            }
        }

        return true;
    }

    private bool IsHandFree()
    {
        Vector3 hand = ToWorld(frames[^1].Transform(arm.Robot.GripperOffset));
        float radius = arm.Robot.GripperRadius;
        if (!IsFreeOfStatics(scene.Columns[SphereRadii.IndexOf(radius)], hand))
        {
            return false;
        }

        foreach (ref readonly BoxObstacle obstacle in CollectionsMarshal.AsSpan(near))
        {
            if (!obstacle.IsTarget && obstacle.Touches(hand, radius + Play))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>True if a ball touches neither static geometry nor an object.</summary>
    public bool IsFree(Vector3 center, float radius, int radiusIndex)
    {
        if (!IsFreeOfStatics(scene.Columns[radiusIndex], center))
        {
            return false;
        }

        foreach (ref readonly BoxObstacle obstacle in CollectionsMarshal.AsSpan(near))
        {
            if (obstacle.Touches(center, radius + Play))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>True if all columns within the play are free.</summary>
    private static bool IsFreeOfStatics(ColumnGrid grid, Vector3 center)
    {
        int west = grid.CellAt(center.X - Play, center.Z - Play);
        int south = grid.CellAt(center.X + Play, center.Z + Play);
        if (west < 0 || south < 0 || !IsOpen(grid, west, center.Y))
        {
            return false;
        }

        return south == west || (IsOpen(grid, south, center.Y)
            && IsOpen(grid, grid.CellAt(center.X + Play, center.Z - Play), center.Y)
            && IsOpen(grid, grid.CellAt(center.X - Play, center.Z + Play), center.Y));
    }

    private static bool IsOpen(ColumnGrid grid, int cell, float height)
    {
        foreach (uint interval in grid.IntervalsOf(cell))
        {
            if (height - HeightPlay >= grid.LowOf(interval) && height + HeightPlay <= grid.HighOf(interval))
            {
                return true;
            }
        }

        return false;
    }
}
