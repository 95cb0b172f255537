using System.Numerics;
using Galactic.Compute;
using Galactic.Geometry;
using Galactic.Robots;

namespace Galactic.Scenes.Reaching;

/// <summary>Finds arm poses that keep the arm, and what it holds, close to the body, for driving through doors.</summary>
/// <remarks>
/// A random search followed by hill climbing, the same for every use: folded poses depend on the robot only, the one
/// chosen for a held object on the object and how it is held.
/// </remarks>
internal sealed class ArmFolder
{
    private const int Starts = 24;
    private const int Draws = 400;
    private const int Climbs = 900;
    private const int HeldClimbs = 300;
    private const int Choices = 4;
    private const float HandRadius = 0.04f;
    // Higher than this the navigation map does not look for obstacles, metres.
    private const float Highest = 1.25f;
    private const float Lowest = 0.15f;
    // A centimetre inside the body costs as much as two of width.
    private const float InsideCost = 2;
    private readonly ArmModel arm;
    private readonly ArmFrame[] frames;
    private readonly Vector3[] centers;
    private readonly float[][] poses;

    public ArmFolder(ArmModel arm)
    {
        this.arm = arm;
        frames = new ArmFrame[arm.JointCount + 1];
        centers = new Vector3[arm.ArmRadii.Count];
        RandomKey key = RandomKey.FromSeed(0);
        poses = [.. Enumerable.Range(0, Starts).Select(i => Search(key.For(i))).OrderBy(p => Width(p, null))];
    }

    /// <summary>A folder of the same poses with scratch memory of its own.</summary>
    public ArmFolder(ArmFolder other)
    {
        arm = other.arm;
        frames = new ArmFrame[arm.JointCount + 1];
        centers = new Vector3[arm.ArmRadii.Count];
        poses = other.poses;
    }

    /// <summary>A few compact poses for an empty hand, the most compact one first.</summary>
    public IEnumerable<float[]> Empties => poses.Take(Choices);

    /// <summary>A few compact poses for a held object, the most compact one first.</summary>
    public IEnumerable<float[]> With(HeldShape held) => poses
        .OrderBy(p => Width(p, held)).Take(Choices).Select(p => Climb(p, held, HeldClimbs, RandomKey.FromSeed(1)));

    /// <summary>
    /// Largest distance of any part from the vertical axis of the base, metres, raised where the pose is unfit.
    /// </summary>
    public float Width(ReadOnlySpan<float> pose, HeldShape? held)
    {
        arm.Solve(pose, frames);
        arm.ArmSpheres(frames, centers);
        float width = Part(frames[^1].Transform(arm.Robot.GripperOffset), HandRadius, canBeInside: false);
        for (int i = 0; i < centers.Length; i++)
        {
            width = MathF.Max(width, Part(centers[i], arm.ArmRadii[i], canBeInside: i < centers.Length / 2));
        }

        for (int i = 0; i < (held?.Centers.Length ?? 0); i++)
        {
            width = MathF.Max(width, Part(frames[^1].Transform(held!.Centers[i]), held.Radii[i], canBeInside: true));
        }

        return width;
    }

    private float Part(Vector3 center, float radius, bool canBeInside)
    {
        float width = new Vector2(center.X, center.Z).Length() + radius
            + MathF.Max(center.Y + radius - Highest, 0) + MathF.Max(Lowest - (center.Y - radius), 0);
        if (!canBeInside)
        {
            foreach (CollisionSphere body in arm.BodySpheres)
            {
                float inside = body.Radius + radius - Vector3.Distance(center, body.Center);
                width = MathF.Max(width, width + inside * InsideCost);
            }
        }

        return width;
    }

    private float[] Search(RandomKey key)
    {
        float[] best = new float[arm.JointCount];
        float[] pose = new float[arm.JointCount];
        float width = float.PositiveInfinity;
        for (int i = 0; i < Draws; i++)
        {
            ReachLibrary.Draw(arm, key.For(i), pose);
            float candidate = Width(pose, null);
            if (candidate < width)
            {
                width = candidate;
                pose.CopyTo(best, 0);
            }
        }

        return Climb(best, null, Climbs, key.For(Draws));
    }

    private float[] Climb(float[] from, HeldShape? held, int climbs, RandomKey key)
    {
        float[] best = [.. from];
        float width = Width(best, held);
        for (int i = 0; i < climbs; i++)
        {
            int joint = key.Index(2 * i, best.Length);
            float before = best[joint];
            float size = 0.3f * (1 - i / (float)climbs);
            best[joint] = Math.Clamp(
                before + size * key.Normal(2 * i + 1), arm.Limits[joint].Lower, arm.Limits[joint].Upper);
            float after = Width(best, held);
            if (after < width)
            {
                width = after;
            }
            else
            {
                best[joint] = before;
            }
        }

        return best;
    }
}
