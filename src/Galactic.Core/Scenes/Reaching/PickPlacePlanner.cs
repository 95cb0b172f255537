using System.Numerics;
using Galactic.Compute;
using Galactic.Geometry;
using Galactic.Robots;

namespace Galactic.Scenes.Reaching;

/// <summary>
/// Searches for a way to grasp an object and, if it has a goal, to hold it above the goal: base poses that can be
/// driven to, arm poses from inverse kinematics, and motions between them, all free of collisions.
/// </summary>
/// <remarks>Scratch memory of one worker; the answer depends on the situation only.</remarks>
internal sealed class PickPlacePlanner
{
    private const int GraspStances = 12;
    private const int PlaceStances = 10;
    // Of so many feasible routes the shortest is taken.
    private const int Compared = 3;
    private readonly ArmModel arm;
    private readonly ArmFolder folder;
    private readonly RobotClearance clearance;
    private readonly StanceSearch stances;
    private readonly ArmPlanner motions;
    private readonly RouteBuilder routes;
    private readonly List<Stance> found = [];

    public PickPlacePlanner(ArmModel arm, ReachLibrary library, ArmFolder folder)
    {
        (this.arm, this.folder) = (arm, new ArmFolder(folder));
        clearance = new RobotClearance(arm);
        stances = new StanceSearch(arm, library);
        motions = new ArmPlanner(arm);
        routes = new RouteBuilder(arm, motions);
    }

    /// <summary>A whole plan, or null and why there is none.</summary>
    public PickPlacePlan? TryPlan(Situation situation, out string problem)
    {
        float[] walks = Walks(situation);
        Load(situation, carried: false);
        GraspAim aim = new(arm, clearance.Obstacles[situation.Target]);
        problem = "no free stance reaches the target";
        foreach ((List<RobotPose> route, Stance stance) in Routes(
            situation, null, aim, Here(situation), [folder.Empty], walks, GraspStances, situation.Key, ref problem))
        {
            if (situation.Goal is null)
            {
                return new PickPlacePlan(route, null);
            }

            RobotPose there = new(stance.Position, stance.Yaw, route.Count > 0 ? route[^1].Joints : stance.Joints);
            Pose gripper = RobotClearance.PoseOf(there.Position, there.Yaw) * arm.Gripper(there.Joints);
            (MovableObject thing, Pose pose) = situation.Objects[situation.Target];
            HeldShape held = new(thing, gripper.Inverse * pose);
            Vector3 up = gripper.Inverse.Rotate(Vector3.UnitY);
            if (TryCarry(situation, held, up, there, walks, out problem) is { } carry)
            {
                return new PickPlacePlan(route, carry);
            }
        }

        return null;
    }

    /// <summary>A route to the goal with the object in the hand, or null and why there is none.</summary>
    /// <param name="situation">The object in the hand is its target.</param>
    /// <param name="held">The object in the hand.</param>
    /// <param name="up">The direction in the gripper frame that was up when the object was grasped.</param>
    /// <param name="from">Where the robot is.</param>
    public List<RobotPose>? TryCarry(
        Situation situation, HeldShape held, Vector3 up, RobotPose from, out string problem) =>
        TryCarry(situation, held, up, from, Walks(situation), out problem);

    private List<RobotPose>? TryCarry(
        Situation situation, HeldShape held, Vector3 up, RobotPose from, float[] walks, out string problem)
    {
        Load(situation, carried: true);
        PlaceAim aim = new(arm, held, up, situation.Goal!.Value, situation.Tolerance);
        problem = "no free stance reaches the goal";
        return Routes(
            situation, held, aim, from, [folder.With(held)], walks, PlaceStances, situation.Key.For(1), ref problem)
            .FirstOrDefault().Route;
    }

    /// <summary>A few routes to stances from where an aim is met, the shortest first.</summary>
    private List<(List<RobotPose> Route, Stance Stance)> Routes(
        Situation situation, HeldShape? held, IAim aim, RobotPose from, float[][] folds, float[] walks, int wanted,
        RandomKey key, ref string problem)
    {
        List<(List<RobotPose> Route, Stance Stance)> made = [];
        stances.Find(clearance, aim, from.Position, from.Yaw, walks, wanted, found);
        IReadOnlyList<float[]>? fold = found.Count > 0 ? Fold(held, from, folds, key) : null;
        for (int i = 0; i < found.Count && made.Count < Compared; i++)
        {
            problem = "no motion leads to a stance";
            Stance stance = found[i];
            List<RobotPose>? route = routes.TryDirect(clearance, held, from, stance, key.For(2 * i + 1));
            if (fold is not null && TryTrip(stance, held, fold[^1], key.For(2 * i + 2)) is { } trip)
            {
                List<RobotPose>? folded = routes.TryFolded(clearance, held, from, fold, trip);
                route = route is null || (folded is not null && folded.Count < route.Count) ? folded : route;
            }

            if (route is not null)
            {
                made.Add((route, stance));
            }
        }

        // Stable, so that equal lengths stay in the order of their stances.
        return [.. made.OrderBy(r => r.Route.Count)];
    }

    private IReadOnlyList<float[]>? Fold(HeldShape? held, RobotPose from, float[][] folds, RandomKey key)
    {
        clearance.StandAt(from.Position, from.Yaw);
        foreach (float[] pose in folds)
        {
            float[] folded = [.. pose];
            motions.Unwind(folded, from.Joints);
            if (motions.TryPlan(clearance, held, from.Joints, folded, key.For(0)) is { } motion)
            {
                return motion;
            }
        }

        return null;
    }

    private ArmTrip? TryTrip(Stance stance, HeldShape? held, float[] folded, RandomKey key)
    {
        clearance.StandAt(stance.Position, stance.Yaw);
        float[] joints = [.. stance.Joints];
        motions.Unwind(joints, folded);
        return motions.TryPlan(clearance, held, folded, joints, key) is { } motion
            ? new ArmTrip(stance, motion)
            : null;
    }

    private void Load(Situation situation, bool carried)
    {
        clearance.Enter(situation.Scene);
        for (int i = 0; i < situation.Objects.Count; i++)
        {
            if (!carried || i != situation.Target)
            {
                clearance.Add(new BoxObstacle(situation.Objects[i].Thing, situation.Objects[i].Pose));
            }
        }
    }

    private static RobotPose Here(Situation situation) => new(situation.Position, situation.Yaw, situation.Joints);

    private static float[] Walks(Situation situation)
    {
        NavigationMap map = situation.Scene.Navigation;
        return map.GeodesicDistances(map.NearestNavigable(situation.Position.X, situation.Position.Y));
    }
}
