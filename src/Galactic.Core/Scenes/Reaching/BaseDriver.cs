using System.Numerics;
using Galactic.Robots;

namespace Galactic.Scenes.Reaching;

/// <summary>
/// Drives a base along the shortest way of a navigation map to a pose. The way is pulled straight to corners; the base
/// turns towards the farthest corner in a free straight line, drives there, and at the end turns to the wanted yaw.
/// </summary>
internal sealed class BaseDriver(ActionMap actions)
{
    private const int MostSteps = 450;
    private const float SightStep = 0.025f;
    // A way around something may be hidden for this many cells and then seen again.
    private const int HiddenCells = 8;
    private const float Arrived = 5e-4f;
    private const float Aligned = 1e-3f;
    // Driving starts before the turn is complete if the way is long enough to correct it.
    private const float EarlyAngle = 0.5f;
    private const float EarlyDistance = 0.3f;
    // Longer ways are not driven backwards, metres.
    private const float LongestReverse = 2.5f;
    private NavigationMap map = null!;
    private readonly List<Vector2> corners = [];
    private bool[] open = [];
    private Vector2 goal;
    private float goalYaw;
    private bool isReverse;
    private int corner;

    /// <summary>Takes the place; every navigable cell is open.</summary>
    public void Enter(NavigationMap navigation)
    {
        map = navigation;
        open = [.. navigation.Navigable];
    }

    /// <summary>Closes the cells around a point.</summary>
    public void Close(Vector2 around, float radius)
    {
        int reach = (int)MathF.Ceiling(radius / map.CellSize);
        int ix0 = (int)MathF.Floor((around.X - map.MinX) / map.CellSize);
        int iz0 = (int)MathF.Floor((around.Y - map.MinZ) / map.CellSize);
        for (int iz = Math.Max(iz0 - reach, 0); iz <= Math.Min(iz0 + reach, map.Depth - 1); iz++)
        {
            for (int ix = Math.Max(ix0 - reach, 0); ix <= Math.Min(ix0 + reach, map.Width - 1); ix++)
            {
                int cell = iz * map.Width + ix;
                open[cell] &= Vector2.Distance(Center(cell), around) > radius;
            }
        }
    }

    /// <summary>Base poses one step apart from a pose to another, the first one left out; null if no way leads there.
    /// </summary>
    public List<(Vector2 Position, float Yaw)>? TryDrive(Vector2 from, float fromYaw, Vector2 to, float toYaw)
    {
        (goal, goalYaw) = (to, toYaw);
        corners.Clear();
        corners.Add(to);
        float way = 0;
        if (Vector2.Distance(from, to) > Arrived)
        {
            float[] field = map.GeodesicDistances(map.NearestNavigable(to.X, to.Y), open);
            int cell = map.NearestNavigable(from.X, from.Y);
            way = field[cell];
            if (!float.IsFinite(way))
            {
                return null;
            }

            PullStraight(field, cell, from);
        }

        List<(Vector2, float)>? forward = Simulate(from, fromYaw, reverse: false);
        List<(Vector2, float)>? backward =
            way is > 0 and < LongestReverse ? Simulate(from, fromYaw, reverse: true) : null;
        return forward is null || (backward is not null && backward.Count < forward.Count) ? backward : forward;
    }

    /// <summary>Turns the way downhill from a cell into corners, the last one being the goal.</summary>
    private void PullStraight(float[] field, int cell, Vector2 from)
    {
        List<Vector2> way = [Center(cell)];
        for (int next = Downhill(field, cell); next != cell; next = Downhill(field, cell))
        {
            cell = next;
            way.Add(Center(cell));
        }

        way.Add(goal);
        corners.Clear();
        Vector2 at = from;
        int reached = 0;
        while (reached < way.Count - 1)
        {
            // The next cell is always taken, also from a place that is not navigable itself.
            int seen = reached + 1;
            for (int i = seen + 1; i < Math.Min(way.Count, seen + HiddenCells); i++)
            {
                seen = IsLineFree(at, way[i]) ? i : seen;
            }

            reached = seen;
            at = way[reached];
            corners.Add(at);
        }
    }

    private List<(Vector2, float)>? Simulate(Vector2 at, float yaw, bool reverse)
    {
        (isReverse, corner) = (reverse, 0);
        List<(Vector2, float)> poses = [];
        while (Next(at, yaw) is var (turn, drive))
        {
            if (poses.Count >= MostSteps)
            {
                return null;
            }

            yaw += turn * actions.TurnStep;
            at += Heading(yaw) * (drive * actions.DriveStep);
            poses.Add((at, yaw));
        }

        return poses;
    }

    /// <summary>Turn and drive actions for the next step, [-1, 1]; null once the pose is reached.</summary>
    private (float Turn, float Drive)? Next(Vector2 at, float yaw)
    {
        if (Vector2.Distance(at, goal) <= Arrived)
        {
            float left = Wrap(goalYaw - yaw);
            return MathF.Abs(left) <= 1e-5f ? null : (Math.Clamp(left / actions.TurnStep, -1, 1), 0);
        }

        Vector2 aim = Aim(at);
        float distance = Vector2.Distance(aim, at);
        float wanted = MathF.Atan2(at.Y - aim.Y, aim.X - at.X) + (isReverse ? MathF.PI : 0);
        float error = Wrap(wanted - yaw);
        float turn = Math.Clamp(error / actions.TurnStep, -1, 1);
        float rest = error - turn * actions.TurnStep;
        float drive = 0;
        if (MathF.Abs(rest) <= Aligned)
        {
            drive = MathF.Min(distance / actions.DriveStep, 1);
        }
        else if (MathF.Abs(rest) < EarlyAngle && distance > EarlyDistance)
        {
            drive = CanDrive(at, yaw + turn * actions.TurnStep) ? 1 : 0;
        }

        return (turn, isReverse ? -drive : drive);
    }

    private bool CanDrive(Vector2 at, float yaw) =>
        IsLineFree(at, at + Heading(yaw) * ((isReverse ? -2 : 2) * actions.DriveStep));

    /// <summary>The farthest corner in a straight free line.</summary>
    private Vector2 Aim(Vector2 at)
    {
        bool passed = Vector2.Distance(at, corners[corner]) <= Arrived;
        while (corner + 1 < corners.Count && (passed || IsLineFree(at, corners[corner + 1])))
        {
            corner++;
            passed = false;
        }

        return corners[corner];
    }

    private int Downhill(float[] field, int cell)
    {
        (int x, int z) = (cell % map.Width, cell / map.Width);
        int best = cell;
        for (int dz = -1; dz <= 1; dz++)
        {
            for (int dx = -1; dx <= 1; dx++)
            {
                int next = cell + dz * map.Width + dx;
                if ((uint)(x + dx) < (uint)map.Width && (uint)(z + dz) < (uint)map.Depth && field[next] < field[best]
                    && open[cell + dx] && open[cell + dz * map.Width])
                {
                    best = next;
                }
            }
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
            int cell = map.CellAt(p.X, p.Y);
            if (cell < 0 || !open[cell])
            {
                return false;
            }
        }

        return true;
    }

    private static Vector2 Heading(float yaw)
    {
        (float sine, float cosine) = MathF.SinCos(yaw);
        return new Vector2(cosine, -sine);
    }

    private static float Wrap(float angle) => MathF.IEEERemainder(angle, MathF.Tau);
}
