using System.Numerics;
using Galactic.Geometry;

namespace Galactic.Robots;

/// <summary>
/// A robot's arm as seen from its base: the joints between base and gripper that actions move, every other joint as
/// at rest. Positions are in the base frame: x forward, y up, z right. Immutable.
/// </summary>
public sealed class ArmModel
{
    private readonly float[] rest;
    private readonly Segment[] segments;
    private readonly ArmFrame lastFromGripper;
    private readonly BoneSphere[] armSpheres;

    /// <summary>Finds the chain from the base to the gripper.</summary>
    /// <exception cref="ArgumentException">No action moves the gripper.</exception>
    public ArmModel(RobotModel robot)
    {
        Robot = robot;
        rest = new float[robot.Joints.Count];
        robot.StartJoints(robot.ArmRest, rest);
        List<int> path = [];
        for (int link = robot.GripperLink; link >= 0; link = robot.Links[link].Parent)
        {
            path.Insert(0, link);
        }

        List<Segment> found = [];
        Pose offset = Pose.Identity;
        foreach (RobotLink link in path.Select(i => robot.Links[i]))
        {
            if (robot.Actions.Joints.Any(a => a.Joint == link.Joint) && found.All(s => s.Joint != link.Joint))
            {
                offset *= link.ParentFromJoint;
                found.Add(new Segment(link.Joint, link.Type, link.Axis, link.Gain, ArmFrame.From(offset)));
                offset = Pose.Identity;
            }
            else
            {
                offset *= link.ParentFromLink(rest);
            }
        }

        (segments, lastFromGripper) = ([.. found], ArmFrame.From(offset));
        if (segments.Length == 0)
        {
            throw new ArgumentException($"No action of {robot.Name} moves a joint of its arm.", nameof(robot));
        }

        JointIndices = [.. segments.Select(s => s.Joint)];
        Limits = [.. JointIndices.Select(j => robot.Joints[j])];
        Steps = [.. JointIndices.Select(j => MathF.Abs(robot.Actions.Joints.First(a => a.Joint == j).Step))];
        BoneSphere[] all = [.. robot.Spheres.Select(Attach)];
        armSpheres = [.. all.Where(s => s.Bone >= 0)];
        BodySpheres = [.. all.Where(s => s.Bone < 0).Select(s => s.Sphere)];
        ArmRadii = [.. armSpheres.Select(s => s.Sphere.Radius)];
    }

    /// <summary>The robot.</summary>
    public RobotModel Robot { get; }

    /// <summary>Number of arm joints.</summary>
    public int JointCount => segments.Length;

    /// <summary>The arm joints, base to gripper, as indices into the robot's joints.</summary>
    public IReadOnlyList<int> JointIndices { get; }

    /// <summary>One joint per arm joint, base to gripper.</summary>
    public IReadOnlyList<RobotJoint> Limits { get; }

    /// <summary>[joint] largest change in one step, radians or metres.</summary>
    public IReadOnlyList<float> Steps { get; }

    /// <summary>Spheres that do not move with the arm, base frame.</summary>
    public IReadOnlyList<CollisionSphere> BodySpheres { get; }

    /// <summary>Radii of the spheres that move with the arm, metres.</summary>
    public IReadOnlyList<float> ArmRadii { get; }

    /// <summary>The gripper frame in the base frame.</summary>
    /// <param name="joints">One value per arm joint.</param>
    public Pose Gripper(ReadOnlySpan<float> joints)
    {
        Span<ArmFrame> frames = stackalloc ArmFrame[JointCount + 1];
        Solve(joints, frames);
        return frames[^1].ToPose();
    }

    /// <summary>Frames of the arm joints, turned, and last that of the gripper.</summary>
    internal void Solve(ReadOnlySpan<float> joints, Span<ArmFrame> frames)
    {
        ArmFrame frame = ArmFrame.Identity;
        for (int i = 0; i < segments.Length; i++)
        {
            ref readonly Segment segment = ref segments[i];
            frame = segment.IsTranslation
                ? frame with { Origin = frame.Transform(segment.FromJoint.Origin) }
                : frame.Then(segment.FromJoint);
            Vector3 axis = frame.Rotate(segment.Axis);
            frame = segment.Type == JointType.Prismatic
                ? frame with { Origin = frame.Origin + axis * (segment.Gain * joints[i]) }
                : frame.Turned(axis, segment.Gain * joints[i]);
            frames[i] = frame;
        }

        frames[segments.Length] = frame.Then(lastFromGripper);
    }

    /// <summary>How a joint moves what comes after it: axis, as long as its gain, and whether it slides.</summary>
    internal (Vector3 Axis, bool Slides) AxisOf(int joint, in ArmFrame frame) =>
        (frame.Rotate(segments[joint].Axis) * segments[joint].Gain, segments[joint].Type == JointType.Prismatic);

    /// <summary>Centres of the spheres that move with the arm, base frame.</summary>
    internal void ArmSpheres(ReadOnlySpan<ArmFrame> frames, Span<Vector3> centers)
    {
        for (int i = 0; i < armSpheres.Length; i++)
        {
            centers[i] = frames[armSpheres[i].Bone].Transform(armSpheres[i].Sphere.Center);
        }
    }

    /// <summary>Which joint carries a sphere, and where the sphere is in that joint's frame.</summary>
    private BoneSphere Attach(RobotSphere sphere)
    {
        Pose offset = Pose.Identity;
        int link = sphere.Link;
        while (link >= 0 && Array.FindIndex(segments, s => s.Joint == Robot.Links[link].Joint) < 0)
        {
            offset = Robot.Links[link].ParentFromLink(rest) * offset;
            link = Robot.Links[link].Parent;
        }

        int bone = link < 0 ? -1 : Array.FindIndex(segments, s => s.Joint == Robot.Links[link].Joint);
        return new BoneSphere(bone, sphere.Sphere with { Center = offset.Transform(sphere.Sphere.Center) });
    }

    private readonly record struct BoneSphere(int Bone, CollisionSphere Sphere);

    private readonly record struct Segment(
        int Joint, JointType Type, Vector3 Axis, float Gain, ArmFrame FromJoint)
    {
        public bool IsTranslation { get; } = FromJoint with { Origin = Vector3.Zero } == ArmFrame.Identity;
    }
}
