using System.Numerics;
using Galactic.Compute;
using Galactic.Geometry;
using Galactic.Robots;

namespace Galactic.Tests.Robots;

public class InverseKinematicsTests
{
    private const int Targets = 400;
    private static readonly RobotModel Robot = Fetch.Create();
    private static readonly ArmModel Arm = new(Robot);

    [Fact]
    public void Arm_kinematics_equal_the_robot_model_for_random_poses()
    {
        Span<Vector3> all = new Vector3[Robot.Spheres.Count];
        Span<Vector3> own = new Vector3[Arm.ArmRadii.Count];
        Span<ArmFrame> frames = new ArmFrame[Arm.JointCount + 1];
        for (int i = 0; i < 200; i++)
        {
            float[] pose = Draw(i);
            Pose expected = Reference(pose);
            Pose gripper = Arm.Gripper(pose);
            Assert.True(Vector3.Distance(expected.Position, gripper.Position) < 1e-5f);
            Assert.True(MathF.Abs(Quaternion.Dot(expected.Rotation, gripper.Rotation)) > 1 - 1e-5f);

            float[] joints = new float[Robot.Joints.Count];
            Robot.StartJoints(pose, joints);
            Robot.SphereCenters(Vector2.Zero, 0, joints, all);
            Arm.Solve(pose, frames);
            Arm.ArmSpheres(frames, own);
            for (int k = 0; k < own.Length; k++)
            {
                Assert.True(Vector3.Distance(all[all.Length - own.Length + k], own[k]) < 1e-5f);
            }
        }

        Assert.Equal(Robot.Spheres.Count, Arm.BodySpheres.Count + Arm.ArmRadii.Count);
    }

    [Fact]
    public void Points_the_arm_can_reach_are_found_within_a_millimetre_and_within_limits()
    {
        InverseKinematics solver = new(Arm);
        int found = 0;
        for (int i = 0; i < Targets; i++)
        {
            ReachGoal goal = new(Reference(Draw(i)).Transform(Robot.GripperOffset), Robot.GripperOffset);
            found += Solve(solver, goal, i) is { } pose && IsReached(goal, pose) ? 1 : 0;
        }

        Assert.InRange(found, Targets * 99 / 100, Targets);
    }

    [Fact]
    public void A_direction_is_kept_too_where_one_is_wanted()
    {
        InverseKinematics solver = new(Arm);
        int found = 0;
        for (int i = 0; i < Targets; i++)
        {
            Pose gripper = Reference(Draw(i));
            Vector3 axis = Vector3.Normalize(new Vector3(0.3f, 1, -0.5f));
            Vector3 tool = new(0.08f, -0.05f, 0.02f);
            ReachGoal goal = new(gripper.Transform(tool), tool) { Axis = axis, Direction = gripper.Rotate(axis) };
            if (Solve(solver, goal, i) is { } pose)
            {
                Assert.True(IsReached(goal, pose));
                Assert.True(Vector3.Dot(Reference(pose).Rotate(axis), goal.Direction) > 0.999f);
                found++;
            }
        }

        Assert.InRange(found, Targets * 97 / 100, Targets);
    }

    [Fact]
    public void A_point_out_of_reach_is_not_claimed()
    {
        InverseKinematics solver = new(Arm);
        for (int i = 0; i < 20; i++)
        {
            float[] pose = Draw(i);
            Assert.False(solver.TrySolve(new ReachGoal(new Vector3(1.6f, 0.9f, 0), Robot.GripperOffset), pose));
            Assert.All(pose, v => Assert.True(float.IsFinite(v)));
        }
    }

    [Fact]
    public void The_answer_depends_on_goal_and_seed_only()
    {
        ReachGoal goal = new(new Vector3(0.8f, 0.7f, 0.1f), Robot.GripperOffset);
        InverseKinematics used = new(Arm);
        Solve(used, new ReachGoal(new Vector3(0.5f, 1.1f, -0.3f), Robot.GripperOffset), 5);
        Assert.Equal(Solve(new InverseKinematics(Arm), goal, 1), Solve(used, goal, 1));
    }

    [Fact]
    public void A_wrong_number_of_joints_is_named()
    {
        ArgumentException error = Assert.Throws<ArgumentException>(
            () => new InverseKinematics(Arm).TrySolve(default, new float[3]));
        Assert.Contains("Expected 7", error.Message);
    }

    private static float[]? Solve(InverseKinematics solver, ReachGoal goal, int number)
    {
        for (int attempt = 0; attempt < 10; attempt++)
        {
            float[] pose = Draw(10_000 + 100 * number + attempt);
            if (solver.TrySolve(goal, pose))
            {
                return pose;
            }
        }

        return null;
    }

    private static bool IsReached(ReachGoal goal, float[] pose)
    {
        for (int j = 0; j < pose.Length; j++)
        {
            RobotJoint joint = Robot.Joints[Robot.ArmJoints[j]];
            Assert.InRange(pose[j], joint.Lower, joint.Upper);
        }

        return Vector3.Distance(Reference(pose).Transform(goal.Tool), goal.Point) < 1e-3f;
    }

    /// <summary>The gripper by the robot's own kinematics, link by link.</summary>
    private static Pose Reference(float[] pose)
    {
        float[] joints = new float[Robot.Joints.Count];
        Pose[] links = new Pose[Robot.Links.Count];
        Robot.StartJoints(pose, joints);
        Robot.ForwardKinematics(Vector2.Zero, 0, joints, links);
        return links[Robot.GripperLink];
    }

    private static float[] Draw(int number)
    {
        RandomKey key = RandomKey.FromSeed(99).For(number);
        return [.. Robot.ArmJoints.Select((index, j) => Robot.Joints[index] is { IsContinuous: false } joint
            ? key.Uniform(j, joint.Lower, joint.Upper)
            : key.Uniform(j, -MathF.PI, MathF.PI))];
    }
}
