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
    // The fall is tried from this far above the goal at least, metres.
    private const float ProbeLift = 0.03f;
    private static readonly float[] Lifts = [0.03f, 0.08f, 0.15f];
    private readonly float[] seed = new float[arm.JointCount];

    public Vector3 Place { get; } = goal.Transform(held.Object.Box.Center);

    public bool Suits(ReachLibrary library, int entry) => Vector3.Dot(library.Up(entry), up) > LeastUpright;

    public bool TrySolve(RobotClearance clearance, InverseKinematics solver, Span<float> joints)
    {
        // Where the object falls does not depend on how high it is held, so only the arm gets more than one try.
        if (!TryHold(clearance, solver, goal.Position, joints, out Pose pose))
        {
            return false;
        }

        Vector3 place = goal.Position;
        if (!FallsToGoal(clearance, pose))
        {
            place += Shift(pose);
            if (!TryHold(clearance, solver, place, joints, out pose) || !FallsToGoal(clearance, pose))
            {
                return false;
            }
        }

        joints.CopyTo(seed);
        foreach (float lift in Lifts)
        {
            seed.CopyTo(joints);
            if (lift < 2 * tolerance
                && TryHold(clearance, solver, place + new Vector3(0, lift, 0), joints, out pose)
                && clearance.IsArmFree(joints, held)
                && FallsToGoal(clearance, pose))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Brings the mesh origin to a point, the object as upright as it was.</summary>
    private bool TryHold(
        RobotClearance clearance, InverseKinematics solver, Vector3 point, Span<float> joints, out Pose pose)
    {
        ReachGoal wanted = new(clearance.ToBase(point), held.GripperFromMesh.Position)
        {
            Axis = up,
            Direction = Vector3.UnitY,
            AxisTolerance = 0.03f,
        };
        bool reached = solver.TrySolve(wanted, joints, Iterations);
        pose = reached ? clearance.WorldFromBase * arm.Gripper(joints) * held.GripperFromMesh : goal;
        return reached;
    }

    private bool FallsToGoal(RobotClearance clearance, Pose pose)
    {
        float lift = MathF.Max(goal.Position.Y + ProbeLift - pose.Position.Y, 0);
        Pose raised = pose with { Position = pose.Position + new Vector3(0, lift, 0) };
        return Landing.TryPredict(clearance.Scene, clearance.Obstacles, held.Object, raised) is { } rest
            && Vector3.Distance(rest.Position, goal.Position) < tolerance;
    }

    private Vector3 Shift(Pose pose)
    {
        Vector3 shift = (Place - pose.Transform(held.Object.Box.Center)) with { Y = 0 };
        float length = shift.Length();
        return length > LongestShift ? shift * (LongestShift / length) : shift;
    }
}
