using System.Runtime.InteropServices;
using Galactic.Geometry;
using Galactic.Simulation;

namespace Galactic.Tests.Simulation;

/// <summary>A copy of everything that callers see of a batch after a step.</summary>
internal sealed class Moment
{
    private readonly int stride;
    private readonly int maxObjects;
    private readonly float[] joints;
    private readonly float[] gripper;
    private readonly Pose[] objects;
    private readonly int[] counts;

    public Moment(SimulationState s)
    {
        (stride, maxObjects) = (s.Stride, s.MaxObjects);
        (X, Z, Yaw) = (s.BaseX.Span.ToArray(), s.BaseZ.Span.ToArray(), s.Yaw.Span.ToArray());
        (joints, gripper, objects) = (s.Joints.Span.ToArray(), s.Gripper.Span.ToArray(), s.ObjectPoses.Span.ToArray());
        counts = s.ObjectCount.Span.ToArray();
        (Held, Step, Episode) = (
            s.HeldObject.Span.ToArray(), s.EpisodeStep.Span.ToArray(), s.EpisodeIndex.Span.ToArray());
        (Events, HitObject, DropHeight) = (
            s.Events.Span.ToArray(), s.HitObject.Span.ToArray(), s.DropHeight.Span.ToArray());
        Grippers = [.. Enumerable.Range(0, s.EnvCount).Select(s.GripperPose)];
    }

    public float[] X { get; }

    public float[] Z { get; }

    public float[] Yaw { get; }

    public int[] Held { get; }

    public int[] Step { get; }

    public int[] Episode { get; }

    public StepEvents[] Events { get; }

    public int[] HitObject { get; }

    public float[] DropHeight { get; }

    public Pose[] Grippers { get; }

    public float Joint(int env, int joint) => joints[joint * stride + env];

    public double[] Joints(int env) => [.. Row(joints, env).Select(j => (double)j)];

    public Pose Object(int env, int slot) => objects[env * maxObjects + slot];

    /// <summary>All bits of pose, joints, gripper, objects and hand: what a step may change about the world.</summary>
    public uint[] World(int env) =>
    [
        .. new[] { X[env], Z[env], Yaw[env] }.Concat(Row(joints, env)).Concat(Row(gripper, env))
            .Select(BitConverter.SingleToUInt32Bits),
        .. MemoryMarshal.Cast<Pose, uint>(objects.AsSpan(env * maxObjects, counts[env])),
        (uint)Held[env],
    ];

    /// <summary>The world, what happened in it, and when.</summary>
    public uint[] Everything(int env) =>
        [.. World(env), (uint)Step[env], (uint)Episode[env], (uint)Events[env], (uint)HitObject[env],
            BitConverter.SingleToUInt32Bits(DropHeight[env])];

    private IEnumerable<float> Row(float[] values, int env)
    {
        for (int i = env; i < values.Length; i += stride)
        {
            yield return values[i];
        }
    }
}
