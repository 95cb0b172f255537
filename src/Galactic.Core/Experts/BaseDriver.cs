using System.Numerics;
using Galactic.Robots;
using Galactic.Scenes;

namespace Galactic.Experts;

/// <summary>
/// Drives a base along the shortest way of a navigation map to a pose: turns towards the farthest point of the way in
/// a free straight line, drives there, and at the end turns to the wanted yaw.
/// </summary>
internal sealed class BaseDriver(RobotModel robot)
{
    private const float SightStep = 0.02f;
    private const int LookAhead = 80;
    private const float Arrived = 5e-4f;
    private const float Aligned = 1e-3f;
    // Driving starts before the turn is complete if the way is long enough to correct it.
    private const float EarlyAngle = 0.35f;
    private const float EarlyDistance = 0.4f;
    // Longer ways are not driven backwards, metres.
    private const float LongestReverse = 1.5f;
    private NavigationMap map = null!;
    private float[] field = [];
    private Vector2 goal;
    private float goalYaw;
    private bool isReverse;

    /// <summary>Plans the way.</summary>
    public void Start(NavigationMap navigation, Vector2 to, float toYaw, Vector2 from, float yaw)
    {
        (map, goal, goalYaw) = (navigation, to, toYaw);
        int cell = NearestCell(to);
        field = map.GeodesicDistances(cell);
        isReverse = false;
        if (Vector2.Distance(from, to) > Arrived && field[NearestCell(from)] < LongestReverse)
        {
            float heading = HeadingTo(Aim(from), from);
            isReverse = Turns(heading + MathF.PI, yaw) < Turns(heading, yaw);
        }
    }

    /// <summary>Turn and drive actions for the next step, [-1, 1]; null once the pose is reached.</summary>
    public (float Turn, float Drive)? Next(Vector2 at, float yaw)
    {
        float turnStep = robot.Actions.TurnStep;
        float driveStep = robot.Actions.DriveStep;
        if (Vector2.Distance(at, goal) <= Arrived)
        {
            float left = Wrap(goalYaw - yaw);
            return MathF.Abs(left) <= 1e-4f ? null : (Math.Clamp(left / turnStep, -1, 1), 0);
        }

        Vector2 aim = Aim(at);
        float distance = Vector2.Distance(aim, at);
        float wanted = HeadingTo(aim, at) + (isReverse ? MathF.PI : 0);
        float error = Wrap(wanted - yaw);
        float turn = Math.Clamp(error / turnStep, -1, 1);
        float rest = error - turn * turnStep;
        float drive = 0;
        if (MathF.Abs(rest) <= Aligned)
        {
            drive = MathF.Min(distance / driveStep, 1);
        }
        else if (MathF.Abs(rest) < EarlyAngle && distance > EarlyDistance)
        {
            drive = CanDrive(at, yaw + turn * turnStep, driveStep) ? 1 : 0;
        }

        return (turn, isReverse ? -drive : drive);
    }

    private float Turns(float heading, float yaw) =>
        MathF.Abs(Wrap(heading - yaw)) + MathF.Abs(Wrap(goalYaw - heading));

    private bool CanDrive(Vector2 at, float yaw, float distance)
    {
        (float sine, float cosine) = MathF.SinCos(yaw);
        Vector2 step = new Vector2(cosine, -sine) * (isReverse ? -distance : distance);
        return IsLineFree(at, at + step * 2);
    }

    /// <summary>The farthest point of the way in a straight free line.</summary>
    private Vector2 Aim(Vector2 at)
    {
        if (IsLineFree(at, goal))
        {
            return goal;
        }

        int cell = map.CellAt(at.X, at.Y);
        if (cell < 0 || !float.IsFinite(field[cell]))
        {
            return Center(NearestCell(at));
        }

        Vector2 aim = Center(cell);
        for (int i = 0; i < LookAhead; i++)
        {
            int next = Downhill(cell);
            if (next == cell || (i > 0 && !IsLineFree(at, Center(next))))
            {
                break;
            }

            (cell, aim) = (next, Center(next));
        }

        return aim;
    }

    private int Downhill(int cell)
    {
        (int x, int z) = (cell % map.Width, cell / map.Width);
        int best = cell;
        for (int dz = -1; dz <= 1; dz++)
        {
            for (int dx = -1; dx <= 1; dx++)
            {
                int next = cell + dz * map.Width + dx;
                if ((uint)(x + dx) < (uint)map.Width && (uint)(z + dz) < (uint)map.Depth && field[next] < field[best]
                    && map.Navigable[cell + dx] && map.Navigable[cell + dz * map.Width])
                {
                    best = next;
                }
            }
        }

        return best;
    }

    private int NearestCell(Vector2 at)
    {
        int cell = map.CellAt(at.X, at.Y);
        if (cell >= 0 && map.Navigable[cell])
        {
            return cell;
        }

        (int best, float distance) = (0, float.PositiveInfinity);
        for (int i = 0; i < map.Navigable.Length; i++)
        {
            float d = map.Navigable[i] ? Vector2.DistanceSquared(Center(i), at) : float.PositiveInfinity;
            (best, distance) = d < distance ? (i, d) : (best, distance);
        }

        return best;
    }

    private Vector2 Center(int cell)
    {
        (float x, float z) = map.CenterOf(cell);
        return new Vector2(x, z);
    }

    private bool IsLineFree(Vector2 from, Vector2 to)
    {
        int samples = (int)(Vector2.Distance(from, to) / SightStep) + 1;
        for (int i = 1; i <= samples; i++)
        {
            Vector2 p = Vector2.Lerp(from, to, i / (float)samples);
            if (!map.IsNavigable(p.X, p.Y))
            {
                return false;
            }
        }

        return true;
    }

    private static float HeadingTo(Vector2 to, Vector2 from) => MathF.Atan2(from.Y - to.Y, to.X - from.X);

    private static float Wrap(float angle) => MathF.IEEERemainder(angle, MathF.Tau);
}
