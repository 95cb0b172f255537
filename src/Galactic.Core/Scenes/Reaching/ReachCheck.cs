using System.Numerics;
using Galactic.Geometry;
using Galactic.Robots;

namespace Galactic.Scenes.Reaching;

/// <summary>
/// Searches for proof that an object can be grasped, and that it can be held above its goal the way it was grasped:
/// base poses on the navigation map and arm poses that touch nothing else.
/// </summary>
/// <remarks>Scratch memory of one worker.</remarks>
internal sealed class ReachCheck(ArmModel arm, ReachLibrary library)
{
    private const int GraspsTried = 3;
    private const int GraspEffort = 60;
    private const int PlaceEffort = 30;
    private readonly RobotClearance clearance = new(arm);
    private readonly StanceSearch stances = new(arm, library);
    private readonly List<Stance> grasps = [];
    private readonly List<Stance> places = [];
    private float[] everywhere = [];

    /// <summary>The arm.</summary>
    public ArmModel Arm => arm;

    /// <summary>True if a way was found to grasp an object, such that it can then be placed.</summary>
    /// <param name="scene">The home.</param>
    /// <param name="objects">All objects.</param>
    /// <param name="target">The one to grasp.</param>
    /// <param name="goal">Where its mesh origin should go; null if it is enough to grasp it.</param>
    /// <param name="tolerance">Largest distance from the goal, metres.</param>
    public bool CanMove(
        Scene scene, IReadOnlyList<(MovableObject Thing, Pose Pose)> objects, int target, Pose? goal, float tolerance)
    {
        Load(scene, objects, target, carried: false);
        BoxObstacle box = clearance.Obstacles[target];
        Find(new GraspAim(arm, box), box.Center, goal is null ? 1 : GraspsTried, GraspEffort, grasps);
        if (goal is null || grasps.Count == 0)
        {
            return grasps.Count > 0;
        }

        Load(scene, objects, target, carried: true);

        foreach (Stance stance in grasps)
        {
            Pose gripper = RobotClearance.PoseOf(stance.Position, stance.Yaw) * arm.Gripper(stance.Joints);
            HeldShape held = new(objects[target].Thing, gripper.Inverse * objects[target].Pose);
            if (CanPlace(held, gripper.Inverse.Rotate(Vector3.UnitY), goal.Value, tolerance))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>True if an object that is already in the hand can be placed.</summary>
    /// <param name="scene">The home.</param>
    /// <param name="objects">All objects, the one in the hand included.</param>
    /// <param name="target">The one in the hand.</param>
    /// <param name="gripperFromMesh">How it is held.</param>
    /// <param name="up">Up in the gripper frame as it was grasped.</param>
    /// <param name="goal">Where its mesh origin should go.</param>
    /// <param name="tolerance">Largest distance from the goal, metres.</param>
    public bool CanPlaceHeld(
        Scene scene, IReadOnlyList<(MovableObject Thing, Pose Pose)> objects, int target, Pose gripperFromMesh,
        Vector3 up, Pose goal, float tolerance)
    {
        Load(scene, objects, target, carried: true);
        return CanPlace(new HeldShape(objects[target].Thing, gripperFromMesh), up, goal, tolerance);
    }

    private bool CanPlace(HeldShape held, Vector3 up, Pose goal, float tolerance)
    {
        Find(new PlaceAim(arm, held, up, goal, tolerance), goal.Position, 1, PlaceEffort, places);
        return places.Count > 0;
    }

    /// <summary>Navigable places are connected, so that all of them count as near.</summary>
    private void Find(IAim aim, Vector3 around, int wanted, int effort, List<Stance> found)
    {
        NavigationMap map = clearance.Scene.Navigation;
        if (everywhere.Length < map.Navigable.Length)
        {
            everywhere = new float[map.Navigable.Length];
        }

        (float x, float z) = map.CenterOf(map.NearestNavigable(around.X, around.Z));
        stances.Find(clearance, aim, new Vector2(x, z), 0, everywhere, wanted, effort, found);
    }

    private void Load(
        Scene scene, IReadOnlyList<(MovableObject Thing, Pose Pose)> objects, int target, bool carried)
    {
        clearance.Enter(scene);
        for (int i = 0; i < objects.Count; i++)
        {
            if (!carried || i != target)
            {
                clearance.Add(new BoxObstacle(objects[i].Thing, objects[i].Pose, i == target));
            }
        }
    }
}
