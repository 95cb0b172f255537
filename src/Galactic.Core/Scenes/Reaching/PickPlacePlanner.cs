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
    private const int Effort = 350;
    // Of so many feasible routes the shortest is taken.
    private const int Compared = 3;
    private readonly ArmModel arm;
    private readonly ArmFolder folder;
    private readonly RobotClearance clearance;
    private readonly StanceSearch stances;
    private readonly ArmPlanner motions;
    private readonly RouteBuilder routes;
    private readonly List<Stance> grasps = [];
    private readonly List<Stance> places = [];

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
        RobotPose from = Here(situation);
        stances.Find(clearance, aim, from.Position, from.Yaw, walks, GraspStances, Effort, grasps);
        problem = "no free stance reaches the target";
        int next = 0;
        while (next < grasps.Count)
        {
            Load(situation, carried: false);
            foreach (List<RobotPose> route in Routes(
                null, from, folder.Empties, grasps, ref next, situation.Key, ref problem))
            {
                if (situation.Goal is null)
                {
                    return new PickPlacePlan(route, null);
                }

                RobotPose there = route.Count > 0 ? route[^1] : from;
                Pose gripper = RobotClearance.PoseOf(there.Position, there.Yaw) * arm.Gripper(there.Joints);
                (MovableObject thing, Pose pose) = situation.Objects[situation.Target];
                HeldShape held = new(thing, gripper.Inverse * pose);
                Vector3 up = gripper.Inverse.Rotate(Vector3.UnitY);
                if (TryCarry(situation, held, up, there, walks, out problem) is { } carry)
                {
                    return new PickPlacePlan(route, carry);
                }
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

    /// <summary>A route to the place before a point, facing it; or null and why there is none.</summary>
    public List<RobotPose>? TryApproach(Situation situation, Vector3 destination, out string problem)
    {
        Load(situation, carried: false);
        RobotPose from = Here(situation);
        NavigationMap map = situation.Scene.Navigation;
        (float x, float z) = map.CenterOf(Sight.PlaceBefore(situation.Scene, destination));
        float yaw = MathF.Atan2(z - destination.Z, destination.X - x);
        problem = "the arm cannot be folded";
        if (Fold(null, from, folder.Empties, situation.Key) is not { } fold)
        {
            return null;
        }

        problem = "the drive to a stance is blocked";
        Stance stance = new(new Vector2(x, z), yaw, fold[^1], 0);
        return routes.TryFolded(clearance, null, from, fold, new ArmTrip(stance, [fold[^1]]));
    }

    private List<RobotPose>? TryCarry(
        Situation situation, HeldShape held, Vector3 up, RobotPose from, float[] walks, out string problem)
    {
        Load(situation, carried: true);
        PlaceAim aim = new(arm, held, up, situation.Goal!.Value, situation.Tolerance);
        stances.Find(clearance, aim, from.Position, from.Yaw, walks, PlaceStances, Effort, places);
        problem = "no free stance reaches the goal";
        int next = 0;
        List<RobotPose>? route = null;
        while (next < places.Count && route is null)
        {
            route = Routes(held, from, folder.With(held), places, ref next, situation.Key.For(1), ref problem)
                .FirstOrDefault();
        }

        return route;
    }

    /// <summary>A few routes to the next stances of a list, the shortest first.</summary>
    private List<List<RobotPose>> Routes(
        HeldShape? held, RobotPose from, IEnumerable<float[]> folds, List<Stance> found, ref int next, RandomKey key,
        ref string problem)
    {
        List<List<RobotPose>> made = [];
        IReadOnlyList<float[]>? fold = Fold(held, from, folds, key);
        for (; next < found.Count && made.Count < Compared; next++)
        {
            Stance stance = found[next];
            List<RobotPose>? route = routes.TryDirect(clearance, held, from, stance, key.For(2 * next + 1));
            problem = fold is null ? "the arm cannot be folded" : "no arm motion leads to a stance";
            if (fold is not null && TryTrip(stance, held, fold[^1], key.For(2 * next + 2)) is { } trip)
            {
                problem = "the drive to a stance is blocked";
                List<RobotPose>? folded = routes.TryFolded(clearance, held, from, fold, trip);
                route = route is null || (folded is not null && folded.Count < route.Count) ? folded : route;
            }

            if (route is not null)
            {
                made.Add(route);
            }
        }

        // Stable, so that equal lengths stay in the order of their stances.
        return [.. made.OrderBy(r => r.Count)];
    }

    private IReadOnlyList<float[]>? Fold(HeldShape? held, RobotPose from, IEnumerable<float[]> folds, RandomKey key)
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
                (MovableObject thing, Pose pose) = situation.Objects[i];
                clearance.Add(new BoxObstacle(thing, pose, i == situation.Target));
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
