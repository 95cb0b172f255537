using Galactic.Compute;
using Galactic.Robots;

namespace Galactic.Scenes.Reaching;

/// <summary>
/// Finds arm motions for a standing base: rapidly exploring random trees grown from both ends (Kuffner and LaValle
/// 2000), then shortened. Motions are sequences of poses one step of the robot apart, and each of them is checked.
/// </summary>
/// <remarks>Scratch memory of one worker; the answer depends on the inputs and the key only.</remarks>
internal sealed class ArmPlanner(ArmModel arm)
{
    private const int MaxNodes = 1500;
    private const int MaxRounds = 1200;
    private const int Shortcuts = 60;
    // Poses of a tree branch are this many steps apart at most, so that branches spread evenly.
    private const int ExtendSteps = 6;
    private readonly Tree forward = new(arm.JointCount);
    private readonly Tree backward = new(arm.JointCount);
    private readonly float[] sample = new float[arm.JointCount];
    private readonly float[] probe = new float[arm.JointCount];

    /// <summary>Steps a straight motion takes, at least 0: the slowest joint decides.</summary>
    public int StepsBetween(ReadOnlySpan<float> from, ReadOnlySpan<float> to)
    {
        float steps = 0;
        for (int j = 0; j < from.Length; j++)
        {
            steps = MathF.Max(steps, MathF.Abs(to[j] - from[j]) / arm.Steps[j]);
        }

        return (int)MathF.Ceiling(steps - 1e-4f);
    }

    /// <summary>Turns joints without end by whole turns so that they are nearest to another pose.</summary>
    public void Unwind(Span<float> pose, ReadOnlySpan<float> to)
    {
        for (int j = 0; j < pose.Length; j++)
        {
            if (arm.Limits[j].IsContinuous)
            {
                pose[j] -= MathF.Tau * MathF.Round((pose[j] - to[j]) / MathF.Tau);
            }
        }
    }

    /// <summary>A motion from one pose to another, both included, or null if none was found.</summary>
    /// <param name="clearance">Stands where the motion takes place.</param>
    /// <param name="held">What the hand holds, or null.</param>
    public List<float[]>? TryPlan(
        RobotClearance clearance, HeldShape? held, ReadOnlySpan<float> from, ReadOnlySpan<float> to, RandomKey key)
    {
        if (IsMotionFree(clearance, held, from, to))
        {
            return [from.ToArray(), to.ToArray()];
        }

        if (!clearance.IsArmFree(to, held))
        {
            return null;
        }

        forward.Start(from);
        backward.Start(to);
        (Tree growing, Tree other) = (forward, backward);
        for (int round = 0; round < MaxRounds && growing.Count < MaxNodes; round++)
        {
            Draw(key.For(round), from, to);
            int reached = Extend(clearance, held, growing, sample);
            if (reached >= 0)
            {
                int met = Connect(clearance, held, other, growing.Pose(reached));
                if (met >= 0)
                {
                    List<float[]> path = growing == forward
                        ? Join(forward, reached, backward, met)
                        : Join(forward, met, backward, reached);
                    Shorten(clearance, held, path, key.For(MaxRounds));
                    return path;
                }
            }

            (growing, other) = (other, growing);
        }

        return null;
    }

    /// <summary>True if every pose of the straight motion is free, the first one left out.</summary>
    public bool IsMotionFree(
        RobotClearance clearance, HeldShape? held, ReadOnlySpan<float> from, ReadOnlySpan<float> to)
    {
        int steps = StepsBetween(from, to);
        // The end first: it is the most likely to be in the way.
        for (int i = steps; i > 0; i--)
        {
            Mix(from, to, i / (float)steps, probe);
            if (!clearance.IsArmFree(probe, held))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Half of the samples lie between the ends and near them, where most ways lead through.</summary>
    private void Draw(RandomKey key, ReadOnlySpan<float> from, ReadOnlySpan<float> to)
    {
        int n = sample.Length;
        bool local = key.Chance(2 * n, 0.5f);
        float along = key.Uniform(2 * n + 1);
        for (int j = 0; j < n; j++)
        {
            RobotJoint joint = arm.Limits[j];
            float middle = from[j] + (to[j] - from[j]) * along;
            if (local)
            {
                sample[j] = Math.Clamp(middle + 0.5f * key.Normal(j), joint.Lower, joint.Upper);
            }
            else
            {
                sample[j] = joint.IsContinuous
                    ? middle + key.Uniform(j, -MathF.PI, MathF.PI)
                    : key.Uniform(j, joint.Lower, joint.Upper);
            }
        }
    }

    /// <summary>Grows a branch towards a pose; the new node, or -1 if the way is blocked at once.</summary>
    private int Extend(RobotClearance clearance, HeldShape? held, Tree tree, ReadOnlySpan<float> towards) =>
        Advance(clearance, held, tree, tree.Nearest(towards, arm.Steps), towards).Node;

    /// <summary>Grows a branch all the way; the node at the pose, or -1.</summary>
    private int Connect(RobotClearance clearance, HeldShape? held, Tree tree, ReadOnlySpan<float> goal)
    {
        int node = tree.Nearest(goal, arm.Steps);
        while (tree.Count < MaxNodes)
        {
            (node, int missing, bool blocked) = Advance(clearance, held, tree, node, goal);
            if (missing == 0 || blocked)
            {
                return missing == 0 ? node : -1;
            }
        }

        return -1;
    }

    /// <summary>
    /// Goes a few steps from a node; the node reached (-1 if none), the steps still missing, and whether something
    /// was in the way.
    /// </summary>
    private (int Node, int Missing, bool Blocked) Advance(
        RobotClearance clearance, HeldShape? held, Tree tree, int node, ReadOnlySpan<float> towards)
    {
        int steps = StepsBetween(tree.Pose(node), towards);
        int wanted = Math.Min(steps, ExtendSteps);
        int free = 0;
        while (free < wanted)
        {
            Mix(tree.Pose(node), towards, (free + 1) / (float)steps, probe);
            if (!clearance.IsArmFree(probe, held))
            {
                break;
            }

            free++;
        }

        if (free == 0)
        {
            return (steps == 0 ? node : -1, steps, steps > 0);
        }

        Mix(tree.Pose(node), towards, free / (float)steps, probe);
        return (tree.Add(probe, node), steps - free, free < wanted);
    }

    private static List<float[]> Join(Tree a, int atA, Tree b, int atB)
    {
        List<float[]> path = [];
        for (int node = atA; node >= 0; node = a.Parent(node))
        {
            path.Insert(0, a.Pose(node).ToArray());
        }

        for (int node = b.Parent(atB); node >= 0; node = b.Parent(node))
        {
            path.Add(b.Pose(node).ToArray());
        }

        return path;
    }

    private static void Mix(ReadOnlySpan<float> from, ReadOnlySpan<float> to, float share, Span<float> pose)
    {
        for (int j = 0; j < pose.Length; j++)
        {
            pose[j] = from[j] + (to[j] - from[j]) * share;
        }
    }

    private void Shorten(RobotClearance clearance, HeldShape? held, List<float[]> path, RandomKey key)
    {
        for (int i = 0; i < Shortcuts && path.Count > 2; i++)
        {
            int first = key.Index(2 * i, path.Count - 2);
            int last = first + 2 + key.Index(2 * i + 1, path.Count - first - 2);
            if (IsMotionFree(clearance, held, path[first], path[last]))
            {
                path.RemoveRange(first + 1, last - first - 1);
            }
        }
    }

    private sealed class Tree(int joints)
    {
        private readonly float[] poses = new float[(MaxNodes + 2) * joints];
        private readonly int[] parents = new int[MaxNodes + 2];

        public int Count { get; private set; }

        public void Start(ReadOnlySpan<float> root)
        {
            Count = 0;
            Add(root, -1);
        }

        public int Add(ReadOnlySpan<float> pose, int parent)
        {
            pose.CopyTo(poses.AsSpan(Count * joints, joints));
            parents[Count] = parent;
            return Count++;
        }

        public ReadOnlySpan<float> Pose(int node) => poses.AsSpan(node * joints, joints);

        public int Parent(int node) => parents[node];

        public int Nearest(ReadOnlySpan<float> pose, IReadOnlyList<float> steps)
        {
            (int nearest, float best) = (0, float.PositiveInfinity);
            for (int node = 0; node < Count; node++)
            {
                float sum = 0;
                for (int j = 0; j < joints; j++)
                {
                    float d = (poses[node * joints + j] - pose[j]) / steps[j];
                    sum += d * d;
                }

                (nearest, best) = sum < best ? (node, sum) : (nearest, best);
            }

            return nearest;
        }
    }
}
