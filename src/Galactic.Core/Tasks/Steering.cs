using System.Numerics;
using Galactic.Robots;

namespace Galactic.Tasks;

/// <summary>How to turn and drive the base along the ways of a <see cref="WalkField"/>.</summary>
internal static class Steering
{
    /// <summary>So near to its destination, in metres, the base is left to the learner: it serves the arm there.</summary>
    public const float Arrived = 0.8f;

    // Way left at its end, metres, where the destination may still be farther than the base can come.
    private const float Ended = 0.15f;

    // How far ahead on its way the base looks, metres.
    private const float Outlook = 1.5f;

    // Beside its direction by more than this, radians, the base only turns; nearer than the other it drives at full speed.
    private const float Astray = 0.8f;
    private const float Straight = 0.3f;

    // What the base may be turned away from a destination in reach, radians.
    private const float Facing = 0.6f;

    /// <summary>Writes the turn and drive channels, as far as there is something to say.</summary>
    /// <param name="env">Where the robot is.</param>
    /// <param name="ways">All ways to the place in front of the destination.</param>
    /// <param name="destination">Where the hand has to go, world frame.</param>
    /// <param name="advice">[channel] in [-1, 1].</param>
    public static void Advise(in EnvView env, WalkField ways, Vector3 destination, Span<float> advice)
    {
        ActionMap map = env.Robot.Actions;
        Vector3 here = env.BasePosition;
        float near = Vector2.Distance(new(here.X, here.Z), new(destination.X, destination.Z));
        float left = ways.At(here.X, here.Z);
        if (left <= Ended || MathF.Max(near, left) <= Arrived)
        {
            float beside = Angle(env, destination);
            if (MathF.Abs(beside) > Facing)
            {
                (advice[map.TurnChannel], advice[map.DriveChannel]) = (Clip(beside / map.TurnStep), 0);
            }

            return;
        }

        if (env.Blocked)
        {
            // Something beside or before the robot undid the motion as a whole: where it came from there was room.
            (advice[map.TurnChannel], advice[map.DriveChannel]) = (0, -1);
            return;
        }

        Vector2 ahead = ways.Ahead(here.X, here.Z, Outlook);
        Vector3 towards = new(ahead.X, 0, ahead.Y);
        float angle = Angle(env, towards);
        float speed = Math.Clamp((Astray - MathF.Abs(angle)) / (Astray - Straight), 0, 1);
        advice[map.TurnChannel] = Clip(angle / map.TurnStep);
        advice[map.DriveChannel] = speed * Clip(Vector3.Distance(towards, here) / map.DriveStep);
    }

    /// <summary>Radians the base has to turn to face a point; positive is counter-clockwise.</summary>
    private static float Angle(in EnvView env, Vector3 point)
    {
        Vector3 seen = env.ToBase(point - env.BasePosition);
        return MathF.Atan2(-seen.Z, seen.X);
    }

    private static float Clip(float value) => Math.Clamp(value, -1, 1);
}
