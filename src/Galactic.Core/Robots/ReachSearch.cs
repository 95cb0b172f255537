using System.Numerics;
using Galactic.Compute;
using Galactic.Geometry;

namespace Galactic.Robots;

/// <summary>Looks for the joint values that carry the grasp point furthest out, in each band of heights.</summary>
internal sealed class ReachSearch
{
    private const int Generation = 256;
    private static readonly float[] Scales = [0.5f, 0.1f, 0.02f, 0.004f];
    private readonly RobotModel robot;
    private readonly RandomKey key;
    private readonly int[] path;
    private readonly int[] moved;
    private readonly (float Low, float High)[] ranges;
    private readonly SortedDictionary<int, Best> bands = [];
    private readonly float[] start;

    public ReachSearch(RobotModel robot, RandomKey key)
    {
        (this.robot, this.key) = (robot, key);
        path = PathTo(robot, robot.GripperLink);
        start = new float[robot.Joints.Count];
        robot.StartJoints(robot.ArmRest, start);
        moved = [.. robot.Actions.Joints.Select(a => a.Joint).Where(j => path.Any(l => robot.Links[l].Joint == j))];
        ranges = [.. moved.Select(j => Range(robot.Joints[j]))];
    }

    /// <summary>Tries the resting pose, random poses, then variations of the best ones.</summary>
    public void Explore(int random, int varied)
    {
        Keep([.. start]);
        for (int i = 0; i < random; i++)
        {
            float[] joints = [.. start];
            RandomKey draws = key.For(i);
            for (int j = 0; j < moved.Length; j++)
            {
                joints[moved[j]] = draws.Uniform(j, ranges[j].Low, ranges[j].High);
            }

            Keep(joints);
        }

        Best[] known = [];
        for (int i = 0; i < varied && bands.Count > 0; i++)
        {
            if (i % Generation == 0)
            {
                known = [.. bands.Values];
            }

            RandomKey draws = key.For(random + i);
            Keep(Vary(known[draws.Index(0, known.Length)].Joints, draws));
        }
    }

    /// <summary>The first band and the furthest distance per band, metres; gaps get the distance of the band below.
    /// </summary>
    public (int First, float[] Distances) Bands()
    {
        if (bands.Count == 0)
        {
            return (0, [0]);
        }

        int first = bands.Keys.First();
        float[] distances = new float[bands.Keys.Last() - first + 1];
        for (int i = 0; i < distances.Length; i++)
        {
            distances[i] = bands.TryGetValue(first + i, out Best? best) ? best.Distance : distances[i - 1];
        }

        return (first, distances);
    }

    /// <summary>Height of the first link that actions move, or of the hand, with the arm at rest, metres.</summary>
    public float ShoulderHeight()
    {
        Pose pose = Pose.Identity;
        foreach (int index in path)
        {
            pose *= robot.Links[index].ParentFromLink(start);
            if (moved.Contains(robot.Links[index].Joint))
            {
                break;
            }
        }

        return pose.Position.Y;
    }

    private static int[] PathTo(RobotModel robot, int link)
    {
        List<int> path = [];
        for (; link >= 0; link = robot.Links[link].Parent)
        {
            path.Insert(0, link);
        }

        return [.. path];
    }

    private static (float Low, float High) Range(RobotJoint joint) =>
        (float.IsFinite(joint.Lower) ? joint.Lower : -MathF.PI, float.IsFinite(joint.Upper) ? joint.Upper : MathF.PI);

    private float[] Vary(float[] from, RandomKey draws)
    {
        float[] joints = [.. from];
        float scale = Scales[draws.Index(1, Scales.Length)];
        for (int j = 0; j < moved.Length; j++)
        {
            if (draws.Chance(2 + 2 * j, 0.5f))
            {
                float wanted = joints[moved[j]] + draws.Normal(3 + 2 * j) * scale;
                joints[moved[j]] = Math.Clamp(wanted, ranges[j].Low, ranges[j].High);
            }
        }

        return joints;
    }

    private void Keep(float[] joints)
    {
        Vector3 hand = GraspPoint(joints);
        int band = (int)MathF.Floor(hand.Y / RobotReach.BandHeight);
        float distance = new Vector2(hand.X, hand.Z).Length();
        if (band >= 0 && !(bands.TryGetValue(band, out Best? best) && best.Distance >= distance))
        {
            bands[band] = new Best(distance, joints);
        }
    }

    private Vector3 GraspPoint(float[] joints)
    {
        Pose pose = Pose.Identity;
        foreach (int index in path)
        {
            pose *= robot.Links[index].ParentFromLink(joints);
        }

        return pose.Transform(robot.GripperOffset);
    }

    private sealed record Best(float Distance, float[] Joints);
}
