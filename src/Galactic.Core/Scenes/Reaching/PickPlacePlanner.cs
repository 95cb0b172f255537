using System.Numerics;
using Galactic.Compute;
using Galactic.Geometry;
using Galactic.Robots;

namespace Galactic.Scenes.Reaching;

/// <summary>
/// Searches for a way to grasp an object and, if it has a goal, to hold it above the goal: base poses that can be
/// driven to, arm poses from inverse kinematics, and arm motions between them, all free of collisions.
/// </summary>
/// <remarks>Scratch memory of one worker; the answer depends on the situation only.</remarks>
internal sealed class PickPlacePlanner
{
    private const int GraspStances = 10;
    private const int PlaceStances = 8;
    private readonly ArmModel arm;
    private readonly ArmFolder folder;
    private readonly RobotClearance clearance;
    private readonly StanceSearch stances;
    private readonly List<Stance> grasps = [];
    private readonly List<Stance> places = [];

    public PickPlacePlanner(ArmModel arm, ReachLibrary library, ArmFolder folder)
    {
        (this.arm, this.folder) = (arm, new ArmFolder(folder));
        clearance = new RobotClearance(arm);
        stances = new StanceSearch(arm, library);
        Motions = new ArmPlanner(arm);
    }

    /// <summary>Plans arm motions.</summary>
    public ArmPlanner Motions { get; }

    /// <summary>The folded pose of an empty hand.</summary>
    public float[] Folded => folder.Empty;

    /// <summary>A whole plan, or null and why there is none.</summary>
    public PickPlacePlan? TryPlan(Situation situation, float[] walks, out string problem)
    {
        EnterWith(situation, carried: false);
        BoxObstacle target = clearance.Obstacles[situation.Target];
        stances.Find(
            clearance, new GraspAim(arm, target), situation.Position, situation.Yaw, walks, GraspStances, grasps);
        problem = "no free stance reaches the target";
        for (int i = 0; i < grasps.Count; i++)
        {
            RandomKey key = situation.Key.For(i);
            EnterWith(situation, carried: false);
            ArmTrip? grasp = TryTrip(grasps[i], null, folder.Empty, key.For(0));
            if (grasp is null)
            {
                problem = "no arm motion leads to the target";
                continue;
            }

            if (situation.Goal is null)
            {
                return new PickPlacePlan(grasp, null, null);
            }

            HeldShape held = new(situation.Objects[situation.Target].Thing, GripperFromTarget(situation, grasp.Stance));
            Vector3 up = UpInGripper(grasp.Stance);
            EnterWith(situation, carried: true);
            if (TryCarry(situation, held, up, grasp.Stance, walks, key, out problem) is { } carry)
            {
                return new PickPlacePlan(grasp, carry.Fold, carry.Place);
            }
        }

        return null;
    }

    /// <summary>What is left to do once the object is in the hand.</summary>
    /// <param name="held">The object in the hand.</param>
    /// <param name="up">The direction in the gripper frame that was up when the object was grasped.</param>
    /// <param name="at">Where the base is and how the arm holds the object.</param>
    public (IReadOnlyList<float[]> Fold, ArmTrip Place)? TryCarry(
        Situation situation, HeldShape held, Vector3 up, Stance at, float[] walks, RandomKey key, out string problem)
    {
        EnterWith(situation, carried: true);
        float[] folded = folder.With(held);
        Motions.Unwind(folded, at.Joints);
        clearance.StandAt(at.Position, at.Yaw);
        problem = "the arm cannot be folded with the target in the hand";
        if (Motions.TryPlan(clearance, held, at.Joints, folded, key.For(1)) is not { } fold)
        {
            return null;
        }

        PlaceAim aim = new(arm, held, up, situation.Goal!.Value, situation.Tolerance);
        stances.Find(clearance, aim, at.Position, at.Yaw, walks, PlaceStances, places);
        problem = "no free stance reaches the goal";
        for (int k = 0; k < places.Count; k++)
        {
            problem = "no arm motion leads to the goal";
            if (TryTrip(places[k], held, folded, key.For(2 + k)) is { } place)
            {
                return (fold, place);
            }
        }

        return null;
    }

    /// <summary>Loads the clearance with a situation.</summary>
    public RobotClearance EnterWith(Situation situation, bool carried)
    {
        clearance.Enter(situation.Scene);
        for (int i = 0; i < situation.Objects.Count; i++)
        {
            if (!carried || i != situation.Target)
            {
                clearance.Add(new BoxObstacle(situation.Objects[i].Thing, situation.Objects[i].Pose));
            }
        }

        return clearance;
    }

    private ArmTrip? TryTrip(Stance stance, HeldShape? held, float[] folded, RandomKey key)
    {
        clearance.StandAt(stance.Position, stance.Yaw);
        Motions.Unwind(stance.Joints, folded);
        return Motions.TryPlan(clearance, held, folded, stance.Joints, key) is { } motion
            ? new ArmTrip(stance, motion)
            : null;
    }

    private Pose GripperFromTarget(Situation situation, Stance stance)
    {
        Pose worldFromBase = RobotClearance.PoseOf(stance.Position, stance.Yaw);
        return (worldFromBase * arm.Gripper(stance.Joints)).Inverse * situation.Objects[situation.Target].Pose;
    }

    private Vector3 UpInGripper(Stance stance) => arm.Gripper(stance.Joints).Inverse.Rotate(Vector3.UnitY);
}
