using System.Numerics;
using Galactic.Geometry;

namespace Galactic.Robots;

/// <summary>
/// A robot's arm as seen from its base: the arm joints between base and gripper, every other joint at its start
/// value. Positions are in the base frame: x forward, y up, z right. Immutable.
/// </summary>
public sealed class ArmModel
{
    private readonly Segment[] segments;
    private readonly ArmFrame lastFromGripper;
    private readonly BoneSphere[] armSpheres;

    /// <summary>Finds the chain from the base to the gripper.</summary>
    /// <exception cref="ArgumentException">An arm joint does not lie between base and gripper.</exception>
    public ArmModel(RobotModel robot)
    {
        Robot = robot;
        List<int> path = [];
        for (int link = robot.GripperLink; link >= 0; link = robot.Links[link].Parent)
        {
            path.Insert(0, link);
        }

        List<Segment> found = [];
        Pose offset = Pose.Identity;
        foreach (RobotLink link in path.Select(i => robot.Links[i]))
        {
            offset *= link.ParentFromJoint;
            if (robot.ArmJoints.Contains(link.Joint))
            {
                found.Add(new Segment(link.Joint, link.Type, link.Axis, ArmFrame.From(offset)));
                offset = Pose.Identity;
            }
            else
            {
                offset *= RestMotion(link);
            }
        }

        (segments, lastFromGripper) = ([.. found], ArmFrame.From(offset));
        int[] joints = [.. segments.Select(s => s.Joint)];
        if (!joints.SequenceEqual(robot.ArmJoints))
        {
            throw new ArgumentException(
                $"The arm joints of {robot.Name} must be those from the base to {robot.Links[robot.GripperLink].Name}, "
                + $"in that order ({string.Join(", ", joints.Select(j => robot.Joints[j].Name))}), "
                + $"got {string.Join(", ", robot.ArmJoints.Select(j => robot.Joints[j].Name))}.", nameof(robot));
        }

        Limits = [.. joints.Select(j => robot.Joints[j])];
        Steps = [.. joints.Select(j => robot.Actions.Joints.FirstOrDefault(a => a.Joint == j).Step)];
        BoneSphere[] all = [.. robot.Spheres.Select(Attach)];
        armSpheres = [.. all.Where(s => s.Bone >= 0)];
        BodySpheres = [.. all.Where(s => s.Bone < 0).Select(s => s.Sphere)];
        ArmRadii = [.. armSpheres.Select(s => s.Sphere.Radius)];
    }

    /// <summary>The robot.</summary>
    public RobotModel Robot { get; }

    /// <summary>Number of arm joints.</summary>
    public int JointCount => segments.Length;

    /// <summary>One joint per arm joint, base to gripper.</summary>
    public IReadOnlyList<RobotJoint> Limits { get; }

    /// <summary>[joint] largest change in one step, radians or metres; 0 for joints no action moves.</summary>
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
                ? frame with { Origin = frame.Origin + axis * joints[i] }
                : frame.Turned(axis, joints[i]);
            frames[i] = frame;
        }

        frames[segments.Length] = frame.Then(lastFromGripper);
    }

    /// <summary>How the point of the gripper moves with each joint: axis and whether it slides.</summary>
    internal (Vector3 Axis, bool Slides) AxisOf(int joint, in ArmFrame frame) =>
        (frame.Rotate(segments[joint].Axis), segments[joint].Type == JointType.Prismatic);

    /// <summary>Centres of the spheres that move with the arm, base frame.</summary>
    internal void ArmSpheres(ReadOnlySpan<ArmFrame> frames, Span<Vector3> centers)
    {
        for (int i = 0; i < armSpheres.Length; i++)
        {
            centers[i] = frames[armSpheres[i].Bone].Transform(armSpheres[i].Sphere.Center);
        }
    }

    private Pose RestMotion(RobotLink link) => link.Type switch
    {
        JointType.Revolute => new Pose(
            Vector3.Zero, Quaternion.CreateFromAxisAngle(link.Axis, Robot.Joints[link.Joint].Start)),
        JointType.Prismatic => new Pose(link.Axis * Robot.Joints[link.Joint].Start, Quaternion.Identity),
        _ => Pose.Identity,
    };

    /// <summary>Which joint carries a sphere, and where the sphere is in that joint's frame.</summary>
    private BoneSphere Attach(RobotSphere sphere)
    {
        Pose offset = Pose.Identity;
        int link = sphere.Link;
        while (link >= 0 && Array.FindIndex(segments, s => s.Joint == Robot.Links[link].Joint) < 0)
        {
            offset = Robot.Links[link].ParentFromJoint * RestMotion(Robot.Links[link]) * offset;
            link = Robot.Links[link].Parent;
        }

        int bone = link < 0 ? -1 : Array.FindIndex(segments, s => s.Joint == Robot.Links[link].Joint);
        return new BoneSphere(bone, sphere.Sphere with { Center = offset.Transform(sphere.Sphere.Center) });
    }

    private readonly record struct BoneSphere(int Bone, CollisionSphere Sphere);

    private readonly record struct Segment(int Joint, JointType Type, Vector3 Axis, ArmFrame FromJoint)
    {
        public bool IsTranslation { get; } = FromJoint with { Origin = Vector3.Zero } == ArmFrame.Identity;
    }
}
