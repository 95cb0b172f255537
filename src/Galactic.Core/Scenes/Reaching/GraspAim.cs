using System.Numerics;
using Galactic.Robots;

namespace Galactic.Scenes.Reaching;

/// <summary>Touch a target with the grasp query sphere, and nothing else with anything.</summary>
/// <param name="arm">The arm.</param>
/// <param name="target">The target; one of the obstacles of the clearance.</param>
internal sealed class GraspAim(ArmModel arm, BoxObstacle target) : IAim
{
    private const int Iterations = 12;
    // How far the query sphere's centre goes into the target, metres.
    private const float Depth = 0.008f;
    private readonly ArmFrame[] frames = new ArmFrame[arm.JointCount + 1];

    public Vector3 Place => target.Center;

    public bool Suits(ReachLibrary library, int entry) => true;

    public bool TrySolve(RobotClearance clearance, InverseKinematics solver, Span<float> joints)
    {
        RobotModel robot = arm.Robot;
        arm.Solve(joints, frames);
        Vector3 approach = clearance.ToWorld(frames[^1].X) - clearance.ToWorld(Vector3.Zero);
        Vector3 point = target.Center - approach * (target.DepthAlong(approach) - Depth);
        return target.Touches(point, robot.GripperRadius - RobotClearance.Play)
            && solver.TrySolve(new ReachGoal(clearance.ToBase(point), robot.GripperOffset), joints, Iterations)
            && clearance.IsArmFree(joints, null);
    }
}
