using System.Numerics;
using Galactic.Compute;
using Galactic.Geometry;
using Galactic.Robots;

namespace Galactic.Scenes.Reaching;

/// <summary>
/// Random arm poses sorted by where they put the grasp point: seeds for inverse kinematics, and with the base turned
/// by the pose's bearing nearly solutions. Immutable.
/// </summary>
internal sealed class ReachLibrary
{
    private const int Samples = 60_000;
    private const int Chunk = 1000;
    private const float BinSize = 0.05f;
    private const int DistanceBins = 26;
    private const int HeightBins = 36;
    private const float LargestBearing = 1.3f;
    private const float FloorGap = 0.03f;
    private readonly int joints;
    private readonly int[] starts = new int[DistanceBins * HeightBins + 1];
    private readonly int[] entries;
    private readonly float[] values;
    private readonly float[] bearings;
    private readonly Vector3[] ups;

    /// <summary>Draws and sorts the poses; the same for any number of threads.</summary>
    public ReachLibrary(ArmModel arm, CpuDevice device)
    {
        joints = arm.JointCount;
        values = new float[Samples * joints];
        bearings = new float[Samples];
        ups = new Vector3[Samples];
        int[] bins = new int[Samples];
        device.Run("reach library", Samples, Chunk, new SampleKernel(this, arm, bins));
        for (int i = 0; i < Samples; i++)
        {
            if (bins[i] >= 0)
            {
                starts[bins[i] + 1]++;
            }
        }

        for (int i = 1; i < starts.Length; i++)
        {
            starts[i] += starts[i - 1];
        }

        entries = new int[starts[^1]];
        int[] next = starts[..^1];
        for (int i = 0; i < Samples; i++)
        {
            if (bins[i] >= 0)
            {
                entries[next[bins[i]]++] = i;
            }
        }
    }

    /// <summary>Poses whose grasp point has about this horizontal distance from the base and height, metres.</summary>
    public ReadOnlySpan<int> Near(float distance, float height)
    {
        int bin = BinOf(distance, height);
        return bin < 0 ? [] : entries.AsSpan(starts[bin], starts[bin + 1] - starts[bin]);
    }

    /// <summary>The arm joints of a pose.</summary>
    public ReadOnlySpan<float> Joints(int entry) => values.AsSpan(entry * joints, joints);

    /// <summary>Direction from the base to the grasp point, radians, left of the heading positive.</summary>
    public float Bearing(int entry) => bearings[entry];

    /// <summary>Up in the gripper frame: heights of its x, y and z axes.</summary>
    public Vector3 Up(int entry) => ups[entry];

    /// <summary>A uniform arm pose; joints that turn without end within half a turn.</summary>
    public static void Draw(ArmModel arm, RandomKey key, Span<float> pose)
    {
        for (int j = 0; j < pose.Length; j++)
        {
            RobotJoint joint = arm.Limits[j];
            (float low, float high) = joint.IsContinuous ? (-MathF.PI, MathF.PI) : (joint.Lower, joint.Upper);
            pose[j] = key.Uniform(j, low, high);
        }
    }

    private static int BinOf(float distance, float height)
    {
        (int d, int h) = ((int)MathF.Floor(distance / BinSize), (int)MathF.Floor(height / BinSize));
        return (uint)d < DistanceBins && (uint)h < HeightBins ? h * DistanceBins + d : -1;
    }

    /// <summary>No arm sphere in the floor, and the far half of the arm not inside the body.</summary>
    private static bool IsSensible(ArmModel arm, Vector3[] centers)
    {
        for (int i = 0; i < centers.Length; i++)
        {
            if (centers[i].Y < arm.ArmRadii[i] + FloorGap)
            {
                return false;
            }
        }

        for (int i = centers.Length / 2; i < centers.Length; i++)
        {
            foreach (CollisionSphere body in arm.BodySpheres)
            {
                float apart = body.Radius + arm.ArmRadii[i];
                if (Vector3.DistanceSquared(centers[i], body.Center) < apart * apart)
                {
                    return false;
                }
            }
        }

        return true;
    }

    private readonly struct SampleKernel(ReachLibrary library, ArmModel arm, int[] bins) : IKernel
    {
        public void Execute(int begin, int end, int worker)
        {
            RandomKey key = RandomKey.FromSeed(0);
            ArmFrame[] frames = new ArmFrame[arm.JointCount + 1];
            Vector3[] centers = new Vector3[arm.ArmRadii.Count];
            for (int i = begin; i < end; i++)
            {
                Span<float> pose = library.values.AsSpan(i * arm.JointCount, arm.JointCount);
                Draw(arm, key.For(i), pose);
                arm.Solve(pose, frames);
                arm.ArmSpheres(frames, centers);
                Vector3 point = frames[^1].Transform(arm.Robot.GripperOffset);
                library.bearings[i] = MathF.Atan2(-point.Z, point.X);
                library.ups[i] = new Vector3(frames[^1].X.Y, frames[^1].Y.Y, frames[^1].Z.Y);
                bool fits = MathF.Abs(library.bearings[i]) <= LargestBearing && IsSensible(arm, centers);
                bins[i] = fits ? BinOf(new Vector2(point.X, point.Z).Length(), point.Y) : -1;
            }
        }
    }
}
