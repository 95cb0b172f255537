using System.Numerics;
using Galactic.Assets;

namespace Galactic.Experiments;

/// <summary>
/// From where to watch a robot: the most natural of a few directions from which walls, furniture and the robot itself
/// hide as little as possible of what matters.
/// </summary>
internal static class FollowView
{
    /// <summary>Height of the middle of a picture, metres.</summary>
    public const float MiddleHeight = 0.75f;

    /// <summary>Camera to the middle of the picture, metres.</summary>
    private const float Distance = 3.1f;

    /// <summary>The robot as a post, metres.</summary>
    private const float RobotRadius = 0.3f;

    private const float RobotHeight = 1.1f;

    /// <summary>Elevations of the camera, the best first, radians.</summary>
    private static readonly float[] Elevations = [0.85f, 1.1f, 1.35f];

    /// <summary>Turns from straight behind the robot, the best first, radians; to the left is positive.</summary>
    private static readonly float[] Turns = [-0.7f, 0.7f, -1.3f, 1.3f, -2.2f, 2.2f, -2.9f];

    /// <summary>Something to see at one moment.</summary>
    /// <param name="Middle">Middle of the picture, metres.</param>
    /// <param name="Robot">(x, z) of the robot's base, metres.</param>
    /// <param name="Points">What should be seen besides the robot, metres.</param>
    public readonly record struct Moment(Vector3 Middle, Vector2 Robot, IReadOnlyList<Vector3> Points);

    /// <summary>The camera's place relative to the middle of the picture, metres.</summary>
    /// <param name="scene">What may be in the way.</param>
    /// <param name="yaw">Heading of the robot, radians.</param>
    /// <param name="moments">What should be seen from there, at least one.</param>
    public static Vector3 Choose(TriangleMesh scene, float yaw, IReadOnlyList<Moment> moments)
    {
        (Vector3 best, float least) = (default, float.MaxValue);
        for (int elevation = 0; elevation < Elevations.Length; elevation++)
        {
            for (int turn = 0; turn < Turns.Length; turn++)
            {
                Vector3 offset = Offset(yaw + Turns[turn], Elevations[elevation]);
                float hidden = moments.Average(m => Hidden(scene, m, m.Middle + offset));
                float cost = hidden + 0.12f * elevation + 0.02f * turn;
                (best, least) = cost < least ? (offset, cost) : (best, least);
            }
        }

        return best;
    }

    private static Vector3 Offset(float yaw, float elevation)
    {
        (float sin, float cos) = MathF.SinCos(elevation);
        return Distance * new Vector3(-MathF.Cos(yaw) * cos, sin, MathF.Sin(yaw) * cos);
    }

    /// <summary>Share of what matters that an eye does not see, 0 to 1.</summary>
    public static float Hidden(TriangleMesh scene, in Moment moment, Vector3 eye)
    {
        Vector3 low = new(moment.Robot.X, 0.35f, moment.Robot.Y), high = low with { Y = RobotHeight };
        int hidden = (IsBlocked(scene, eye, low) ? 1 : 0) + (IsBlocked(scene, eye, high) ? 1 : 0);
        foreach (Vector3 point in moment.Points)
        {
            hidden += IsBehind(moment.Robot, eye, point) || IsBlocked(scene, eye, point) ? 1 : 0;
        }

        return hidden / (2f + moment.Points.Count);
    }

    /// <summary>True if the robot stands between an eye and a point that is not part of it.</summary>
    private static bool IsBehind(Vector2 robot, Vector3 eye, Vector3 point)
    {
        Vector2 from = new(point.X, point.Z), way = new Vector2(eye.X, eye.Z) - from;
        if (Vector2.Distance(from, robot) < RobotRadius)
        {
            return false;
        }

        float along = Math.Clamp(Vector2.Dot(robot - from, way) / way.LengthSquared(), 0, 1);
        bool isLow = point.Y + along * (eye.Y - point.Y) < RobotHeight;
        return isLow && Vector2.Distance(from + along * way, robot) < RobotRadius;
    }

    /// <summary>True if a triangle crosses the line from an eye to just before a point.</summary>
    private static bool IsBlocked(TriangleMesh scene, Vector3 eye, Vector3 point)
    {
        const float Before = 0.97f;
        return SegmentTest.Meets(scene, eye, Vector3.Lerp(eye, point, Before));
    }
}
