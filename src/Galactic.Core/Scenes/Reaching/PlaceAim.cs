using System.Numerics;
using Galactic.Geometry;
using Galactic.Robots;

namespace Galactic.Scenes.Reaching;

/// <summary>
/// Hold an object, as upright as it was grasped, above a goal so that it comes to rest near it when released.
/// </summary>
/// <param name="arm">The arm.</param>
/// <param name="held">The object in the hand.</param>
/// <param name="up">The direction in the gripper frame that was up when the object was grasped.</param>
/// <param name="goal">Where the mesh origin should end.</param>
/// <param name="tolerance">Largest distance from the goal before and after the fall, metres.</param>
internal sealed class PlaceAim(ArmModel arm, HeldShape held, Vector3 up, Pose goal, float tolerance) : IAim
{
    private const int Iterations = 20;
    private const float LeastUpright = 0.5f;
    // An object turned about its origin covers another place; it may be moved this far towards the goal's.
    private const float LongestShift = 0.06f;
    private static readonly float[] Lifts = [0.03f, 0.08f, 0.15f];
    private readonly float[] seed = new float[arm.JointCount];

    public Vector3 Place { get; } = goal.Transform(held.Object.Box.Center);

    public bool Suits(ReachLibrary library, int entry) => Vector3.Dot(library.Up(entry), up) > LeastUpright;

    public bool TrySolve(RobotClearance clearance, InverseKinematics solver, Span<float> joints)
    {
        joints.CopyTo(seed);
        foreach (float lift in Lifts)
        {
            seed.CopyTo(joints);
            Vector3 point = goal.Position + new Vector3(0, lift, 0);
            if (lift < 2 * tolerance && (TryAt(clearance, solver, point, joints, out Pose pose)
                || TryAt(clearance, solver, point + Shift(pose), joints, out _)))
            {
                return true;
            }
        }

        return false;
    }

    private bool TryAt(
        RobotClearance clearance, InverseKinematics solver, Vector3 point, Span<float> joints, out Pose pose)
    {
        ReachGoal wanted = new(clearance.ToBase(point), held.GripperFromMesh.Position)
        {
            Axis = up,
            Direction = Vector3.UnitY,
            AxisTolerance = 0.03f,
        };
        if (!solver.TrySolve(wanted, joints, Iterations))
        {
            pose = goal;
            return false;
        }

        pose = clearance.WorldFromBase * arm.Gripper(joints) * held.GripperFromMesh;
        return Landing.TryPredict(clearance.Scene, clearance.Obstacles, held.Object, pose) is { } rest
            && Vector3.Distance(rest.Position, goal.Position) < tolerance
            && clearance.IsArmFree(joints, held);
    }

    private Vector3 Shift(Pose pose)
    {
        Vector3 shift = (Place - pose.Transform(held.Object.Box.Center)) with { Y = 0 };
        float length = shift.Length();
        return length > LongestShift ? shift * (LongestShift / length) : shift;
    }
}
