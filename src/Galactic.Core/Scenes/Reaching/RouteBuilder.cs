using System.Numerics;
using Galactic.Compute;
using Galactic.Robots;

namespace Galactic.Scenes.Reaching;

/// <summary>
/// Joins arm motions and a drive to a sequence of robot poses one step apart, arm and base moving at the same time
/// where that touches nothing. Every pose is checked.
/// </summary>
/// <remarks>Scratch memory of one worker.</remarks>
internal sealed class RouteBuilder(ArmModel arm, ArmPlanner motions)
{
    private const int OverlapStride = 2;
    // Longer drives are done with the arm folded, steps.
    private const int LongestUnfolded = 30;
    private const int Detours = 5;
    private const float DetourRadius = 0.09f;
    private readonly BaseDriver driver = new(arm.Robot.Actions);

    /// <summary>Folds the arm, drives to a stance and reaches; null if some pose on the way touches something.</summary>
    /// <param name="clearance">The scene and what stands in the way.</param>
    /// <param name="held">What the hand holds, or null.</param>
    /// <param name="begin">Where the robot is.</param>
    /// <param name="fold">Motion from there to a folded pose.</param>
    /// <param name="trip">The stance, and the motion from the folded pose to it.</param>
    public List<RobotPose>? TryFolded(
        RobotClearance clearance, HeldShape? held, RobotPose begin, IReadOnlyList<float[]> fold, ArmTrip trip)
    {
        List<float[]> folding = Expand(fold, begin.Joints);
        RobotPose folded = begin with { Joints = folding.Count > 0 ? folding[^1] : begin.Joints };
        List<float[]> reaching = Expand(trip.Motion, folded.Joints);
        if (TryDrive(clearance, held, folded, trip.Stance) is not { } drive)
        {
            return null;
        }

        int delay = 0;
        while (delay < folding.Count
            && !IsFree(clearance, held, folding.Count - delay, t => At(drive, t, begin, folding[t + delay])))
        {
            delay = Math.Min(delay + OverlapStride, folding.Count);
        }

        // The drive ends at step `arrival`; the arm starts to reach at step `start`.
        int arrival = delay + drive.Count;
        int start = Math.Max(folding.Count, arrival - reaching.Count);
        while (start < arrival
            && !IsFree(clearance, held, arrival - start, t => At(
                drive, t + start - delay, begin, reaching[Math.Min(t, reaching.Count - 1)])))
        {
            start = Math.Min(start + OverlapStride, arrival);
        }

        List<RobotPose> route = [];
        for (int t = 0; t < Math.Max(arrival, start + reaching.Count); t++)
        {
            float[] joints = t >= start && reaching.Count > 0 ? reaching[Math.Min(t - start, reaching.Count - 1)]
                : t < folding.Count ? folding[t]
                : folded.Joints;
            route.Add(At(drive, t - delay, begin, joints));
        }

        return route;
    }

    /// <summary>
    /// Drives to a near stance with the arm as it is and reaches from there; null if that touches something.
    /// </summary>
    public List<RobotPose>? TryDirect(
        RobotClearance clearance, HeldShape? held, RobotPose begin, Stance to, RandomKey key)
    {
        driver.Enter(clearance.Scene.Navigation);
        if (driver.TryDrive(begin.Position, begin.Yaw, to.Position, to.Yaw) is not { } drive
            || drive.Count > LongestUnfolded
            || !IsFree(clearance, held, drive.Count, t => At(drive, t, begin)))
        {
            return null;
        }

        clearance.StandAt(to.Position, to.Yaw);
        float[] joints = [.. to.Joints];
        motions.Unwind(joints, begin.Joints);
        return motions.TryPlan(clearance, held, begin.Joints, joints, key) is { } motion
            ? TryFolded(clearance, held, begin, [begin.Joints], new ArmTrip(to, motion))
            : null;
    }

    /// <summary>A free drive with the arm held as it is; goes around places where something touched.</summary>
    private List<(Vector2 Position, float Yaw)>? TryDrive(
        RobotClearance clearance, HeldShape? held, RobotPose begin, Stance to)
    {
        driver.Enter(clearance.Scene.Navigation);
        for (int i = 0; i < Detours; i++)
        {
            if (driver.TryDrive(begin.Position, begin.Yaw, to.Position, to.Yaw) is not { } drive)
            {
                return null;
            }

            int touched = FirstTouch(clearance, held, drive.Count, t => At(drive, t, begin));
            if (touched < 0)
            {
                return drive;
            }

            driver.Close(drive[touched].Position, DetourRadius);
        }

        return null;
    }

    private static RobotPose At(
        List<(Vector2 Position, float Yaw)> drive, int step, RobotPose begin, float[]? joints = null)
    {
        joints ??= begin.Joints;
        return step < 0 || drive.Count == 0
            ? begin with { Joints = joints }
            : new RobotPose(
                drive[Math.Min(step, drive.Count - 1)].Position, drive[Math.Min(step, drive.Count - 1)].Yaw, joints);
    }

    private static bool IsFree(RobotClearance clearance, HeldShape? held, int count, Func<int, RobotPose> pose) =>
        FirstTouch(clearance, held, count, pose) < 0;

    private static int FirstTouch(RobotClearance clearance, HeldShape? held, int count, Func<int, RobotPose> pose)
    {
        for (int t = 0; t < count; t++)
        {
            RobotPose at = pose(t);
            clearance.StandAt(at.Position, at.Yaw);
            if (!clearance.IsArmFree(at.Joints, held) || !clearance.IsBodyFree())
            {
                return t;
            }
        }

        return -1;
    }

    /// <summary>
    /// A motion step by step, its first pose left out, joints without end turned to where the arm is.
    /// </summary>
    private List<float[]> Expand(IReadOnlyList<float[]> way, float[] begin)
    {
        float[] shift = [.. way[0]];
        motions.Unwind(shift, begin);
        for (int j = 0; j < shift.Length; j++)
        {
            shift[j] -= way[0][j];
        }

        List<float[]> poses = [];
        for (int i = 1; i < way.Count; i++)
        {
            int steps = motions.StepsBetween(way[i - 1], way[i]);
            for (int k = 1; k <= steps; k++)
            {
                (float[] a, float[] b, float share) = (way[i - 1], way[i], k / (float)steps);
                poses.Add([.. Enumerable.Range(0, a.Length).Select(j => Math.Clamp(
                    a[j] + (b[j] - a[j]) * share + shift[j], arm.Limits[j].Lower, arm.Limits[j].Upper))]);
            }
        }

        return poses;
    }
}
